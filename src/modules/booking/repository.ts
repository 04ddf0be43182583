import { and, asc, eq, getTableColumns, inArray, ne, sql } from "drizzle-orm";
import type { TimeRange } from "@/lib/time";
import { projects } from "@/modules/project/schema";
import { resources } from "@/modules/resource/schema";
import { insertMany, placeholders, statement, type Tx } from "@/services/db";

import type { ListBookings } from "./contract";
import type { Load } from "./domain/load";
import { LONGEST_WINDOW_HOURS } from "./domain/windows";
import { bookings, bookingWindows } from "./schema";

export type BookingRow = typeof bookings.$inferSelect;
export type NewBookingRow = typeof bookings.$inferInsert;
export type WindowRow = typeof bookingWindows.$inferSelect;
export type NewWindowRow = typeof bookingWindows.$inferInsert;

const target = {
  resource: { id: resources.id, name: resources.name, kind: resources.kind, capacity: resources.capacity, hourlyRateMinor: resources.hourlyRateMinor, rateCurrency: resources.rateCurrency },
  project: { id: projects.id, currency: projects.currency },
  now: sql`now()`.mapWith(bookings.createdAt),
};

const selectTarget = statement("booking_target", (tx) =>
  tx
    .select(target)
    .from(resources)
    .innerJoin(projects, and(eq(projects.tenantId, resources.tenantId), eq(projects.id, sql.placeholder("projectId"))))
    .where(and(eq(resources.tenantId, sql.placeholder("tenantId")), eq(resources.id, sql.placeholder("resourceId")))),
);

/** What a booking is made against, and the time of the transaction; undefined when the studio lacks the resource or the project. */
export async function findTarget(tx: Tx, tenantId: string, resourceId: string, projectId: string) {
  const [row] = await selectTarget(tx).execute({ tenantId, resourceId, projectId });
  return row;
}
export type Target = NonNullable<Awaited<ReturnType<typeof findTarget>>>;

const insertOneBooking = statement("insert_booking", (tx) => tx.insert(bookings).values(placeholders(bookings)));

export async function insertBooking(tx: Tx, row: BookingRow): Promise<void> {
  await insertOneBooking(tx).execute(row);
}

/** As insertBooking, for hundreds of new bookings. */
export async function insertManyBookings(tx: Tx, rows: Omit<BookingRow, "version" | "createdAt" | "updatedAt">[]): Promise<BookingRow[]> {
  const [now] = await insertMany(tx, bookings, rows, bookings.createdAt); // the transaction's time, the same for all
  const createdAt = bookings.createdAt.mapFromDriverValue(now as string) as BookingRow["createdAt"];
  return rows.map((row) => ({ ...row, version: 1, createdAt, updatedAt: createdAt }));
}

/** As insertWindows, for hundreds of them. */
export async function insertManyWindows(tx: Tx, rows: NewWindowRow[]): Promise<void> {
  await insertMany(tx, bookingWindows, rows, bookingWindows.seq);
}

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

/** By id, so that two who lock some of them never wait for each other. `lock` as in findBooking. */
export async function findBookingsByExternalId(tx: Tx, tenantId: string, externalIds: string[], lock = false): Promise<BookingRow[]> {
  const query = tx
    .select()
    .from(bookings)
    .where(and(eq(bookings.tenantId, tenantId), inArray(bookings.externalId, externalIds)))
    .orderBy(asc(bookings.id));
  return lock ? query.for("update") : query;
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

export type BookingChange = Pick<BookingRow, "id" | "resourceId" | "projectId" | "status" | "title" | "notes" | "startTime" | "endTime" | "allocation" | "costMinor">;

/** As updateBookingRow for many bookings, in one statement whatever their number. */
export async function updateBookingRows(tx: Tx, tenantId: string, changes: BookingChange[]): Promise<BookingRow[]> {
  const column = (key: keyof BookingChange, type: string) => sql`${sql.param(changes.map((change) => change[key]?.toString() ?? null))}::${sql.raw(type)}[]`;
  const changed = sql`unnest(${sql.join(
    [column("id", "uuid"), column("resourceId", "uuid"), column("projectId", "uuid"), column("status", "text"), column("title", "text"), column("notes", "text"), column("startTime", "timestamptz"), column("endTime", "timestamptz"), column("allocation", "int"), column("costMinor", "bigint")],
    sql`, `,
  )}) AS c (id, resource_id, project_id, status, title, notes, start_time, end_time, allocation, cost_minor)`;
  return tx
    .update(bookings)
    .set({
      resourceId: sql`c.resource_id`,
      projectId: sql`c.project_id`,
      status: sql`c.status`,
      title: sql`c.title`,
      notes: sql`c.notes`,
      startTime: sql`c.start_time`,
      endTime: sql`c.end_time`,
      allocation: sql`c.allocation`,
      costMinor: sql`c.cost_minor`,
      version: sql`${bookings.version} + 1`,
      updatedAt: sql`now()`,
    })
    .from(changed)
    .where(and(eq(bookings.tenantId, tenantId), sql`${bookings.id} = c.id`))
    .returning(getTableColumns(bookings));
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

/**
 * The bookings with a window in the range. Asked for on its own, because a join with a studio that was imported a moment
 * ago, of which PostgreSQL has no statistics yet, is planned as a loop in a loop.
 */
async function selectIdsIn(tx: Tx, tenantId: string, range: TimeRange, resourceId: string | undefined): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ id: bookingWindows.bookingId })
    .from(bookingWindows)
    .where(and(windowsIn(tenantId, range), resourceId ? eq(bookingWindows.resourceId, resourceId) : undefined));
  return rows.map(({ id }) => id);
}

/** Bookings with a window in the range, by start, after the cursor `[start, id]`; with their project's currency. No limit: all of them. */
export async function selectBookings(tx: Tx, tenantId: string, filter: BookingFilter, limit?: number, after?: [string, string]) {
  const inRange = filter.range && sql`${bookings.id} = ANY (${sql.param(await selectIdsIn(tx, tenantId, filter.range, filter.resourceId))}::uuid[])`;
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

/** Which of the resources have a confirmed booking of the project. */
export async function selectWorkedOn(tx: Tx, tenantId: string, projectId: string, resourceIds: string[]): Promise<string[]> {
  if (resourceIds.length === 0) return [];
  const rows = await tx
    .selectDistinct({ id: bookings.resourceId })
    .from(bookings)
    .where(and(eq(bookings.tenantId, tenantId), eq(bookings.projectId, projectId), eq(bookings.status, "confirmed"), inArray(bookings.resourceId, resourceIds)));
  return rows.map(({ id }) => id);
}

export async function countByStatus(tx: Tx, tenantId: string, projectId: string): Promise<{ status: string; count: number }[]> {
  return tx
    .select({ status: bookings.status, count: sql<number>`count(*)::int` })
    .from(bookings)
    .where(and(eq(bookings.tenantId, tenantId), eq(bookings.projectId, projectId)))
    .groupBy(bookings.status);
}
