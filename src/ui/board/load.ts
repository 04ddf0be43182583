import type { Span } from "./book";
import { gaps, type Ground, type Stretch, within } from "./ground";
import type { BoardBooking } from "./types";

/**
 * How much of a resource's working time in a span is taken: `booked` by what is confirmed, `held` by holds and requests; 1 is all of it, more is too much.
 * Undefined: it does not work then. What is booked outside working time is not in it.
 */
export type Load = { booked: number; held: number } | undefined;

/** @param bookings of the resource, in no order */
export function loadIn(span: Span, { work, away }: Ground, bookings: readonly BoardBooking[], capacity: number): Load {
  const there = within(work, span).flatMap((stretch) => gaps(away, { fromMs: Math.max(stretch.startMs, span.fromMs), toMs: Math.min(stretch.endMs, span.toMs) }));
  const room = there.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0) * capacity;
  if (room === 0) return undefined;
  const taken = { booked: 0, held: 0 };
  for (const booking of bookings) {
    if (booking.startMs >= span.toMs || booking.endMs <= span.fromMs) continue;
    taken[booking.status === "confirmed" ? "booked" : "held"] += booking.allocation * overlap(there, booking);
  }
  return { booked: taken.booked / room, held: taken.held / room };
}

function overlap(there: readonly Stretch[], { startMs, endMs }: Stretch): number {
  return there.reduce((sum, stretch) => sum + Math.max(0, Math.min(endMs, stretch.endMs) - Math.max(startMs, stretch.startMs)), 0);
}
