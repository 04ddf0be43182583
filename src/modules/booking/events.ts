import type { NewEvent } from "@/services/outbox";
import type { Booking } from "./contract";

export type BookingEventType = "booking:created" | "booking:updated" | "booking:cancelled";

/** The event of a change: the booking as it is now, and `before`, the fields that were otherwise. */
export function bookingEvent(type: BookingEventType, booking: Booking, before?: Partial<Booking>): NewEvent {
  return { type, aggregate: { type: "booking", id: booking.id, version: booking.version }, payload: { booking, ...(before && { before }) } };
}
