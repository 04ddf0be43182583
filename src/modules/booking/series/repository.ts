import { and, asc, desc, eq, gte, inArray, lt, notInArray, sql } from "drizzle-orm";
import type { Temporal } from "@/lib/time";
import { projects } from "@/modules/project/schema";
import { resources } from "@/modules/resource/schema";
import type { Tx } from "@/services/db";
import type { BookingStatus } from "../contract";
import type { DateBooking } from "../domain/series-change";
import { bookings, series } from "../schema";
import type { ListSeries } from "./contract";

export type SeriesRow = typeof series.$inferSelect;

/** @throws the driver's violation when the id is taken */
export async function insertSeries(tx: Tx, row: Omit<SeriesRow, "version" | "createdAt" | "updatedAt">): Promise<SeriesRow> {
  const [stored] = await tx.insert(series).values(row).returning();
  return stored as SeriesRow;
}

/** With the time of the transaction. `lock` keeps others from changing the series, and its dates, until the transaction ends. */
export async function findSeries(tx: Tx, tenantId: string, id: string, lock = false): Promise<{ row: SeriesRow; now: Temporal.Instant } | undefined> {
  const query = tx
    .select({ row: series, now: sql`now()`.mapWith(series.createdAt) })
    .from(series)
    .where(and(eq(series.tenantId, tenantId), eq(series.id, id)));
  const [found] = await (lock ? query.for("no key update") : query);
  return found as { row: SeriesRow; now: Temporal.Instant } | undefined;
}

export async function updateSeriesRow(tx: Tx, tenantId: string, id: string, change: Partial<SeriesRow>): Promise<SeriesRow> {
  const [row] = await tx
    .update(series)
    .set({ ...change, version: sql`${series.version} + 1`, updatedAt: sql`now()` })
    .where(and(eq(series.tenantId, tenantId), eq(series.id, id)))
    .returning();
  return row as SeriesRow;
}

/** The bookings of a series, by date, the cancelled ones too. */
export async function selectDates(tx: Tx, tenantId: string, seriesId: string): Promise<(DateBooking & { version: number })[]> {
  const rows = await tx
    .select({
      id: bookings.id,
      date: bookings.seriesDate,
      status: bookings.status,
      start: bookings.startTime,
      end: bookings.endTime,
      days: bookings.days,
      resourceId: bookings.resourceId,
      allocation: bookings.allocation,
      title: bookings.title,
      notes: bookings.notes,
      version: bookings.version,
    })
    .from(bookings)
    .where(and(eq(bookings.tenantId, tenantId), eq(bookings.seriesId, seriesId)))
    .orderBy(asc(bookings.seriesDate));
  return rows.map((row) => ({ ...row, date: row.date as string, status: row.status as BookingStatus }));
}

/** Gives the dates from `from` on to another series. Which series they are in is no part of their versions and history. */
export async function handOver(tx: Tx, tenantId: string, seriesId: string, to: string, from: string): Promise<void> {
  await tx
    .update(bookings)
    .set({ seriesId: to })
    .where(and(eq(bookings.tenantId, tenantId), eq(bookings.seriesId, seriesId), gte(bookings.seriesDate, from)));
}

/** The newest first, after the series with the id `after`. */
export async function selectSeries(tx: Tx, tenantId: string, filter: Pick<ListSeries, "resourceId" | "projectId">, hidden: ReadonlySet<string>, limit: number, after?: string): Promise<{ row: SeriesRow; resourceName: string; projectName: string }[]> {
  return tx
    .select({ row: series, resourceName: resources.name, projectName: projects.name })
    .from(series)
    .innerJoin(resources, and(eq(resources.tenantId, series.tenantId), eq(resources.id, series.resourceId)))
    .innerJoin(projects, and(eq(projects.tenantId, series.tenantId), eq(projects.id, series.projectId)))
    .where(
      and(
        eq(series.tenantId, tenantId),
        filter.resourceId ? eq(series.resourceId, filter.resourceId) : undefined,
        filter.projectId ? eq(series.projectId, filter.projectId) : undefined,
        hidden.size > 0 ? notInArray(series.projectId, [...hidden]) : undefined,
        after ? lt(series.id, after) : undefined,
      ),
    )
    .orderBy(desc(series.id))
    .limit(limit);
}

/** How many bookings of each status the series have, and from which date to which. */
export async function countDates(tx: Tx, tenantId: string, ids: string[]) {
  return tx
    .select({ seriesId: bookings.seriesId, status: bookings.status, count: sql<number>`count(*)::int`, first: sql<string>`min(${bookings.seriesDate})`, last: sql<string>`max(${bookings.seriesDate})` })
    .from(bookings)
    .where(and(eq(bookings.tenantId, tenantId), inArray(bookings.seriesId, ids)))
    .groupBy(bookings.seriesId, bookings.status);
}
