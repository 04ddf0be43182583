import type { Stretch } from "@/lib/stretch";
import { Temporal } from "@/lib/time";
import type { Days } from "../contract";

/** What a booking in days asks of local time. dateOf: the booking day that an instant belongs to. windowsOf: the windows of days, in order; none where none is left. */
export type DayClock = { dateOf: (instant: number) => string; windowsOf: (days: Days) => Stretch[] };

/**
 * Days in two, between the hours of two of them.
 * @param windows what it has, in order and apart @param at in milliseconds since 1970
 * @returns undefined when `at` is not between two of its days, or on either side of it nothing is left
 */
export function splitDays(days: Days, windows: Stretch[], at: number, { dateOf, windowsOf }: DayClock): { first: Days; second: Days } | undefined {
  const isThere = windows.some(({ start }) => start < at) && windows.some(({ end }) => end > at);
  const isInside = windows.some(({ start, end }) => start < at && end > at);
  const date = Temporal.PlainDate.from(dateOf(at));
  // In the evening, the day that it is on is over.
  for (const begins of [date, date.add({ days: 1 })]) {
    const [last, from] = [begins.subtract({ days: 1 }).toString(), begins.toString()];
    if (!isThere || from <= days.from || from > days.to) continue;
    const first = { ...days, to: last, edits: days.edits.filter((edit) => edit.date <= last) };
    const second = { ...days, from, edits: days.edits.filter((edit) => edit.date >= from) };
    const [end, start] = [windowsOf(first).at(-1)?.end ?? Number.NaN, windowsOf(second)[0]?.start ?? Number.NaN];
    // Days of 24 hours have no time between them.
    if (isInside ? end === at && start === at : end <= at && start >= at) return { first, second };
  }
  return undefined;
}
