import { FIRST_INSTANT, LAST_INSTANT, Temporal, type TimeRange } from "@/lib/time";

/** No stored window is longer, so that a read of a range looks back this far at most. Also a CHECK of booking_windows. */
export const LONGEST_WINDOW_HOURS = 168;

/** No booking spans more, so that one request cannot store an unbounded number of windows. */
export const LONGEST_BOOKING_DAYS = 1830;

/** What a resource has from `start` to `end`; the steps of a resource fill all time without a gap, in order. */
export type Step = TimeRange & { capacity: number };

export type CutWindow = TimeRange & { step: Step };

/** The steps of a resource that always had the same capacity. */
export const alwaysOf = (capacity: number): Step[] => [{ start: FIRST_INSTANT, end: LAST_INSTANT, capacity }];

const { compare } = Temporal.Instant;
const earlier = (a: Temporal.Instant, b: Temporal.Instant) => (compare(a, b) < 0 ? a : b);
const later = (a: Temporal.Instant, b: Temporal.Instant) => (compare(a, b) > 0 ? a : b);

/** Windows as they are stored: none longer than a week, none across a change of capacity. In order when they were. */
export function cutWindows(windows: TimeRange[], steps: Step[]): CutWindow[] {
  const cut: CutWindow[] = [];
  for (const { start, end } of windows) {
    for (let from = start; compare(from, end) < 0; ) {
      const step = steps.find((step) => compare(step.start, from) <= 0 && compare(from, step.end) < 0) as Step;
      const to = earlier(earlier(end, step.end), from.add({ hours: LONGEST_WINDOW_HOURS }));
      cut.push({ start: from, end: to, step });
      from = to;
    }
  }
  return cut;
}

/** In order, and one where they touch or overlap: how windows are shown and worked with, however they are stored. */
export function mergeWindows(windows: TimeRange[]): TimeRange[] {
  const merged: TimeRange[] = [];
  for (const { start, end } of windows.toSorted((a, b) => compare(a.start, b.start))) {
    const last = merged.at(-1);
    if (last && compare(start, last.end) <= 0) last.end = later(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/** From the first start to the last end. */
export function spanOf(ranges: TimeRange[]): TimeRange {
  return { start: ranges.map((range) => range.start).reduce(earlier), end: ranges.map((range) => range.end).reduce(later) };
}

/** The least that there is in any of the windows. */
export function leastCapacity(windows: TimeRange[], steps: Step[]): number {
  if (steps.length === 1) return (steps[0] as Step).capacity;
  const touched = steps.filter((step) => windows.some(({ start, end }) => compare(step.start, end) < 0 && compare(start, step.end) < 0));
  return Math.min(...touched.map((step) => step.capacity));
}

/** Length in milliseconds. */
export function durationOf({ start, end }: TimeRange): number {
  return end.epochMilliseconds - start.epochMilliseconds;
}
