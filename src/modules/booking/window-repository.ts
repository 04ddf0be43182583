import { and, eq, inArray, ne, sql } from "drizzle-orm";
import type { TimeRange } from "@/lib/time";
import { insertMany, placeholders, statement, type Tx } from "@/services/db";
import type { Load } from "./domain/load";
import { LONGEST_WINDOW_HOURS } from "./domain/windows";
import { bookingWindows } from "./schema";

export type WindowRow = typeof bookingWindows.$inferSelect;
export type NewWindowRow = typeof bookingWindows.$inferInsert;

const insertOneWindow = statement("insert_window", (tx) => tx.insert(bookingWindows).values(placeholders(bookingWindows)));

export async function insertWindows(tx: Tx, rows: NewWindowRow[]): Promise<void> {
  const [only] = rows;
  if (rows.length === 1 && only) await insertOneWindow(tx).execute(only);
  else await tx.insert(bookingWindows).values(rows);
}

export async function deleteWindows(tx: Tx, tenantId: string, bookingId: string): Promise<void> {
  await tx.delete(bookingWindows).where(and(eq(bookingWindows.tenantId, tenantId), eq(bookingWindows.bookingId, bookingId)));
}

export async function deleteWindowsOf(tx: Tx, tenantId: string, bookingIds: string[]): Promise<void> {
  await tx.delete(bookingWindows).where(and(eq(bookingWindows.tenantId, tenantId), inArray(bookingWindows.bookingId, bookingIds)));
}

/** As insertWindows, for hundreds of them. */
export async function insertManyWindows(tx: Tx, rows: NewWindowRow[]): Promise<void> {
  await insertMany(tx, bookingWindows, rows, bookingWindows.seq);
}

/** The windows that touch `[start, end)`. Plain columns and a bounded look-back, because && is no index condition under row-level security. */
export const windowsIn = (tenantId: string, { start, end }: TimeRange) =>
  and(
    eq(bookingWindows.tenantId, tenantId),
    sql`${bookingWindows.startTime} >= ${start.subtract({ hours: LONGEST_WINDOW_HOURS }).toString()}`,
    sql`${bookingWindows.startTime} < ${end.toString()}`,
    sql`${bookingWindows.endTime} > ${start.toString()}`,
  );

/** The confirmed windows of the resources in the range, but those of the booking that is being moved. */
export async function selectTaken(tx: Tx, tenantId: string, resourceIds: string[], range: TimeRange, exceptBooking?: string): Promise<WindowRow[]> {
  return tx
    .select()
    .from(bookingWindows)
    .where(
      and(
        windowsIn(tenantId, range),
        eq(bookingWindows.status, "confirmed"),
        resourceIds.length === 1 ? eq(bookingWindows.resourceId, resourceIds[0] as string) : inArray(bookingWindows.resourceId, resourceIds),
        exceptBooking ? ne(bookingWindows.bookingId, exceptBooking) : undefined,
      ),
    );
}

/** Gives stored windows other lanes, in one UPDATE: the constraint looks at the end of it. Versions and history stay as they are. */
export async function exchangeLanes(tx: Tx, tenantId: string, lanes: { bookingId: string; seq: number; lanes: string }[]): Promise<void> {
  const values = sql.join(lanes.map((row) => sql`(${row.bookingId}::uuid, ${row.seq}::int, ${row.lanes}::int4multirange)`), sql`, `);
  await tx.execute(sql`
    UPDATE booking_windows AS w SET lanes = v.lanes FROM (VALUES ${values}) AS v (booking_id, seq, lanes)
    WHERE w.tenant_id = ${tenantId} AND w.booking_id = v.booking_id AND w.seq = v.seq`);
}

/**
 * The bookings with a window in the range. Asked for on its own, because a join with a studio that was imported a moment
 * ago, of which PostgreSQL has no statistics yet, is planned as a loop in a loop.
 */
export async function selectIdsIn(tx: Tx, tenantId: string, range: TimeRange, resourceId: string | undefined): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ id: bookingWindows.bookingId })
    .from(bookingWindows)
    .where(and(windowsIn(tenantId, range), resourceId ? eq(bookingWindows.resourceId, resourceId) : undefined));
  return rows.map(({ id }) => id);
}

/**
 * What confirmed windows take in the range, by resource; resources with none are left out. One row a resource, its windows
 * in a text of numbers: tens of thousands of rows cost the driver more than they cost PostgreSQL.
 */
export async function selectLoad(tx: Tx, tenantId: string, range: TimeRange, resourceIds: string[] | undefined, exceptBooking?: string): Promise<Map<string, Load[]>> {
  const seconds = (column: typeof bookingWindows.startTime | typeof bookingWindows.endTime) => sql`date_part('epoch', ${column})`;
  const rows = await tx
    .select({
      resourceId: bookingWindows.resourceId,
      windows: sql<string>`string_agg(${seconds(bookingWindows.startTime)} || ' ' || ${seconds(bookingWindows.endTime)} || ' ' || ${bookingWindows.allocation}, ' ')`,
    })
    .from(bookingWindows)
    .where(and(windowsIn(tenantId, range), eq(bookingWindows.status, "confirmed"), resourceIds ? inArray(bookingWindows.resourceId, resourceIds) : undefined, exceptBooking ? ne(bookingWindows.bookingId, exceptBooking) : undefined))
    .groupBy(bookingWindows.resourceId);
  return new Map(rows.map(({ resourceId, windows }) => [resourceId, parseLoads(windows)]));
}

/** From `start end allocation start end allocation ...`, times in seconds since 1970. */
function parseLoads(text: string): Load[] {
  const numbers = text.split(" ");
  return Array.from({ length: numbers.length / 3 }, (_, i) => ({
    start: Math.round(Number(numbers[3 * i]) * 1_000),
    end: Math.round(Number(numbers[3 * i + 1]) * 1_000),
    load: Number(numbers[3 * i + 2]),
  }));
}
