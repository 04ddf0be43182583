import { Temporal } from "@/lib/time";

/** The months that a calendar is shown for: dates have instants in every zone. */
const [FIRST, LAST] = ["1900-02", "2199-11"] as const;

/** A month of an address, YYYY-MM; undefined when it is none. */
export function parseMonth(value: string | undefined): string | undefined {
  return value && /^\d{4}-(0[1-9]|1[0-2])$/.test(value) && value >= FIRST && value <= LAST ? value : undefined;
}

/** The month so many months later; undefined where there is none. */
export function addMonths(month: string, months: number): string | undefined {
  return parseMonth(Temporal.PlainYearMonth.from(month).add({ months }).toString());
}

/** First and last date of a month. */
export function datesOf(month: string): { from: string; to: string } {
  const { daysInMonth } = Temporal.PlainYearMonth.from(month);
  return { from: `${month}-01`, to: `${month}-${daysInMonth}` };
}

/** The days of a month in weeks that begin on Monday, with gaps where other months are. */
export function weeksOf<T extends { date: string }>(days: T[]): (T | undefined)[][] {
  const first = days[0] ? Temporal.PlainDate.from(days[0].date).dayOfWeek - 1 : 0;
  const cells: (T | undefined)[] = [...Array.from({ length: first }, () => undefined), ...days];
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => cells.slice(week * 7, week * 7 + 7));
  return weeks.map((week) => Array.from({ length: 7 }, (_, day) => week[day]));
}
