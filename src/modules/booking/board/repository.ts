import { and, eq, gt, gte, inArray, lt, lte, ne, sql } from "drizzle-orm";
import { iso, type Temporal, type TimeRange } from "@/lib/time";
import { availability, calendarDays } from "@/modules/calendar/schema";
import type { Tx } from "@/services/db";
import type { Waiting } from "../domain/hold-ladder";
import { idsInConflict } from "../conflicts/repository";
import { bookings, bookingWindows } from "../schema";
import { windowsIn } from "../window-repository";
import { BAR_STATUSES, MARKS } from "./contract";

/** The rows of a board, if not all: resources, or projects. */
export type Rows = { resourceIds?: string[] | undefined; projectIds?: string[] | undefined };

/** The ranks of the holds that are not the first option, at that time. */
export type Ranks = { ranks: ReadonlyMap<string, number>; now: Temporal.Instant };

/** A bar is marked as a whole, and may be longer than the range: so many days on either side of it are looked at. */
const AROUND_DAYS = 92;
const around = ({ start, end }: TimeRange): TimeRange => ({ start: start.subtract({ hours: 24 * AROUND_DAYS }), end: end.add({ hours: 24 * AROUND_DAYS }) });

const { id, resourceId, projectId, status, title, startTime, endTime, days, allocation, version, bundleId, seriesId, expiresAt } = bookings;
const isAmong = (column: unknown, ids: string[]) => sql`${column} = ANY (${sql.param(ids)}::uuid[])`;
const seconds = (column: unknown) => sql`extract(epoch FROM ${column})::float8`;
const mark = (is: unknown, value: number) => sql`(${is})::int * ${sql.raw(String(value))}`;

/**
 * The bars in a range as one JSON text: sixty thousand rows take the driver longer than PostgreSQL.
 * @param unreadable projects of which is told only what is taken
 */
export async function selectBars(tx: Tx, tenantId: string, range: TimeRange, rows: Rows, unreadable: ReadonlySet<string>, { ranks, now }: Ranks): Promise<string> {
  const isHidden = unreadable.size > 0 ? isAmong(projectId, [...unreadable]) : sql`false`;
  const ofReadable = (value: unknown, hidden: string) => sql`CASE WHEN ${isHidden} THEN ${sql.raw(hidden)} ELSE ${value} END`;
  const place = sql`array_position(${sql.param([...BAR_STATUSES])}::text[], ${status}) - 1`;
  const own = sql`${mark(sql`${bundleId} IS NOT NULL`, MARKS.bundle)} + ${mark(sql`${seriesId} IS NOT NULL`, MARKS.series)} + ${mark(inArray(id, idsInConflict(tx, tenantId, around(range), { resourceIds: rows.resourceIds })), MARKS.conflict)}`;
  const marks = sql`${ofReadable(own, "0")} + ${mark(sql`${days} IS NOT NULL`, MARKS.days)}`;
  const option = ranks.size > 0 ? sql`coalesce((${JSON.stringify(Object.fromEntries(ranks))}::jsonb ->> ${id}::text)::int, 1)` : sql`1`;
  const rank = sql`CASE WHEN ${status} = 'hold' AND (${expiresAt} IS NULL OR ${expiresAt} > ${iso(now)}) AND NOT ${isHidden} THEN ${option} END`;
  const bar = sql`json_build_array(${id}, ${resourceId}, ${ofReadable(projectId, "NULL")}, ${place}, ${ofReadable(title, "''")}, ${seconds(startTime)}, ${seconds(endTime)}, ${allocation}, ${version}, ${marks}, ${rank})`;
  const wanted = rows.resourceIds && isAmong(bookingWindows.resourceId, rows.resourceIds);
  const inRange = tx.select({ id: bookingWindows.bookingId }).from(bookingWindows).where(and(windowsIn(tenantId, range), wanted));
  const [found] = await tx
    .select({ bars: sql<string>`coalesce(json_agg(${bar})::text, '[]')` })
    .from(bookings)
    .where(and(eq(bookings.tenantId, tenantId), inArray(status, [...BAR_STATUSES]), rows.projectIds && isAmong(projectId, rows.projectIds), inArray(id, inRange)));
  return found?.bars ?? "[]";
}

