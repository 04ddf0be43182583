import { and, asc, eq, inArray, ne, notInArray, sql } from "drizzle-orm";
import type { TimeRange } from "@/lib/time";
import { insertMany, placeholders, statement, type Tx } from "@/services/db";
import type { Load } from "@/lib/stretch";
import { LONGEST_WINDOW_HOURS } from "./domain/cut-windows";
import type { Job } from "./domain/turnaround";
import { bookings, bookingWindows } from "./schema";

export type WindowRow = typeof bookingWindows.$inferSelect;
export type NewWindowRow = typeof bookingWindows.$inferInsert;

const insertOneWindow = statement("insert_window", (tx) => tx.insert(bookingWindows).values(placeholders(bookingWindows)));

/** In one statement whatever their number. */
export async function insertWindows(tx: Tx, rows: NewWindowRow[]): Promise<void> {
  const [only] = rows;
  if (rows.length === 1 && only) await insertOneWindow(tx).execute(only);
  else await insertMany(tx, bookingWindows, rows, bookingWindows.seq);
}

export async function deleteWindows(tx: Tx, tenantId: string, bookingIds: string[]): Promise<void> {
  await tx.delete(bookingWindows).where(and(eq(bookingWindows.tenantId, tenantId), inArray(bookingWindows.bookingId, bookingIds)));
}

/** The windows of bookings as they are stored, in order; by booking. */
export async function selectWindowsOf(tx: Tx, tenantId: string, bookingIds: string[]): Promise<Map<string, TimeRange[]>> {
  const rows = await tx
    .select({ bookingId: bookingWindows.bookingId, start: bookingWindows.startTime, end: bookingWindows.endTime })
    .from(bookingWindows)
    .where(and(eq(bookingWindows.tenantId, tenantId), inArray(bookingWindows.bookingId, bookingIds)))
    .orderBy(asc(bookingWindows.startTime));
  const byBooking = new Map<string, TimeRange[]>(bookingIds.map((id) => [id, []]));
  for (const { bookingId, start, end } of rows) byBooking.get(bookingId)?.push({ start, end });
  return byBooking;
}

/** The windows that touch `[start, end)`. Plain columns and a bounded look-back, because && is no index condition under row-level security. */
export const windowsIn = (tenantId: string, { start, end }: TimeRange) =>
  and(
    eq(bookingWindows.tenantId, tenantId),
    sql`${bookingWindows.startTime} >= ${start.subtract({ hours: LONGEST_WINDOW_HOURS }).toString()}`,
    sql`${bookingWindows.startTime} < ${end.toString()}`,
    sql`${bookingWindows.endTime} > ${start.toString()}`,
  );

/** The confirmed windows of the resources in the range, but those of bookings that are being moved. */
export async function selectTaken(tx: Tx, tenantId: string, resourceIds: string[], range: TimeRange, exceptBookings: string[] = []): Promise<WindowRow[]> {
  return tx
    .select()
    .from(bookingWindows)
    .where(
      and(
        windowsIn(tenantId, range),
        eq(bookingWindows.status, "confirmed"),
        resourceIds.length === 1 ? eq(bookingWindows.resourceId, resourceIds[0] as string) : inArray(bookingWindows.resourceId, resourceIds),
        exceptBookings.length > 0 ? notInArray(bookingWindows.bookingId, exceptBookings) : undefined,
      ),
    );
}

/** The confirmed windows of the resources in the range with their projects, by resource; but those of bookings that are being moved. */
export async function selectJobs(tx: Tx, tenantId: string, resourceIds: string[], range: TimeRange, exceptBookings: string[]): Promise<Map<string, Job[]>> {
  const rows = await tx
    .select({ resourceId: bookingWindows.resourceId, bookingId: bookings.id, projectId: bookings.projectId, start: bookingWindows.startTime, end: bookingWindows.endTime })
    .from(bookingWindows)
    .innerJoin(bookings, and(eq(bookings.tenantId, bookingWindows.tenantId), eq(bookings.id, bookingWindows.bookingId)))
    .where(
      and(
        windowsIn(tenantId, range),
        eq(bookingWindows.status, "confirmed"),
        inArray(bookingWindows.resourceId, resourceIds),
        exceptBookings.length > 0 ? notInArray(bookingWindows.bookingId, exceptBookings) : undefined,
      ),
    );
  const jobs = new Map<string, Job[]>();
  for (const { resourceId, start, end, ...job } of rows) jobs.set(resourceId, [...(jobs.get(resourceId) ?? []), { ...job, start: start.epochMilliseconds, end: end.epochMilliseconds }]);
  return jobs;
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
 * What confirmed windows (or those of other statuses) take in the range, by resource; resources with none are left out. One row a resource, its windows
 * in PostgreSQL's binary form: tens of thousands of rows, or of times put into words, cost more than finding them.
 */
export async function selectLoad(tx: Tx, tenantId: string, range: TimeRange, resourceIds: string[] | undefined, exceptBooking?: string, statuses: string[] = ["confirmed"]): Promise<Map<string, Load[]>> {
  const { startTime, endTime, allocation, resourceId, status, bookingId } = bookingWindows;
  const rows = await tx
    .select({ resourceId, windows: sql<Buffer>`string_agg(timestamptz_send(${startTime}) || timestamptz_send(${endTime}) || int4send(${allocation}), '')` })
    .from(bookingWindows)
    .where(and(windowsIn(tenantId, range), inArray(status, statuses), resourceIds && sql`${resourceId} = ANY (${sql.param(resourceIds)}::uuid[])`, exceptBooking ? ne(bookingId, exceptBooking) : undefined))
    .groupBy(resourceId);
  return new Map(rows.map(({ resourceId, windows }) => [resourceId, parseLoads(windows)]));
}

const LOAD_BYTES = 20;
const EPOCH = Date.UTC(2000, 0, 1);

/** From start, end, allocation one after the other; times are microseconds since 2000, in 64 bits. */
function parseLoads(windows: Buffer): Load[] {
  const millis = (at: number) => Math.round((windows.readInt32BE(at) * 2 ** 32 + windows.readUInt32BE(at + 4)) / 1_000) + EPOCH;
  return Array.from({ length: windows.length / LOAD_BYTES }, (_, i) => {
    const at = i * LOAD_BYTES;
    return { start: millis(at), end: millis(at + 8), load: windows.readInt32BE(at + 16) };
  });
}
