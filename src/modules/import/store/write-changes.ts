import type { Principal } from "@/lib/principal";
import {
  allocatedBy,
  bookingEvent,
  type BookingRow,
  continuousWindows,
  deleteWindowsOf,
  insertManyBookings,
  insertManyWindows,
  placeWindows,
  presentBooking,
  updateBookingRows,
} from "@/modules/booking";
import type { Tx } from "@/services/db";
import { recordEvents } from "@/services/outbox";
import { type Allocations, addTo } from "../domain/allocations";
import { dealLanes } from "../plan/deal-lanes";
import type { Change } from "../plan/plan-rows";
import type { StoredWindow } from "../plan/world";

/**
 * Stores what was planned, with its events, in a number of statements that does not depend on the number of rows. Resources and
 * projects are there already, and what the projects have allocated is left to the caller.
 *
 * @throws what isOutdated knows when somebody was faster
 */
export async function writeChanges(tx: Tx, { tenantId, actor }: Principal, changes: Change[], stored: Iterable<StoredWindow>): Promise<Allocations> {
  if (changes.length === 0) return new Map();
  const made = changes.filter(({ before }) => !before);
  const changed = changes.filter(({ before }) => before);
  const moved = changes.filter(({ isMoved }) => isMoved);
  const left = new Set(moved.flatMap(({ before }) => before?.id ?? []));

  // Without the old windows first, the cascade would carry them to the new resource or status, where they may clash.
  if (left.size > 0) await deleteWindowsOf(tx, tenantId, [...left]);
  const rows = [
    ...(changed.length > 0 ? await updateBookingRows(tx, tenantId, changed.map(({ after }) => after)) : []),
    ...(made.length > 0 ? await insertManyBookings(tx, made.map(({ after }) => ({ ...after, tenantId }))) : []),
  ];
  const { windows, crowded } = dealLanes(tenantId, moved, [...stored].filter(({ bookingId }) => !left.has(bookingId)));
  if (windows.length > 0) await insertManyWindows(tx, windows);
  for (const { after, resource } of crowded) {
    const { id: bookingId, status, allocation } = after;
    await placeWindows(tx, { tenantId, bookingId, resource, status, allocation, windows: continuousWindows({ start: after.startTime, end: after.endTime }) });
  }
  const byId = new Map(rows.map((row) => [row.id, row]));
  await recordEvents(tx, tenantId, actor, changes.map((change) => eventOf(change, byId.get(change.after.id) as BookingRow)));
  return allocationsOf(changes);
}

function eventOf({ before, changed, project }: Change, row: BookingRow) {
  const booking = presentBooking({ ...row, currency: project.currency });
  if (!before) return bookingEvent("booking:created", booking);
  const isCancelled = booking.status === "cancelled" && changed.includes("status");
  const was = { ...before, start: before.startTime.toString(), end: before.endTime.toString() };
  return bookingEvent(isCancelled ? "booking:cancelled" : "booking:updated", booking, Object.fromEntries(changed.map((field) => [field, was[field]])));
}

function allocationsOf(changes: Change[]): Allocations {
  const allocations: Allocations = new Map();
  for (const { before, after } of changes) {
    const is = allocatedBy(after);
    const was = before && allocatedBy(before);
    if (before && was) addTo(allocations, before.projectId, { minor: -was.minor, minutes: -was.minutes });
    addTo(allocations, after.projectId, is);
  }
  return allocations;
}
