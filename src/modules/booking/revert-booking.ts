import type { Principal } from "@/lib/principal";
import { Problem } from "@/lib/problem";
import { type Database, inTenant } from "@/services/db";
import { type EventRow, findEvent, selectHistory } from "@/services/outbox";
import { type Booked, type Booking, type UpdateBooking, updateBookingSchema } from "./contract";
import { findReadable } from "./find-readable";
import { presentBooking } from "./present";
import type { PricedRow } from "./repository";
import { updateBooking } from "./update-booking";

const MOST_CHANGES = 1_000;

/**
 * Undoes one change of a booking, as a new change: what it changed gets the values of before, if they still fit. Undoing
 * the making of a booking cancels it.
 * @param version the version whose change is undone
 * @throws Problem 403, 404, 409 when a later change touched the same fields (undo that first), and what updateBooking throws
 */
export async function revertBooking(db: Database, principal: Principal, id: string, version: number): Promise<Booked> {
  const { tenantId } = principal;
  const { present, input } = await inTenant(db, tenantId, async (tx) => {
    const booking = await findReadable(tx, principal, id);
    const event = await findEvent(tx, tenantId, id, version);
    if (!event) throw new Problem(404, "version_not_found", "Not found", `The booking has no version ${version}: its history tells which there are.`);
    const undo = undoOf(event);
    if (isOtherNow(booking, event, Object.keys(undo))) {
      const later = await selectHistory(tx, tenantId, id, version, MOST_CHANGES);
      const after = later.findLast((change) => touches(change, Object.keys(undo)))?.aggregateVersion ?? booking.version;
      throw new Problem(409, "changed_since", "Changed since", `Version ${after} changed the same again: undo that first.`, { version: after });
    }
    return { present: booking.version, input: updateBookingSchema.parse(undo) };
  });
  return updateBooking(db, principal, id, present, input);
}

/**
 * What a change must be undone with, in the words of the API. The start and end of a booking in days follow from its days, so they
 * are put back only where it was, or was made, one stretch.
 */
function undoOf(event: EventRow): Partial<Record<keyof UpdateBooking, unknown>> {
  const { before, booking } = event.payload as { before?: Partial<Booking>; booking: Booking };
  if (!before) return { status: "cancelled" };
  const { start, end, days = booking.days, ...rest } = before;
  if (days) return { ...rest, ...("days" in before && { days }) };
  return { ...rest, ...(start && { start }), ...(end && { end }) };
}

/** Whether the fields are no longer what the change made them: a later change that was itself undone is no obstacle. */
function isOtherNow(row: PricedRow, event: EventRow, fields: string[]): boolean {
  const { booking: then } = event.payload as { booking: Booking };
  const now = presentBooking(row);
  return fields.some((field) => JSON.stringify(now[field as keyof Booking]) !== JSON.stringify(then[field as keyof Booking]));
}

function touches(event: EventRow, fields: string[]): boolean {
  const { before = {} } = event.payload as { before?: object };
  return fields.some((field) => field in before);
}
