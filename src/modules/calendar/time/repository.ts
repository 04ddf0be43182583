import { and, asc, eq, gt, lt, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { TimeRange } from "@/lib/time";
import { resources } from "@/modules/resource/schema";
import { studioSettings, tenants } from "@/modules/tenant/schema";
import { statement, type Tx } from "@/services/db";
import { availability, calendarAssignments, calendarDays, calendars } from "../schema";

export type CalendarRow = typeof calendars.$inferSelect;

/** Dates with hours of their own, as they come out of one row. */
export type DayHours = [day: string, hours: { start: string; end: string }[]];
/** Approved availability, as it comes out of one row: milliseconds since 1970. */
export type TimeOffRow = [id: string, kind: string, start: number, end: number];

/** No row of availability is longer: a CHECK. */
const LONGEST_DAYS = 400;

const { placeholder } = sql;

// As JSON beside its calendar, because one row is cheaper than a second statement.
const daysOfCalendar = sql<DayHours[] | null>`(
  SELECT json_agg(json_build_array(d.day, d.hours))
  FROM ${calendarDays} AS d WHERE d.tenant_id = calendars.tenant_id AND d.calendar_id = calendars.id)`;

const timeOff = sql<TimeOffRow[] | null>`(
  SELECT json_agg(json_build_array(a.id, a.kind, round(date_part('epoch', a.start_time) * 1000), round(date_part('epoch', a.end_time) * 1000)) ORDER BY a.start_time, a.id)
  FROM ${availability} AS a
  WHERE a.tenant_id = tenants.id AND a.resource_id = ${placeholder("resourceId")} AND a.status = 'approved'
    AND a.start_time < ${placeholder("end")}::timestamptz AND a.end_time > ${placeholder("start")}::timestamptz)`;

/** The calendar of a resource, or else the default one. */
const calendarOf = sql`coalesce(
  (SELECT ca.calendar_id FROM ${calendarAssignments} AS ca WHERE ca.tenant_id = tenants.id AND ca.resource_id = ${placeholder("resourceId")}),
  (SELECT d.id FROM ${calendars} AS d WHERE d.tenant_id = tenants.id AND d.is_default))`;

const settingsColumns = { dayStart: studioSettings.dayStart, outsideWorkingTime: studioSettings.outsideWorkingTime, challengeMinutes: studioSettings.challengeMinutes, requestsPerMinute: studioSettings.requestsPerMinute, keyRequestsPerMinute: studioSettings.keyRequestsPerMinute, version: studioSettings.version };

const selectTimeOf = statement("resource_time", (tx) =>
  tx
    .select({ timeZone: resources.timeZone, studioZone: tenants.timeZone, settings: settingsColumns, calendar: calendars, days: daysOfCalendar, timeOff })
    .from(tenants)
    .leftJoin(resources, and(eq(resources.tenantId, tenants.id), eq(resources.id, placeholder("resourceId"))))
    .leftJoin(studioSettings, eq(studioSettings.tenantId, tenants.id))
    .leftJoin(calendars, and(eq(calendars.tenantId, tenants.id), eq(calendars.id, calendarOf)))
    .where(eq(tenants.id, placeholder("tenantId"))),
);

/** All that says when one resource (null: a new one) works around the range, in one row; undefined when there is no such studio. */
export async function findTimeRow(tx: Tx, tenantId: string, resourceId: string | null, { start, end }: TimeRange) {
  const [row] = await selectTimeOf(tx).execute({ tenantId, resourceId, start: start.toString(), end: end.toString() });
  return row;
}

/** All calendars of a studio with their days. */
export async function selectCalendarsWithDays(tx: Tx, tenantId: string): Promise<{ calendar: CalendarRow; days: DayHours[] | null }[]> {
  return tx.select({ calendar: calendars, days: daysOfCalendar }).from(calendars).where(eq(calendars.tenantId, tenantId));
}

/** Zone and calendar (null: none of its own) of resources; undefined: of all. */
export async function selectAssigned(tx: Tx, tenantId: string, resourceIds: string[] | undefined): Promise<{ id: string; timeZone: string; calendarId: string | null }[]> {
  return tx
    .select({ id: resources.id, timeZone: resources.timeZone, calendarId: calendarAssignments.calendarId })
    .from(resources)
    .leftJoin(calendarAssignments, and(eq(calendarAssignments.tenantId, resources.tenantId), eq(calendarAssignments.resourceId, resources.id)))
    .where(and(eq(resources.tenantId, tenantId), among(resources.id, resourceIds)));
}

/** Approved availability of resources (undefined: of all) that touches the range, by start; in milliseconds since 1970, because there may be thousands. */
export async function selectApproved(tx: Tx, tenantId: string, resourceIds: string[] | undefined, { start, end }: TimeRange) {
  return tx
    .select({ id: availability.id, resourceId: availability.resourceId, kind: availability.kind, start: millis(availability.startTime), end: millis(availability.endTime) })
    .from(availability)
    .where(
      and(
        eq(availability.tenantId, tenantId),
        among(availability.resourceId, resourceIds),
        eq(availability.status, "approved"),
        lt(availability.startTime, end),
        gt(availability.endTime, start),
        gt(availability.startTime, start.subtract({ hours: 24 * LONGEST_DAYS + 24 })),
      ),
    )
    .orderBy(asc(availability.startTime), asc(availability.id));
}

const millis = (column: AnyPgColumn) => sql<number>`round(date_part('epoch', ${column}) * 1000)`;
const among = (column: AnyPgColumn, ids: string[] | undefined) => ids && sql`${column} = ANY (${sql.param(ids)}::uuid[])`;
