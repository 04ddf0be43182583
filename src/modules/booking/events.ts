import { z } from "zod";
import { defineEvents, type NewEvent } from "@/services/outbox";
import { type Booking, bookingSchema } from "./contract";

const TYPES = ["booking:created", "booking:updated", "booking:cancelled", "hold:challenged", "hold:unchallenged", "hold:released"] as const;
export type BookingEventType = (typeof TYPES)[number];

/** Why a hold was released: by a person, its time was up, it did not answer a challenge, or somebody else was confirmed. */
const REASONS = ["released", "expired", "challenge_lost", "bumped"] as const;
export type ReleaseReason = (typeof REASONS)[number];

/** Why it came to be, and which booking brought it about. */
export type Cause = { reason?: ReleaseReason; by?: string };

defineEvents(TYPES, z.object({ booking: bookingSchema, before: bookingSchema.partial().optional(), reason: z.enum(REASONS).optional(), by: z.guid().optional() }));

/** The event of a change: the booking as it is now, and `before`, the fields that were otherwise. */
export function bookingEvent(type: BookingEventType, booking: Booking, before?: Partial<Booking>, cause: Cause = {}): NewEvent {
  return { type, aggregate: { type: "booking", id: booking.id, version: booking.version }, payload: { booking, ...(before && { before }), ...cause } };
}
