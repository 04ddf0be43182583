import { and, eq, inArray, sql } from "drizzle-orm";
import type { TimeRange } from "@/lib/time";
import type { Tx } from "@/services/db";
import { bookings, bookingWindows } from "../schema";
import { windowsIn } from "../window-repository";
import { BAR_STATUSES, MARKS } from "./contract";

/**
 * The bars in a range as one JSON text: sixty thousand rows take the driver longer than PostgreSQL.
 * @param unreadable projects of which is told only what is taken
 */
export async function selectBars(tx: Tx, tenantId: string, range: TimeRange, resourceIds: string[] | undefined, unreadable: ReadonlySet<string>): Promise<string> {
  const { id, resourceId, projectId, status, title, startTime, endTime, allocation, version, bundleId, seriesId } = bookings;
  const isHidden = sql`${projectId} = ANY (${sql.param([...unreadable])}::uuid[])`;
  const place = sql`array_position(${sql.param([...BAR_STATUSES])}::text[], ${status}) - 1`;
  const seconds = (column: unknown) => sql`extract(epoch FROM ${column})::float8`;
  const marks = sql`CASE WHEN ${isHidden} THEN 0 ELSE (${bundleId} IS NOT NULL)::int * ${sql.raw(String(MARKS.bundle))} + (${seriesId} IS NOT NULL)::int * ${sql.raw(String(MARKS.series))} END`;
  const bar = sql`json_build_array(${id}, ${resourceId}, CASE WHEN ${isHidden} THEN NULL ELSE ${projectId} END, ${place}, CASE WHEN ${isHidden} THEN '' ELSE ${title} END, ${seconds(startTime)}, ${seconds(endTime)}, ${allocation}, ${version}, ${marks})`;
  const wanted = resourceIds && sql`${bookingWindows.resourceId} = ANY (${sql.param(resourceIds)}::uuid[])`;
  const inRange = tx.select({ id: bookingWindows.bookingId }).from(bookingWindows).where(and(windowsIn(tenantId, range), wanted));
  const [found] = await tx
    .select({ bars: sql<string>`coalesce(json_agg(${bar})::text, '[]')` })
    .from(bookings)
    .where(and(eq(bookings.tenantId, tenantId), inArray(status, [...BAR_STATUSES]), inArray(id, inRange)));
  return found?.bars ?? "[]";
}
