import type { Principal } from "@/lib/principal";
import { notFound } from "@/lib/problem";
import { findSettings } from "@/modules/tenant";
import { type Database, inTenant, lockOf, type Tx } from "@/services/db";
import { recordEvents } from "@/services/outbox";
import { mustBeSound, refusalOf, stale } from "./check-calendar";
import type { Calendar, UpdateCalendar } from "./contract";
import { mayManageCalendars } from "./policy";
import { presentCalendar } from "./present";
import { type CalendarRow, findCalendar, findDefaultCalendar, updateCalendarRow } from "./repository";

/**
 * Changes what is given, leaves the rest; a country without a region is meant as a whole. Bookings keep the windows they have.
 * @param version the version that the caller saw; undefined takes whatever is there
 * @throws Problem 403, 404, 400 when hours overlap or the holidays are unknown, 409 (name taken), 412 with the present state
 */
export async function updateCalendar(db: Database, principal: Principal, id: string, version: number | undefined, input: UpdateCalendar): Promise<Calendar> {
  mayManageCalendars(principal);
  const { tenantId } = principal;
  const change = input.holidayCountry === undefined || input.holidayRegion !== undefined ? input : { ...input, holidayRegion: null };
  const work = async (tx: Tx) => {
    const before = await findCalendar(tx, tenantId, id);
    if (!before) throw notFound("calendar", id);
    if (version !== undefined && version !== before.version) throw stale(before);
    mustBeSound({ ...before, ...change }, (await findSettings(tx, tenantId)).dayStart);
    if (change.isDefault && !before.isDefault) await endDefault(tx, principal);
    return writeCalendar(tx, principal, before, change);
  };
  try {
    return await inTenant(db, tenantId, work, [lockOf(tenantId, tenantId)]);
  } catch (error) {
    throw refusalOf(error, { name: input.name }) ?? error;
  }
}

/** The default calendar, where there is one, is it no longer. */
export async function endDefault(tx: Tx, principal: Principal): Promise<void> {
  const row = await findDefaultCalendar(tx, principal.tenantId);
  if (row) await writeCalendar(tx, principal, row, { isDefault: false });
}

/** A new version of a calendar, and its event. @throws Problem 412 when it is no longer as it was read */
export async function writeCalendar(tx: Tx, { tenantId, actor }: Principal, before: CalendarRow, change: UpdateCalendar): Promise<Calendar> {
  const row = await updateCalendarRow(tx, tenantId, before.id, before.version, change);
  if (!row) throw stale(before);
  const calendar = presentCalendar(row);
  await recordEvents(tx, tenantId, actor, [{ type: "calendar:updated", aggregate: { type: "calendar", id: row.id, version: row.version }, payload: { calendar } }]);
  return calendar;
}
