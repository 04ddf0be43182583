import type { Principal } from "@/lib/principal";
import { invalidInput, notFound, Problem } from "@/lib/problem";
import { findSettings } from "@/modules/tenant";
import { type Database, inTenant, lockOf, type Tx } from "@/services/db";
import { mustNotOverlap, stale } from "./check-calendar";
import type { Calendar, CalendarDay, SetDay } from "./contract";
import { dayOf } from "./list-days";
import { mayManageCalendars } from "./policy";
import { type CalendarRow, countDays, deleteDay, findCalendar, findDay, upsertDay } from "./repository";
import { toCalendar } from "./time/load-time";
import { writeCalendar } from "./update-calendar";

// All of them are read with the calendar.
const MOST_DAYS = 1_000;

/** A day as the calendar now has it, and the calendar, of which there is a new version. */
export type ChangedDay = { day: CalendarDay; calendar: Calendar };

/**
 * Gives one date hours of its own, whatever week and holidays say. Bookings keep the windows they have.
 * @param version of the calendar that the caller saw; undefined takes whatever is there
 * @throws Problem 403, 404, 400 when hours overlap or there are too many such dates, 412 with the present state
 */
export async function setDay(db: Database, principal: Principal, id: string, date: string, version: number | undefined, input: SetDay): Promise<ChangedDay> {
  return change(db, principal, id, date, version, async (tx, dayStart) => {
    mustNotOverlap(input, dayStart);
    await upsertDay(tx, { tenantId: principal.tenantId, calendarId: id, day: date, ...input });
    if ((await countDays(tx, principal.tenantId, id)) > MOST_DAYS) throw invalidInput([{ path: "date", message: `is the ${MOST_DAYS + 1}st with hours of its own, and ${MOST_DAYS} are the limit: remove past ones` }]);
  });
}

/** Lets week and holidays decide about a date again. As setDay; 404 also when the date has no hours of its own. */
export async function clearDay(db: Database, principal: Principal, id: string, date: string, version: number | undefined): Promise<ChangedDay> {
  return change(db, principal, id, date, version, async (tx) => {
    const isGone = await deleteDay(tx, principal.tenantId, id, date);
    if (!isGone) throw new Problem(404, "calendar_day_not_found", "Not found", `${date} has no hours of its own in this calendar.`);
  });
}

async function change(db: Database, principal: Principal, id: string, date: string, version: number | undefined, write: (tx: Tx, dayStart: string) => Promise<void>): Promise<ChangedDay> {
  mayManageCalendars(principal);
  const { tenantId } = principal;
  return inTenant(
    db,
    tenantId,
    async (tx) => {
      const row = await findCalendar(tx, tenantId, id);
      if (!row) throw notFound("calendar", id);
      if (version !== undefined && version !== row.version) throw stale(row);
      const { dayStart } = await findSettings(tx, tenantId);
      await write(tx, dayStart);
      return { calendar: await writeCalendar(tx, principal, row, {}), day: await readDay(tx, row, date, dayStart) };
    },
    [lockOf(tenantId, tenantId)],
  );
}

async function readDay(tx: Tx, row: CalendarRow, date: string, dayStart: string): Promise<CalendarDay> {
  const day = await findDay(tx, row.tenantId, row.id, date);
  return dayOf(toCalendar(row, day ? [[date, day.hours]] : [], { dayStart }), date, day);
}
