import { Temporal } from "@/lib/time";

/** A calendar day in the studio's zone as instants, `[startMs, endMs)`. It may have 23 or 25 hours. */
export type Day = { date: string; startMs: number; endMs: number };

const startMs = (date: Temporal.PlainDate, zone: string) => date.toZonedDateTime(zone).epochMilliseconds;

/** The seven days of the ISO week, Monday first. @param week as in 2026-W47 */
export function daysOfWeek(week: string, zone: string): Day[] {
  const monday = mondayOf(week);
  return Array.from({ length: 7 }, (_, index) => {
    const date = monday.add({ days: index });
    return { date: date.toString(), startMs: startMs(date, zone), endMs: startMs(date.add({ days: 1 }), zone) };
  });
}

/** The ISO week that a date is in, as in 2026-W47. */
export function weekOf(date: string): string {
  const { yearOfWeek = 0, weekOfYear = 0 } = Temporal.PlainDate.from(date);
  return `${String(yearOfWeek).padStart(4, "0")}-W${String(weekOfYear).padStart(2, "0")}`;
}

/** The week so many weeks later (or earlier, below zero). */
export function addWeeks(week: string, weeks: number): string {
  return weekOf(mondayOf(week).add({ weeks }).toString());
}

/** The calendar date that it is at the instant, in the zone. */
export function dateAt(instant: Temporal.Instant | number, zone: string): string {
  const at = typeof instant === "number" ? Temporal.Instant.fromEpochMilliseconds(instant) : instant;
  return at.toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** The week if it is one that exists and the API can be asked about, else undefined: for what stands in an address. */
export function readWeek(week: string | undefined): string | undefined {
  if (!week || !/^(19|20|21)\d\d-W\d\d$/.test(week)) return undefined;
  const number = Number(week.slice(6));
  return number >= 1 && number <= 53 && week > "1900-W01" && weekOf(mondayOf(week).toString()) === week ? week : undefined;
}

function mondayOf(week: string): Temporal.PlainDate {
  // The 4th of January is always in week 1.
  const inWeekOne = Temporal.PlainDate.from(`${week.slice(0, 4)}-01-04`);
  return inWeekOne.subtract({ days: inWeekOne.dayOfWeek - 1 }).add({ weeks: Number(week.slice(6)) - 1 });
}
