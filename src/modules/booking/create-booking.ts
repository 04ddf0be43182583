import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { invalidInput, notFound, Problem } from "@/lib/problem";
import type { TimeRange } from "@/lib/time";
import { addAllocation, findProject } from "@/modules/project";
import { defaultAllocation } from "@/modules/resource";
import { type Database, inTenant, LastWrites, lockOf, type Tx, violates } from "@/services/db";
import { recordEvents } from "@/services/outbox";
import type { Booking, CreateBooking } from "./contract";
import { allocatedBy } from "./domain/allocated";
import { bookingCost } from "./domain/cost";
import { continuousWindows, durationOf, LONGEST_BOOKING_DAYS } from "./domain/windows";
import { bookingEvent } from "./events";
import { orExplain } from "./explain-conflict";
import type { Wanted } from "./find-alternatives";
import { dealWindows } from "./place-windows";
import { mayBook } from "./policy";
import { presentBooking } from "./present";
import { type BookingRow, findTarget, insertBooking, type Target } from "./repository";
import { insertWindows } from "./window-repository";

/**
 * Books a resource for a project, in one transaction with its event and what the project has allocated.
 * @throws Problem 403 for a viewer, 404 for an unknown resource or project, 409 booking_conflict with the blockers and what would work, 409 when the id is taken,
 *   422 for more than the resource has
 */
export async function createBooking(db: Database, principal: Principal, input: CreateBooking): Promise<Booking> {
  mayBook(principal);
  const { tenantId, actor } = principal;
  const { resourceId, projectId, start, end, status } = input;
  const windows = windowsOf({ start, end });
  const id = input.id ?? newId();
  let wanted: Wanted | undefined;
  const book = async (tx: Tx) => {
    const { resource, project, now } = await requireTarget(tx, tenantId, resourceId, projectId);
    const allocation = input.allocation ?? defaultAllocation(resource);
    mustFit(resource, allocation);
    wanted = { resourceId, projectId, allocation, windows };
    const costMinor = bookingCost(resource, project.currency, allocation, durationOf(input));
    const dealt = await dealWindows(tx, { tenantId, bookingId: id, resource, status, allocation, windows });
    const row: BookingRow = { tenantId, id, resourceId, projectId, status, title: input.title, notes: input.notes, allocation, startTime: start, endTime: end, costMinor, externalId: input.externalId ?? null, version: 1, createdAt: now, updatedAt: now };
    const booking = presentBooking({ ...row, currency: project.currency });
    return new LastWrites(booking, [
      insertBooking(tx, row),
      insertWindows(tx, dealt),
      recordEvents(tx, tenantId, actor, [bookingEvent("booking:created", booking)]),
      addAllocation(tx, tenantId, projectId, allocatedBy(row)),
    ]);
  };
  try {
    return await orExplain(db, principal, () => wanted, () => inTenant(db, tenantId, book, [lockOf(tenantId, resourceId)]));
  } catch (error) {
    throw takenId(error, id, input.externalId) ?? error;
  }
}

/** @throws Problem 400 when it is longer than a booking may be */
export function windowsOf(range: TimeRange): TimeRange[] {
  if (durationOf(range) > LONGEST_BOOKING_DAYS * 86_400_000) {
    throw invalidInput([{ path: "end", message: `must be within ${LONGEST_BOOKING_DAYS} days of start: make several bookings of it` }]);
  }
  return continuousWindows(range);
}

/** @throws Problem 422 when the resource has not that much even when nobody else takes any */
export function mustFit(resource: Target["resource"], allocation: number): void {
  if (allocation <= resource.capacity) return;
  throw new Problem(422, "over_capacity", "More than there is", `${resource.name} has a capacity of ${resource.capacity}, and ${allocation} were asked for: ask for less, or raise its capacity.`);
}

/** @throws Problem 404 that names which of the two is missing */
export async function requireTarget(tx: Tx, tenantId: string, resourceId: string, projectId: string): Promise<Target> {
  const target = await findTarget(tx, tenantId, resourceId, projectId);
  if (target) return target;
  throw (await findProject(tx, tenantId, projectId)) ? notFound("resource", resourceId) : notFound("project", projectId);
}

/** The refusal for an id that another booking has, if that is what the database said. */
export function takenId(error: unknown, id: string, externalId: string | null | undefined): Problem | undefined {
  if (violates(error, "bookings_tenant_id_id_pk")) return new Problem(409, "id_taken", "Id taken", `There is already a booking with the id ${id}: it was stored before, or the id must be made anew.`);
  if (violates(error, "bookings_external_id")) return new Problem(409, "external_id_taken", "External id taken", `There is already a booking with the externalId ${externalId}: change that one instead.`);
  return undefined;
}
