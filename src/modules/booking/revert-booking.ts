import type { Principal } from "@/lib/principal";
import { notFound, Problem } from "@/lib/problem";
import { type Database, inTenant } from "@/services/db";
import { type EventRow, findEvent, selectHistory } from "@/services/outbox";
import { type Booked, type Booking, type UpdateBooking, updateBookingSchema } from "./contract";
import { mayBook } from "./policy";
import { findBooking } from "./repository";
import { updateBooking } from "./update-booking";

const MOST_CHANGES = 1_000;

/**
 * Undoes one change of a booking, as a new change: what it changed gets the values of before, if they still fit. Undoing
 * the making of a booking cancels it.
 * @param version the version whose change is undone
 * @throws Problem 403, 404, 409 when a later change touched the same fields (undo that first), and what updateBooking throws
 */
export async function revertBooking(db: Database, principal: Principal, id: string, version: number): Promise<Booked> {
  mayBook(principal);
  const { tenantId } = principal;
  const { present, input } = await inTenant(db, tenantId, async (tx) => {
    const booking = await findBooking(tx, tenantId, id);
    if (!booking) throw notFound("booking", id);
    const event = await findEvent(tx, tenantId, id, version);
    if (!event) throw new Problem(404, "version_not_found", "Not found", `The booking has no version ${version}: its history tells which there are.`);
    const undo = undoOf(event);
    const later = await selectHistory(tx, tenantId, id, version, MOST_CHANGES);
    const after = later.find((change) => touches(change, Object.keys(undo)));
    if (after) throw new Problem(409, "changed_since", "Changed since", `Version ${after.aggregateVersion} changed the same again: undo that first.`, { version: after.aggregateVersion });
    return { present: booking.version, input: updateBookingSchema.parse(undo) };
  });
  return updateBooking(db, principal, id, present, input);
}

/** What a change must be undone with, in the words of the API. */
function undoOf(event: EventRow): Partial<Record<keyof UpdateBooking, unknown>> {
  const { before } = event.payload as { before?: Partial<Booking> };
  return before ?? { status: "cancelled" };
}

function touches(event: EventRow, fields: string[]): boolean {
  const { before = {} } = event.payload as { before?: object };
  return fields.some((field) => field in before);
}
