import type { Stretch } from "@/lib/stretch";
import { Temporal, type TimeRange } from "@/lib/time";
import type { Days, When } from "../contract";
import { cutDays, type LocalClock } from "./cut-days";
import { spanOf } from "./cut-windows";

/** A part of a booking: its time as it is said, and the windows that it has. */
export type Part = { when: When; windows: TimeRange[] };

/** What goes to who comes instead, and what stays before and after it. */
export type Plan = { goes: Part; before: Part | undefined; after: Part | undefined };

/** As a booking counts its days with who is replaced, and with who comes instead. */
type Clocks = { left: LocalClock; right: LocalClock };

/**
 * Cuts a booking at the ends of a range in which it has some of its windows.
 * @param booking its windows are in order and apart
 * @returns undefined when a day that is cut is another date with who comes instead
 */
export function planReplacement({ when, windows }: Part, range: TimeRange, clocks: Clocks): Plan | undefined {
  const { start, end } = spanOf(windows);
  const [earlier, inside, later] = [clip(windows, { start, end: range.start }), clip(windows, range), clip(windows, { start: range.end, end })];
  if (earlier.length === 0 && later.length === 0) return { goes: { when, windows }, before: undefined, after: undefined };
  if (!when.days) return { goes: stretch(inside), before: earlier.length > 0 ? stretch(earlier) : undefined, after: later.length > 0 ? stretch(later) : undefined };
  const { left, right } = clocks;
  const atEnd: { before: Days; after?: Days } | undefined = later.length > 0 ? cutDays(when.days, merged(windows), range.end.epochMilliseconds, left, { before: right, after: left }) : { before: when.days };
  if (!atEnd) return undefined;
  const rest = merged([...earlier, ...inside]);
  const atStart: { before?: Days; after: Days } | undefined = earlier.length > 0 ? cutDays(atEnd.before, rest, range.start.epochMilliseconds, left, { before: left, after: right }) : { after: atEnd.before };
  return atStart && { goes: { when: { days: atStart.after }, windows: inside }, before: part(atStart.before, earlier), after: part(atEnd.after, later) };
}

/** The range cuts windows in two that are one. */
function merged(windows: TimeRange[]): Stretch[] {
  const found: Stretch[] = [];
  for (const window of windows) {
    const [start, end] = [window.start.epochMilliseconds, window.end.epochMilliseconds];
    const last = found.at(-1);
    if (last?.end === start) last.end = end;
    else found.push({ start, end });
  }
  return found;
}

const part = (days: Days | undefined, windows: TimeRange[]): Part | undefined => days && { when: { days }, windows };

/** One stretch, as all is that was not given in days. */
const stretch = (windows: TimeRange[]): Part => ({ when: spanOf(windows), windows });

function clip(windows: TimeRange[], range: TimeRange): TimeRange[] {
  const { compare } = Temporal.Instant;
  const later = (a: Temporal.Instant, b: Temporal.Instant) => (compare(a, b) > 0 ? a : b);
  const earlier = (a: Temporal.Instant, b: Temporal.Instant) => (compare(a, b) < 0 ? a : b);
  return windows.map(({ start, end }) => ({ start: later(start, range.start), end: earlier(end, range.end) })).filter(({ start, end }) => compare(start, end) < 0);
}
