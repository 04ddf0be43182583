import type { Stretch } from "@/lib/stretch";
import { Temporal } from "@/lib/time";
import type { Days } from "../contract";

/** Local time as a booking in days counts it, in milliseconds since 1970. */
export type LocalClock = {
  /** The booking day that an instant belongs to. */
  dateOf: (instant: number) => string;
  /** When a booking day begins. */
  startOf: (date: string) => number;
  /** The time of day, HH:MM. */
  timeOf: (instant: number) => string;
  /** The same time of day on another day. */
  daysLater: (instant: number, days: number) => number;
};

const MINUTE = 60_000;
const HOUR = 3_600_000;

/**
 * Cuts a booking in days in two at an instant. A day that is cut keeps on either side the hours that it has there, as an edit of
 * that day; all other days stay as they are said.
 * @param windows what it has, in order and apart, some of it on either side of `at`, which is a whole minute
 * @param clock in its zone @param as in the zones of the two parts, where these are others
 * @returns undefined when the day that is cut is another date in one of these zones
 */
export function cutDays(days: Days, windows: Stretch[], at: number, clock: LocalClock, as: { before: LocalClock; after: LocalClock } = { before: clock, after: clock }): { before: Days; after: Days } | undefined {
  const date = clock.dateOf(at);
  const [dayBefore, dayAfter] = [shifted(date, -1), shifted(date, 1)];
  const dayStart = clock.startOf(date);
  const rest = restOf(windows, at, clock.startOf(dayAfter), clock);
  const isBegun = windows.some(({ start, end }) => start < at && Math.min(end, at) > dayStart);
  const isNight = windows.some(({ start, end }) => start < dayStart && end > at); // the hours of the day before go on past the cut
  if (isBegun && rest.length === 0) return { before: until(days, date), after: from(days, dayAfter) };
  if (!isBegun && !isNight) return { before: until(days, dayBefore), after: from(days, date) };
  const begun = within(windows, dayStart, at);
  const night = isNight ? within(windows, clock.startOf(dayBefore), dayStart) : [];
  const isOn = (pieces: Stretch[], day: string, { dateOf }: LocalClock) => pieces.every(({ start }) => dateOf(start) === day);
  if (!isOn(rest, date, as.after) || !isOn(begun, date, as.before) || !isOn(night, dayBefore, as.before)) return undefined;
  const before = isBegun ? edited(until(days, date), date, begun, as.before) : until(days, dayBefore);
  return { before: isNight ? edited(before, dayBefore, night, as.before) : before, after: edited(from(days, date), date, rest, as.after) };
}

function within(windows: Stretch[], from: number, to: number): Stretch[] {
  return windows.filter(({ start, end }) => end > from && start < to).map(({ start, end }) => ({ start: Math.max(start, from), end: Math.min(end, to) }));
}

/** What is left of a day, with what of its hours is on the next one. Hours are of one day at most: longer ones are said in two. */
function restOf(windows: Stretch[], at: number, dayEnd: number, { daysLater, timeOf }: LocalClock): Stretch[] {
  // The same time of day may be missing on the next one.
  const dayLater = (instant: number) => daysLater(instant, 1) - (timeOf(daysLater(instant, 1)) === timeOf(instant) ? 0 : HOUR);
  return windows
    .filter(({ start, end }) => end > at && start < dayEnd)
    .flatMap((window) => {
      const start = Math.max(window.start, at);
      const first = { start, end: Math.min(window.end, dayLater(start)) };
      const end = Math.min(window.end, daysLater(dayEnd - MINUTE, 1)); // no hours that begin on the day go on for longer
      return end > first.end ? [first, { start: daysLater(end, -1), end }] : [first];
    });
}

const until = (days: Days, to: string): Days => ({ ...days, to, edits: days.edits.filter(({ date }) => date <= to) });
const from = (days: Days, first: string): Days => ({ ...days, from: first, to: first > days.to ? first : days.to, edits: days.edits.filter(({ date }) => date >= first) });

function edited(days: Days, date: string, pieces: Stretch[], { timeOf }: LocalClock): Days {
  const hours = pieces.map(({ start, end }) => ({ start: timeOf(start), end: timeOf(end) }));
  return { ...days, edits: [...days.edits.filter((edit) => edit.date !== date), { date, hours }].toSorted((a, b) => (a.date < b.date ? -1 : 1)) };
}

const shifted = (date: string, days: number) => Temporal.PlainDate.from(date).add({ days }).toString();
