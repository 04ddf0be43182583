import { and, asc, eq, inArray, ne, sql } from "drizzle-orm";
import type { TimeRange } from "@/lib/time";
import { projects } from "@/modules/project/schema";
import { resources } from "@/modules/resource/schema";
import type { Tx } from "@/services/db";
import type { ListBookings } from "./contract";
import { LONGEST_WINDOW_HOURS } from "./domain/windows";
import { bookings, bookingWindows } from "./schema";

export type BookingRow = typeof bookings.$inferSelect;
export type NewBookingRow = typeof bookings.$inferInsert;
export type WindowRow = typeof bookingWindows.$inferSelect;
export type NewWindowRow = typeof bookingWindows.$inferInsert;

const target = {
  resource: { id: resources.id, kind: resources.kind, capacity: resources.capacity, hourlyRateMinor: resources.hourlyRateMinor, rateCurrency: resources.rateCurrency },
  project: { id: projects.id, currency: projects.currency },
};

/** What a booking is made against, in one round trip; undefined when the studio lacks the resource or the project. */
export async function findTarget(tx: Tx, tenantId: string, resourceId: string, projectId: string) {
  const [row] = await tx
    .select(target)
    .from(resources)
    .innerJoin(projects, and(eq(projects.tenantId, resources.tenantId), eq(projects.id, projectId)))
    .where(and(eq(resources.tenantId, tenantId), eq(resources.id, resourceId)));
  return row;
}
export type Target = NonNullable<Awaited<ReturnType<typeof findTarget>>>;

export async function insertBookings(tx: Tx, rows: NewBookingRow[]): Promise<BookingRow[]> {
  return tx.insert(bookings).values(rows).returning();
}

export async function insertWindows(tx: Tx, rows: NewWindowRow[]): Promise<void> {
  await tx.insert(bookingWindows).values(rows);
}

export async function deleteWindows(tx: Tx, tenantId: string, bookingId: string): Promise<void> {
  await tx.delete(bookingWindows).where(and(eq(bookingWindows.tenantId, tenantId), eq(bookingWindows.bookingId, bookingId)));
}

/** With its project's currency. `lock` keeps others from changing it until the transaction ends. */
export async function findBooking(tx: Tx, tenantId: string, id: string, lock = false) {
  const query = tx
    .select({ booking: bookings, currency: projects.currency })
    .from(bookings)
    .innerJoin(projects, and(eq(projects.tenantId, bookings.tenantId), eq(projects.id, bookings.projectId)))
    .where(and(eq(bookings.tenantId, tenantId), eq(bookings.id, id)));
  const [row] = await (lock ? query.for("update", { of: bookings }) : query);
  return row && { ...row.booking, currency: row.currency };
}

export async function findBookingsByExternalId(tx: Tx, tenantId: string, externalIds: string[]) {
  return tx
    .select()
    .from(bookings)
    .where(and(eq(bookings.tenantId, tenantId), inArray(bookings.externalId, externalIds)));
}

/** A new version of the row. Its windows follow in resource and status, by the foreign key. */
export async function updateBookingRow(tx: Tx, tenantId: string, id: string, change: Partial<NewBookingRow>): Promise<BookingRow> {
  const [row] = await tx
    .update(bookings)
    .set({ ...change, version: sql`${bookings.version} + 1`, updatedAt: sql`now()` })
    .where(and(eq(bookings.tenantId, tenantId), eq(bookings.id, id)))
    .returning();
  return row as BookingRow;
}

/** The windows that touch `[start, end)`. Plain columns and a bounded look-back, because && is no index condition under row-level security. */
const windowsIn = (tenantId: string, { start, end }: TimeRange) =>
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

