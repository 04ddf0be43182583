import { Temporal } from "@/lib/time";
import type { Days } from "@/modules/booking/contract";
import type { Calendar, CalendarDay } from "@/modules/calendar/contract";

type Hours = { start: string; end: string };

/** What is known of the working time of a resource: its week, its shifts, and the dates that were looked up. */
export type WorkDays = { week: Calendar["week"]; shifts: Calendar["shifts"]; dates: ReadonlyMap<string, Pick<CalendarDay, "hours" | "holiday" | "isSpecial">> };

/** The week of a resource without a calendar. */
export const STANDARD_WEEK = [1, 2, 3, 4, 5].map((day) => ({ day, start: "09:00", end: "18:00" }));

/** For days on which the calendar has no hours, when the booking does not say any. */
const USUAL: Hours = { start: "09:00", end: "18:00" };

/** What days come to: `days` with hours in them, `minutes` by the clock on the wall, whether nights are worked, and what is left out. */
export type Plan = { days: number; minutes: number; isOvernight: boolean; weekends: number; holidays: { date: string; name: string | null }[]; off: number };

/**
 * What a booking in days will take, before anybody asked the server, which has the last word: in nights of daylight saving
 * it counts the hours that pass.
 */
export function planDays(days: Days, work: WorkDays): Plan {
  const edits = new Map(days.edits.map(({ date, hours }) => [date, hours]));
  const plan: Plan = { days: 0, minutes: 0, isOvernight: false, weekends: 0, holidays: [], off: 0 };
  const taken: [number, number][] = [];
  datesOf(days).forEach((date, index) => {
    const hours = edits.get(date) ?? hoursOn(date, days, work);
    if (hours.length > 0) plan.days += 1;
    else if (edits.has(date)) plan.off += 1;
    else leaveOut(plan, date, work);
    for (const { start, end } of hours) {
      if (end <= start && end !== "00:00") plan.isOvernight = true;
      taken.push([index * 1_440 + minuteOf(start), index * 1_440 + minuteOf(end) + (end > start ? 0 : 1_440)]);
    }
  });
  return { ...plan, minutes: lengthOf(taken) };
}

/** The hours of one date as the booking has them when that day is not edited. */
export function hoursOn(date: string, days: Days, work: WorkDays): Hours[] {
  const byWeek = work.week.filter(({ day }) => day === Temporal.PlainDate.from(date).dayOfWeek);
  const known = work.dates.get(date);
  const own = known?.hours ?? byWeek;
  if (own.length > 0) return asked(days, own, work);
  const isHoliday = known !== undefined && (known.holiday !== null || known.isSpecial);
  if (isHoliday && !days.holidays) return [];
  if (byWeek.length === 0 && !days.weekends) return [];
  return asked(days, byWeek.length > 0 ? byWeek : [USUAL], work);
}

/** All dates of them, first and last included. */
export function datesOf({ from, to }: Pick<Days, "from" | "to">): string[] {
  const first = Temporal.PlainDate.from(from);
  return Array.from({ length: first.until(to).days + 1 }, (_, days) => first.add({ days }).toString());
}

function asked({ hours }: Days, own: Hours[], { shifts }: WorkDays): Hours[] {
  if (!hours) return own;
  if ("shift" in hours) return shifts.filter(({ name }) => name === hours.shift);
  if ("start" in hours) return [hours];
  const { start } = own[0] as Hours;
  return [{ start, end: Temporal.PlainTime.from(start).add({ minutes: hours.perDay * 60 }).toString({ smallestUnit: "minute" }) }];
}

function leaveOut(plan: Plan, date: string, work: WorkDays): void {
  const known = work.dates.get(date);
  if (known && (known.holiday !== null || known.isSpecial)) plan.holidays.push({ date, name: known.holiday });
  else if (Temporal.PlainDate.from(date).dayOfWeek >= 6) plan.weekends += 1;
  else plan.off += 1;
}

const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Minutes that lie in at least one of the stretches. */
function lengthOf(stretches: [number, number][]): number {
  let [reached, length] = [Number.NEGATIVE_INFINITY, 0];
  for (const [start, end] of stretches.toSorted((a, b) => a[0] - b[0])) {
    length += Math.max(0, end - Math.max(start, reached));
    reached = Math.max(reached, end);
  }
  return length;
}
