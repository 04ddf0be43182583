import type { BoardBooking } from "./types";

/** The height that a resource's whole capacity has, and the least that a bar needs to be read and hit, in pixels. */
export const FULL = 34;
export const LEAST = 16;
/** What a row keeps free above and below its bars. */
export const PADDING = 4;

/** A booking in its row: how far below the row's top, and how high. */
export type Bar = { booking: BoardBooking; top: number; height: number };

/**
 * Puts the bookings of a row under each other where they overlap in time. A bar is as high as the share of the capacity that it takes,
 * so that a full row is full; what is over capacity (holds) makes it higher.
 */
export function stack(bookings: readonly BoardBooking[], capacity: number): { bars: Bar[]; height: number } {
  const sorted = bookings.toSorted((a, b) => a.startMs - b.startMs || b.endMs - a.endMs || (a.id < b.id ? -1 : 1));
  let open: Bar[] = [];
  let most = FULL;
  const bars = sorted.map((booking): Bar => {
    open = open.filter((bar) => bar.booking.endMs > booking.startMs);
    const height = heightOf(booking.allocation, capacity);
    const bar = { booking, height, top: firstGap(open, height) };
    open.push(bar);
    most = Math.max(most, bar.top + height);
    return bar;
  });
  return { bars: bars.map((bar) => ({ ...bar, top: bar.top + PADDING })), height: most + 2 * PADDING };
}

export const heightOf = (allocation: number, capacity: number): number => Math.max(LEAST, Math.min(FULL, Math.round((FULL * allocation) / capacity)));

/** The highest place where nothing is. */
function firstGap(open: readonly Bar[], height: number): number {
  let top = 0;
  for (const bar of open.toSorted((a, b) => a.top - b.top)) {
    if (bar.top - top >= height) break;
    top = Math.max(top, bar.top + bar.height);
  }
  return top;
}