/** The confirmed bookings with a window in one of the ranges, by start; at most 100. */
export async function selectBlockers(tx: Tx, tenantId: string, resourceId: string, ranges: TimeRange[], exceptBooking?: string) {
  const first = ranges[0] as TimeRange;
  const last = ranges.at(-1) as TimeRange;
  const touching = tx
    .select({ id: bookingWindows.bookingId })
    .from(bookingWindows)
    .where(and(windowsIn(tenantId, { start: first.start, end: last.end }), eq(bookingWindows.resourceId, resourceId), eq(bookingWindows.status, "confirmed")));
  return tx
    .select({ id: bookings.id, startTime: bookings.startTime, endTime: bookings.endTime, projectId: projects.id, projectName: projects.name, title: bookings.title })
    .from(bookings)
    .innerJoin(projects, and(eq(projects.tenantId, bookings.tenantId), eq(projects.id, bookings.projectId)))
    .where(and(eq(bookings.tenantId, tenantId), inArray(bookings.id, touching), exceptBooking ? ne(bookings.id, exceptBooking) : undefined))
    .orderBy(asc(bookings.startTime), asc(bookings.id))
    .limit(100);
}

const LIVE = sql`${bookings.status} IN ('requested', 'hold', 'confirmed')`;

export type BookingFilter = Pick<ListBookings, "resourceId" | "projectId" | "status"> & { range?: TimeRange | undefined };

/** Bookings with a window in the range, by start, after the cursor `[start, id]`; with their project's currency. No limit: all of them. */
export async function selectBookings(tx: Tx, tenantId: string, filter: BookingFilter, limit?: number, after?: [string, string]) {
  const inRange = filter.range
    ? inArray(
        bookings.id,
        tx
          .select({ id: bookingWindows.bookingId })
          .from(bookingWindows)
          .where(and(windowsIn(tenantId, filter.range), filter.resourceId ? eq(bookingWindows.resourceId, filter.resourceId) : undefined)),
      )
    : undefined;
  const query = tx
    .select({ booking: bookings, currency: projects.currency })
    .from(bookings)
    .innerJoin(projects, and(eq(projects.tenantId, bookings.tenantId), eq(projects.id, bookings.projectId)))
    .where(
      and(
        eq(bookings.tenantId, tenantId),
        filter.status ? eq(bookings.status, filter.status) : LIVE,
        filter.resourceId ? eq(bookings.resourceId, filter.resourceId) : undefined,
        filter.projectId ? eq(bookings.projectId, filter.projectId) : undefined,
        inRange,
        after ? sql`(${bookings.startTime}, ${bookings.id}) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : undefined,
      ),
    )
    .orderBy(asc(bookings.startTime), asc(bookings.id));
  const rows = await (limit === undefined ? query : query.limit(limit));
  return rows.map(({ booking, currency }) => ({ ...booking, currency }));
}

/** `[resource id, start, end, allocation]` of every confirmed window in the range; times in milliseconds since 1970. */
export async function selectLoad(tx: Tx, tenantId: string, range: TimeRange, resourceIds: string[] | undefined): Promise<[string, number, number, number][]> {
  const milliseconds = (column: typeof bookingWindows.startTime | typeof bookingWindows.endTime) => sql<number>`(extract(epoch FROM ${column}) * 1000)::float8`;
  const rows = await tx
    .select({ resourceId: bookingWindows.resourceId, start: milliseconds(bookingWindows.startTime), end: milliseconds(bookingWindows.endTime), load: bookingWindows.allocation })
    .from(bookingWindows)
    .where(and(windowsIn(tenantId, range), eq(bookingWindows.status, "confirmed"), resourceIds ? inArray(bookingWindows.resourceId, resourceIds) : undefined));
  return rows.map((row) => [row.resourceId, row.start, row.end, row.load]);
}

export async function countByStatus(tx: Tx, tenantId: string, projectId: string): Promise<{ status: string; count: number }[]> {
  return tx
    .select({ status: bookings.status, count: sql<number>`count(*)::int` })
    .from(bookings)
    .where(and(eq(bookings.tenantId, tenantId), eq(bookings.projectId, projectId)))
    .groupBy(bookings.status);
}
