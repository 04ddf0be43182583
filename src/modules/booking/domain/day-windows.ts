import { invalidInput } from "@/lib/problem";
import { Temporal, type TimeRange } from "@/lib/time";
import type { Days } from "../contract";
import { mergeWindows } from "./cut-windows";

type Hours = { start: string; end: string };

/** What a booking in days asks of the calendar of its resource. */
export type DayRules = {
  /** Its hours on a date, after holidays and special days; none when it does not work. */
  hoursOn: (date: string) => Hours[];
  /** Its hours on a date by the week alone. */
  weekHoursOn: (date: string) => Hours[];
  /** Whether the date is a public holiday, or a day that the calendar closes. */
  isHoliday: (date: string) => boolean;
  shifts: (Hours & { name: string })[];
  /** Undefined when the hours lie wholly in the hour that daylight saving leaves out. */
  atLocal: (date: string, hours: Hours) => TimeRange | undefined;
};

/** For a calendar that has no hours at all, and a booking that does not say any. */
const USUAL: Hours = { start: "09:00", end: "18:00" };

/**
 * The windows of a booking given in days, in order, nights free. On each date, the first that says something: the edit of
 * that day; nothing on days off that were not asked for; the booking's hours, or the calendar's.
 * @returns none when no day is left. @throws Problem 400 for a shift that the calendar does not know
 */
export function windowsOfDays(days: Days, rules: DayRules): TimeRange[] {
  const edits = new Map(days.edits.map(({ date, hours }) => [date, hours]));
  const windows: TimeRange[] = [];
  for (const date of datesOf(days)) {
    for (const hours of edits.get(date) ?? hoursOf(date, days, rules)) {
      const window = rules.atLocal(date, hours);
      if (window) windows.push(window);
    }
  }
  return mergeWindows(windows);
}

/** All dates of `from` to `to`, both included. */
function datesOf({ from, to }: Days): string[] {
  const dates: string[] = [];
  const last = Temporal.PlainDate.from(to);
  for (let date = Temporal.PlainDate.from(from); Temporal.PlainDate.compare(date, last) <= 0; date = date.add({ days: 1 })) dates.push(date.toString());
  return dates;
}

function hoursOf(date: string, days: Days, rules: DayRules): Hours[] {
  const own = rules.hoursOn(date);
  if (own.length > 0) return asked(days, own, rules);
  const byWeek = rules.weekHoursOn(date);
  if (rules.isHoliday(date) && !days.holidays) return [];
  if (byWeek.length === 0 && !days.weekends) return [];
  return asked(days, byWeek.length > 0 ? byWeek : [USUAL], rules);
}

function asked({ hours }: Days, own: Hours[], { shifts }: DayRules): Hours[] {
  if (!hours) return own;
  if ("shift" in hours) {
    const shift = shifts.find(({ name }) => name === hours.shift);
    if (shift) return [shift];
    throw invalidInput([{ path: "days.hours.shift", message: `is no shift of the calendar${shifts.length > 0 ? `, which has ${shifts.map(({ name }) => name).join(", ")}` : ""}` }]);
  }
  if ("start" in hours) return [hours];
  const start = (own[0] as Hours).start;
  return [{ start, end: Temporal.PlainTime.from(start).add({ minutes: hours.perDay * 60 }).toString({ smallestUnit: "minute" }) }];
}

/** The same days, all of them so much later that the first is `from`. */
export function moveDays(days: Days, from: string): Days {
  const { days: distance } = Temporal.PlainDate.from(days.from).until(from, { largestUnit: "day" });
  const moved = (date: string) => Temporal.PlainDate.from(date).add({ days: distance }).toString();
  return { ...days, from: moved(days.from), to: moved(days.to), edits: days.edits.map((edit) => ({ ...edit, date: moved(edit.date) })) };
}
