import type { NewEvent } from "@/services/outbox";
import type { Booking } from "./contract";

export type BookingEventType = "booking:created" | "booking:updated" | "booking:cancelled" | "hold:challenged" | "hold:unchallenged" | "hold:released";

/** Why a hold was released: by a person, its time was up, it did not answer a challenge, or somebody else was confirmed. */
export type ReleaseReason = "released" | "expired" | "challenge_lost" | "bumped";

/** Why it came to be, and which booking brought it about. */
export type Cause = { reason?: ReleaseReason; by?: string };

/** The event of a change: the booking as it is now, and `before`, the fields that were otherwise. */
export function bookingEvent(type: BookingEventType, booking: Booking, before?: Partial<Booking>, cause: Cause = {}): NewEvent {
  return { type, aggregate: { type: "booking", id: booking.id, version: booking.version }, payload: { booking, ...(before && { before }), ...cause } };
}
