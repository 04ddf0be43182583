import { Temporal } from "@/lib/time";
import { publicHoliday } from "./holidays";
import type { Hours, WorkCalendar } from "./types";

/**
 * The local hours of a date by the calendar alone, in the order of the booking day; none when it does not work. A day that
 * was set apart says it all; else there are none on a public holiday (unless `holidays` are ignored), and those of the week.
 */
export function hoursOn(calendar: WorkCalendar, date: string, ignoring: { holidays?: boolean } = {}): Hours[] {
  const own = calendar.days.get(date);
  if (own) return own;
  if (!ignoring.holidays && isHoliday(calendar, date) !== undefined) return [];
  const { dayOfWeek } = Temporal.PlainDate.from(date);
  return calendar.week.filter(({ day }) => day === dayOfWeek).map(({ start, end }) => ({ start, end }));
}

/** The name of the public holiday that the date is for the calendar. */
export function isHoliday({ holidayCountry, holidayRegion }: WorkCalendar, date: string): string | undefined {
  return holidayCountry === null ? undefined : publicHoliday(holidayCountry, holidayRegion, date);
}

/** Sorts hours as a booking day runs: those before its start come last. */
export function inOrder<T extends Hours>(hours: T[], dayStart: string): T[] {
  const placeOf = ({ start }: Hours) => `${start < dayStart ? 1 : 0}${start}`;
  return hours.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
}
