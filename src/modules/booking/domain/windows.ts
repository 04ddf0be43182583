import { Temporal, type TimeRange } from "@/lib/time";

/** No stored window is longer, so that a read of a range looks back this far at most. Also a CHECK of booking_windows. */
export const LONGEST_WINDOW_HOURS = 168;

/** No booking spans more, so that one request cannot store an unbounded number of windows. */
export const LONGEST_BOOKING_DAYS = 1830;

/** The windows of a booking that takes all of `[start, end)`: one, or one a week when it is longer. */
export function continuousWindows({ start, end }: TimeRange): TimeRange[] {
  const windows: TimeRange[] = [];
  for (let from = start; Temporal.Instant.compare(from, end) < 0; ) {
    const limit = from.add({ hours: LONGEST_WINDOW_HOURS });
    const to = Temporal.Instant.compare(limit, end) < 0 ? limit : end;
    windows.push({ start: from, end: to });
    from = to;
  }
  return windows;
}

/** Length in milliseconds. */
export function durationOf({ start, end }: TimeRange): number {
  return end.epochMilliseconds - start.epochMilliseconds;
}
