import type { Day } from "./week";

/** Height of a lane, and what a row keeps free above and below its lanes, in pixels. */
export const LANE = 26;
export const ROW_PADDING = 4;

/** The columns that a booking covers, first and last included. `from` and `to` tell its hours inside them, 0 to 1 of their width. */
export type Span = { first: number; last: number; before: boolean; after: boolean; from: number; to: number };

/**
 * Where a booking `[startMs, endMs)` lies in the days shown. It fills whole columns, so that its name can be read, and
 * tells its hours apart; one that ends at midnight does not reach into the day that begins then.
 * @returns undefined when it lies outside
 */
export function spanOf(startMs: number, endMs: number, days: readonly Day[]): Span | undefined {
  const overlaps = (day: Day) => startMs < day.endMs && endMs > day.startMs;
  const first = days.findIndex(overlaps);
  const last = days.findLastIndex(overlaps);
  if (first === -1) return undefined;
  const width = last - first + 1;
  return {
    first,
    last,
    before: startMs < (days[first] as Day).startMs,
    after: endMs > (days[last] as Day).endMs,
    from: (columnsAt(startMs, days) - first) / width,
    to: (columnsAt(endMs, days) - first) / width,
  };
}

/** How many columns from the left an instant lies, with the part of its own day; a day of 23 hours is as wide as any other. */
export function columnsAt(ms: number, days: readonly Day[]): number {
  const index = days.findIndex((day) => ms < day.endMs);
  if (index === -1) return days.length;
  const { startMs, endMs } = days[index] as Day;
  return index + Math.max(0, (ms - startMs) / (endMs - startMs));
}

/**
 * Puts spans into as few lanes as they need, so that no two share a column of a lane.
 * @param spans by start
 * @returns the lane of each, and how many there are
 */
export function packLanes(spans: readonly Pick<Span, "first" | "last">[]): { lanes: number[]; count: number } {
  const ends: number[] = [];
  const lanes = spans.map(({ first, last }) => {
    const free = ends.findIndex((end) => end < first);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = last;
    return lane;
  });
  return { lanes, count: ends.length };
}

/** Height in pixels of a row with so many lanes; an empty row is as high as one with one. */
export function rowHeight(lanes: number): number {
  return Math.max(1, lanes) * LANE + 2 * ROW_PADDING;
}

/** The column under a pointer. @param x from the left edge of the columns, which are `width` wide together */
export function columnAt(x: number, width: number, columns: number): number {
  return Math.min(columns - 1, Math.max(0, Math.floor((x / width) * columns)));
}
