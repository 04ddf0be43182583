import type { Principal } from "@/lib/principal";
import { invalidInput, notFound, Problem } from "@/lib/problem";
import { Temporal, type TimeRange } from "@/lib/time";
import { addAllocation } from "@/modules/project";
import { allocationElsewhere } from "@/modules/resource";
import { type Database, inTenant, lockOf, type Tx } from "@/services/db";
import { recordEvents } from "@/services/outbox";
import type { Booking, UpdateBooking } from "./contract";
import { mustFit, requireTarget, takenId, windowsOf } from "./create-booking";
import { allocatedBy } from "./domain/allocated";
import { CHANGEABLE } from "./domain/changeable";
import { bookingCost } from "./domain/cost";
import { durationOf } from "./domain/windows";
import { bookingEvent } from "./events";
import { orExplain } from "./explain-conflict";
import type { Wanted } from "./find-alternatives";
import { placeWindows } from "./place-windows";
import { mayBook } from "./policy";
import { presentBooking } from "./present";
import { type BookingRow, findBooking, type Target, updateBookingRow } from "./repository";
import { deleteWindows } from "./window-repository";

/**
 * Moves, changes, confirms or cancels a booking, under the same constraint as making one. A change that changes nothing is no new version.
 * @param version the version that the caller saw; undefined takes whatever is there
 * @throws Problem 403, 404 (booking, resource or project), 409 booking_conflict with the blockers, 412 with the present state,
 *   422 for more than the resource has
 */
export async function updateBooking(db: Database, principal: Principal, id: string, version: number | undefined, input: UpdateBooking): Promise<Booking> {
  mayBook(principal);
  const { tenantId } = principal;
  const seen = await inTenant(db, tenantId, (tx) => findBooking(tx, tenantId, id));
  if (!seen) throw notFound("booking", id);
  // The resource that it leaves, too: by the lock of its row alone, two bookings that swap places would wait for each other.
  const locks = [seen.resourceId, input.resourceId ?? seen.resourceId].map((resourceId) => lockOf(tenantId, resourceId));
  let wanted: Wanted | undefined;
  const change = async (tx: Tx) => {
    const before = await findBooking(tx, tenantId, id, true);
    if (!before) throw notFound("booking", id);
    if (version !== undefined && before.version !== version) throw stale(presentBooking(before));
    const target = await requireTarget(tx, tenantId, input.resourceId ?? before.resourceId, input.projectId ?? before.projectId);
    const next = merge(before, input, input.allocation ?? (await allocationAt(tx, before, target.resource)));
    wanted = { ...next, bookingId: id, windows: windowsOf({ start: next.startTime, end: next.endTime }) };
    return apply(tx, principal, before, next, target, wanted.windows);
  };
  try {
    return await orExplain(db, principal, () => wanted, () => inTenant(db, tenantId, change, locks));
  } catch (error) {
    throw takenId(error, id, input.externalId) ?? error;
  }
}

type Stored = BookingRow & { currency: string };

function merge(before: Stored, { start, end, ...rest }: UpdateBooking, allocation: number): Stored {
  const next = { ...before, ...rest, allocation, startTime: start ?? before.startTime, endTime: end ?? before.endTime };
  if (Temporal.Instant.compare(next.startTime, next.endTime) >= 0) throw invalidInput([{ path: end ? "end" : "start", message: "end must be after start" }]);
  return next;
}

async function apply(tx: Tx, { tenantId, actor }: Principal, before: Stored, next: Stored, { resource, project }: Target, windows: TimeRange[]): Promise<Booking> {
  const was = presentBooking(before);
  const wanted = presentBooking(next);
  const changed = CHANGEABLE.filter((field) => was[field] !== wanted[field]);
  if (changed.length === 0) return was;
  mustFit(resource, next.allocation);

  const moved = changed.some((field) => ["resourceId", "status", "allocation", "start", "end"].includes(field));
  const { resourceId, projectId, status, title, notes, externalId, allocation, startTime, endTime } = next;
  // A new title is no new price: what was agreed stays until the booking itself changes.
  const costMinor = moved || changed.includes("projectId") ? bookingCost(resource, project.currency, allocation, durationOf({ start: startTime, end: endTime })) : before.costMinor;
  // Without the old windows first, the cascade would carry them to the new resource or status, where they may clash.
  if (moved) await deleteWindows(tx, tenantId, before.id);
  const row = await updateBookingRow(tx, tenantId, before.id, { resourceId, projectId, status, title, notes, externalId, startTime, endTime, allocation, costMinor });
  if (moved) await placeWindows(tx, { tenantId, bookingId: row.id, resource, status, allocation, windows });

  const booking = presentBooking({ ...row, currency: project.currency });
  const type = booking.status === "cancelled" && was.status !== "cancelled" ? "booking:cancelled" : "booking:updated";
  await recordEvents(tx, tenantId, actor, [bookingEvent(type, booking, Object.fromEntries(changed.map((field) => [field, was[field]])))]);
  await moveAllocation(tx, before, row);
  return booking;
}

async function allocationAt(tx: Tx, before: Stored, resource: Target["resource"]): Promise<number> {
  if (resource.id === before.resourceId) return before.allocation;
  const { resource: left } = await requireTarget(tx, before.tenantId, before.resourceId, before.projectId);
  return allocationElsewhere(before.allocation, left, resource);
}

/** Takes away what it was, adds what it is: one write when the project stays, and in the order of the ids when it does not. */
async function moveAllocation(tx: Tx, before: BookingRow, after: BookingRow) {
  const was = allocatedBy(before);
  const is = allocatedBy(after);
  if (before.projectId === after.projectId) return addAllocation(tx, after.tenantId, after.projectId, { minor: is.minor - was.minor, minutes: is.minutes - was.minutes });
  const moves = [
    { projectId: before.projectId, minor: -was.minor, minutes: -was.minutes },
    { projectId: after.projectId, ...is },
  ].toSorted((a, b) => (a.projectId < b.projectId ? -1 : 1));
  for (const { projectId, ...change } of moves) await addAllocation(tx, after.tenantId, projectId, change);
}

function stale(current: Booking): Problem {
  return new Problem(412, "stale_version", "Changed since", `It is now at version ${current.version}: look at it again, then repeat the change.`, { current });
}
