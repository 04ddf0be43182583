import { and, asc, eq, getTableColumns, inArray, ne, sql } from "drizzle-orm";
import type { TimeRange } from "@/lib/time";
import { projects } from "@/modules/project/schema";
import { resources } from "@/modules/resource/schema";
import { insertMany, placeholders, statement, type Tx } from "@/services/db";

import type { ListBookings } from "./contract";
import { bookings, bookingWindows } from "./schema";
import { selectIdsIn, windowsIn } from "./window-repository";

export type BookingRow = typeof bookings.$inferSelect;
export type NewBookingRow = typeof bookings.$inferInsert;

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
