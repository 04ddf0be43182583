import type { Principal } from "@/lib/principal";
import { invalidInput, notFound } from "@/lib/problem";
import { Temporal } from "@/lib/time";
import { findSettings } from "@/modules/tenant";
import { type Database, inTenant } from "@/services/db";
import type { CalendarDay, ListDays } from "./contract";
import { hoursOn, isHoliday } from "./domain/hours-on";
import type { WorkCalendar } from "./domain/types";
import { type DayRow, findCalendar, selectDays } from "./repository";
import { toCalendar } from "./time/load-time";

const MOST_DAYS = 400;

/** What a calendar says of each date from `from` to `to`, both included. @throws Problem 404, 400 when they are more than 400 */
export async function listDays(db: Database, { tenantId }: Principal, id: string, { from, to }: ListDays): Promise<CalendarDay[]> {
  const dates = datesOf(from, to);
  return inTenant(db, tenantId, async (tx) => {
    const [row, days, settings] = await Promise.all([findCalendar(tx, tenantId, id), selectDays(tx, tenantId, id, from, to), findSettings(tx, tenantId)]);
    if (!row) throw notFound("calendar", id);
    const calendar = toCalendar(row, days.map(({ day, hours }) => [day, hours]), settings);
    const special = new Map(days.map((day) => [day.day, day]));
    return dates.map((date) => dayOf(calendar, date, special.get(date)));
  });
}

/** What the calendar says of one date. */
export function dayOf(calendar: WorkCalendar, date: string, special: DayRow | undefined): CalendarDay {
  return { date, hours: hoursOn(calendar, date), holiday: isHoliday(calendar, date) ?? null, isSpecial: special !== undefined, note: special?.note ?? "" };
}

function datesOf(from: string, to: string): string[] {
  const first = Temporal.PlainDate.from(from);
  const { days: distance } = first.until(to);
  if (distance >= MOST_DAYS) throw invalidInput([{ path: "to", message: `must be within ${MOST_DAYS} days of from` }]);
  return Array.from({ length: distance + 1 }, (_, days) => first.add({ days }).toString());
}
