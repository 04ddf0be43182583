import type { Calendar } from "@/modules/calendar/contract";
import { LOCALE, text } from "@/ui/text/en";

type Hours = { start: string; end: string };
export type WeekHours = Calendar["week"][number];

/** 1 is Monday, 7 is Sunday. */
export const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

// 5 January 1970 was a Monday.
const nameOf = (length: "short" | "long") => {
  const format = new Intl.DateTimeFormat(LOCALE, { weekday: length, timeZone: "UTC" });
  return (day: number) => format.format((day + 3) * 86_400_000);
};
export const shortDay = nameOf("short");
export const longDay = nameOf("long");

export const hoursWords = ({ start, end }: Hours) => `${start} – ${end}`;

/** "09:00 – 12:00, 13:00 – 18:00", or that it is closed. */
export function hoursOfDay(hours: Hours[]): string {
  return hours.length === 0 ? text.workingTime.closed : hours.map(hoursWords).join(", ");
}

/** "Mon – Fri 09:00 – 18:00; Sat 10:00 – 14:00": days in a row with the same hours as one. */
export function weekWords(week: WeekHours[]): string {
  const runs: { from: number; to: number; hours: string }[] = [];
  for (const day of DAYS) {
    const own = hoursOn(week, day);
    if (own.length === 0) continue;
    const hours = hoursOfDay(own);
    const last = runs.at(-1);
    if (last?.to === day - 1 && last.hours === hours) last.to = day;
    else runs.push({ from: day, to: day, hours });
  }
  if (runs.length === 0) return text.workingTime.never;
  return runs.map(({ from, to, hours }) => `${shortDay(from)}${to > from ? ` – ${shortDay(to)}` : ""} ${hours}`).join("; ");
}

/** The hours of a weekday, the earliest first. */
export function hoursOn(week: WeekHours[], day: number): WeekHours[] {
  return week.filter((hours) => hours.day === day).toSorted((a, b) => (a.start < b.start ? -1 : 1));
}

const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const DAY = 1_440;

/** The week as it is drawn: pieces of hours within one day each, in minutes after its midnight. Sunday's night goes on on Monday. */
export function weekPieces(week: WeekHours[]): { day: number; from: number; to: number }[] {
  return week.flatMap(({ day, start, end }) => {
    const [from, to] = [minutes(start), minutes(end)];
    if (to > from) return [{ day, from, to }];
    return [{ day, from, to: DAY }, ...(to > 0 ? [{ day: (day % 7) + 1, from: 0, to }] : [])];
  });
}
