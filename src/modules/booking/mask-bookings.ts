import type { Tx } from "@/services/db";
import { selectMakers } from "@/services/outbox";
import type { Booking } from "./contract";
import { maskBooking } from "./present";

/**
 * The bookings as somebody may see them, in the order given: those of projects that they may not read say when they take what, and
 * whom to ask. A query more when there are any.
 * @param unreadable see selectUnreadable
 */
export async function maskBookings<B extends Booking>(tx: Tx, tenantId: string, bookings: B[], unreadable: ReadonlySet<string>) {
  const makers = await selectMakers(tx, tenantId, bookings.filter(({ projectId }) => unreadable.has(projectId)).map(({ id }) => id));
  return bookings.map((booking) => maskBooking(booking, unreadable, makers));
}