/** A live hold; isAsked: another one of its resource was placed before it and may be in its way. */
export type Queued = Waiting & { resourceId: string; isAsked: boolean };

/**
 * The live holds around a range that may not be the first option, and those before them, in the order of the queue: of the same resource, at some time from their
 * first start to their last end. Whether these stand in their way their windows tell.
 */
export async function selectQueue(tx: Tx, tenantId: string, { start, end }: TimeRange, { resourceIds, projectIds }: Rows, now: Temporal.Instant): Promise<Queued[]> {
  const isLive = (hold: string) => sql`${sql.raw(`${hold}.status = 'hold' AND (${hold}.expires_at IS NULL OR ${hold}.expires_at >`)} ${iso(now)}::timestamptz)`;
  const wanted = sql`${resourceIds ? sql`AND ${isAmong(sql.raw("h.resource_id"), resourceIds)}` : sql``} ${projectIds ? sql`AND ${isAmong(sql.raw("h.project_id"), projectIds)}` : sql``}`;
  const { rows } = await tx.execute<{ queue: string | null }>(sql`
    WITH behind AS MATERIALIZED (
      SELECT h.id, o.id AS before FROM bookings AS h
      JOIN bookings AS o ON o.tenant_id = h.tenant_id AND o.resource_id = h.resource_id AND (o.placed_at, o.id) < (h.placed_at, h.id) AND o.start_time < h.end_time AND o.end_time > h.start_time AND ${isLive("o")}
      WHERE h.tenant_id = ${tenantId} AND h.start_time < ${iso(end)} AND h.end_time > ${iso(start)} AND ${isLive("h")} ${wanted})
    SELECT json_agg(json_build_array(b.id, b.resource_id, b.allocation, q.asked, (
      SELECT json_agg(json_build_array(extract(epoch FROM w.start_time)::float8, extract(epoch FROM w.end_time)::float8) ORDER BY w.start_time)
      FROM booking_windows AS w WHERE w.tenant_id = b.tenant_id AND w.booking_id = b.id)) ORDER BY b.placed_at, b.id)::text AS queue
    FROM (SELECT id, bool_or(asked) AS asked FROM (SELECT id, true FROM behind UNION ALL SELECT before, false FROM behind) AS held (id, asked) GROUP BY id) AS q
    JOIN bookings AS b ON b.tenant_id = ${tenantId} AND b.id = q.id`);
  const millis = (second: number) => Math.round(second * 1_000);
  const queue = JSON.parse(rows[0]?.queue ?? "[]") as [string, string, number, boolean, [number, number][]][];
  return queue.map(([id, resourceId, allocation, isAsked, windows]) => ({ id, resourceId, allocation, isAsked, windows: windows.map(([from, to]) => ({ start: millis(from), end: millis(to) })) }));
}

/** What was noted of absences, by their id, and of days that a calendar closes, by `calendar date`; null where nothing was. */
export type Notes = { of: (key: string) => string | null };

export async function selectNotes(tx: Tx, tenantId: string, resources: string[], { start, end }: TimeRange): Promise<Notes> {
  const { calendarId, day, hours } = calendarDays;
  const [dates, absences] = await Promise.all([
    tx
      .select({ calendarId, day, note: calendarDays.note })
      .from(calendarDays)
      .where(and(eq(calendarDays.tenantId, tenantId), ne(calendarDays.note, ""), sql`${hours} = '[]'::jsonb`, gte(day, dateOf(start.subtract({ hours: 48 }))), lte(day, dateOf(end.add({ hours: 48 }))))),
    tx
      .select({ id: availability.id, note: availability.note })
      .from(availability)
      .where(and(eq(availability.tenantId, tenantId), isAmong(availability.resourceId, resources), ne(availability.note, ""), eq(availability.status, "approved"), lt(availability.startTime, end), gt(availability.endTime, start))),
  ]);
  const notes = new Map([...dates.map((date): [string, string] => [`${date.calendarId} ${date.day}`, date.note]), ...absences.map((absence): [string, string] => [absence.id, absence.note])]);
  return { of: (key) => notes.get(key) ?? null };
}

const dateOf = (instant: Temporal.Instant) => iso(instant).slice(0, "2026-01-01".length);
