import { and, asc, eq, getTableColumns, gte, inArray, lte, or, sql } from "drizzle-orm";
import { resources } from "@/modules/resource/schema";
import type { Tx } from "@/services/db";
import { calendarAssignments, calendarDays, calendars } from "./schema";

export type CalendarRow = typeof calendars.$inferSelect & { resourceCount: number };
export type NewCalendarRow = typeof calendars.$inferInsert;
export type DayRow = typeof calendarDays.$inferSelect;

const resourceCount = sql<number>`(SELECT count(*)::int FROM ${calendarAssignments} AS ca WHERE ca.tenant_id = calendars.tenant_id AND ca.calendar_id = calendars.id)`;

const selectCounted = (tx: Tx) => tx.select({ ...getTableColumns(calendars), resourceCount }).from(calendars);

/** @throws the driver's violation when the id or the name is taken */
export async function insertCalendar(tx: Tx, row: NewCalendarRow): Promise<CalendarRow> {
  const [stored] = await tx.insert(calendars).values(row).returning();
  return { ...(stored as typeof calendars.$inferSelect), resourceCount: 0 };
}

export async function findCalendar(tx: Tx, tenantId: string, id: string): Promise<CalendarRow | undefined> {
  const [row] = await selectCounted(tx).where(and(eq(calendars.tenantId, tenantId), eq(calendars.id, id)));
  return row;
}

export async function findDefaultCalendar(tx: Tx, tenantId: string): Promise<CalendarRow | undefined> {
  const [row] = await selectCounted(tx).where(and(eq(calendars.tenantId, tenantId), eq(calendars.isDefault, true)));
  return row;
}

/** Up to `limit` rows by name, after the cursor `[name, id]`. */
export async function selectCalendars(tx: Tx, tenantId: string, limit: number, after?: [string, string]): Promise<CalendarRow[]> {
  return selectCounted(tx)
    .where(and(eq(calendars.tenantId, tenantId), after ? sql`(${calendars.name}, ${calendars.id}) > (${after[0]}, ${after[1]}::uuid)` : undefined))
    .orderBy(asc(calendars.name), asc(calendars.id))
    .limit(limit);
}

const at = (tenantId: string, id: string, version: number) => and(eq(calendars.tenantId, tenantId), eq(calendars.id, id), eq(calendars.version, version));

/** Changes the row if it still has the version. */
export async function updateCalendarRow(tx: Tx, tenantId: string, id: string, version: number, change: Partial<NewCalendarRow>): Promise<CalendarRow | undefined> {
  const [row] = await tx
    .update(calendars)
    .set({ ...change, version: sql`${calendars.version} + 1`, updatedAt: sql`now()` })
    .where(at(tenantId, id, version))
    .returning({ id: calendars.id });
  return row && findCalendar(tx, tenantId, id);
}

/** Removes the row if it still has the version. @throws the driver's violation while it is assigned */
export async function deleteCalendarRow(tx: Tx, tenantId: string, id: string, version: number): Promise<boolean> {
  const rows = await tx.delete(calendars).where(at(tenantId, id, version)).returning({ id: calendars.id });
  return rows.length > 0;
}

export async function selectDays(tx: Tx, tenantId: string, calendarId: string, from: string, to: string): Promise<DayRow[]> {
  return tx
    .select()
    .from(calendarDays)
    .where(and(eq(calendarDays.tenantId, tenantId), eq(calendarDays.calendarId, calendarId), gte(calendarDays.day, from), lte(calendarDays.day, to)))
    .orderBy(asc(calendarDays.day));
}

export async function findDay(tx: Tx, tenantId: string, calendarId: string, day: string): Promise<DayRow | undefined> {
  const [row] = await selectDays(tx, tenantId, calendarId, day, day);
  return row;
}

export async function countDays(tx: Tx, tenantId: string, calendarId: string): Promise<number> {
  return tx.$count(calendarDays, and(eq(calendarDays.tenantId, tenantId), eq(calendarDays.calendarId, calendarId)));
}

export async function upsertDay(tx: Tx, row: DayRow): Promise<void> {
  const { hours, note } = row;
  await tx.insert(calendarDays).values(row).onConflictDoUpdate({ target: [calendarDays.tenantId, calendarDays.calendarId, calendarDays.day], set: { hours, note } });
}

/** Whether there was one. */
export async function deleteDay(tx: Tx, tenantId: string, calendarId: string, day: string): Promise<boolean> {
  const rows = await tx
    .delete(calendarDays)
    .where(and(eq(calendarDays.tenantId, tenantId), eq(calendarDays.calendarId, calendarId), eq(calendarDays.day, day)))
    .returning({ day: calendarDays.day });
  return rows.length > 0;
}

/** The calendar that a resource works by, and whether it is its own. */
export async function findCalendarOf(tx: Tx, tenantId: string, resourceId: string): Promise<{ calendar: CalendarRow; isOwn: boolean } | undefined> {
  const assigned = tx.select({ id: calendarAssignments.calendarId }).from(calendarAssignments).where(and(eq(calendarAssignments.tenantId, tenantId), eq(calendarAssignments.resourceId, resourceId)));
  const rows = await tx
    .select({ ...getTableColumns(calendars), resourceCount, isOwn: sql<boolean>`calendars.id IN ${assigned}`.as("is_own") })
    .from(calendars)
    .where(and(eq(calendars.tenantId, tenantId), or(inArray(calendars.id, assigned), eq(calendars.isDefault, true))))
    .orderBy(sql`is_own DESC`)
    .limit(1);
  const [row] = rows;
  if (!row) return undefined;
  const { isOwn, ...calendar } = row;
  return { calendar, isOwn };
}

/** @throws the driver's violation when there is no such calendar */
export async function assign(tx: Tx, tenantId: string, resourceId: string, calendarId: string | null): Promise<void> {
  if (calendarId === null) {
    await tx.delete(calendarAssignments).where(and(eq(calendarAssignments.tenantId, tenantId), eq(calendarAssignments.resourceId, resourceId)));
  } else {
    await tx.insert(calendarAssignments).values({ tenantId, resourceId, calendarId }).onConflictDoUpdate({ target: [calendarAssignments.tenantId, calendarAssignments.resourceId], set: { calendarId } });
  }
}

/** The first of the resources that work by the calendar, by name. */
export async function selectAssignedTo(tx: Tx, tenantId: string, calendarId: string, limit: number): Promise<{ id: string; name: string }[]> {
  return tx
    .select({ id: resources.id, name: resources.name })
    .from(calendarAssignments)
    .innerJoin(resources, and(eq(resources.tenantId, calendarAssignments.tenantId), eq(resources.id, calendarAssignments.resourceId)))
    .where(and(eq(calendarAssignments.tenantId, tenantId), eq(calendarAssignments.calendarId, calendarId)))
    .orderBy(asc(resources.name), asc(resources.id))
    .limit(limit);
}
