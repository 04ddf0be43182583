import { and, asc, eq, inArray, ne, sql } from "drizzle-orm";
import { Temporal, type TimeRange } from "@/lib/time";
import { projectAllocations, projects } from "@/modules/project/schema";
import { resourceCapacities, resources } from "@/modules/resource/schema";
import { insertMany, placeholders, statement, type Tx, updateMany } from "@/services/db";
import type { ListBookings } from "./contract";
import type { Step } from "./domain/cut-windows";
import { bookings, bookingWindows } from "./schema";
import { selectIdsIn, windowsIn } from "./window-repository";

export type BookingRow = typeof bookings.$inferSelect;

// As numbers in JSON, because one row a resource is cheaper than a second statement.
const steps = sql`(
  SELECT json_agg(json_build_array(date_part('epoch', c.starts_at), date_part('epoch', c.ends_at), c.capacity) ORDER BY c.starts_at)
  FROM ${resourceCapacities} AS c WHERE c.tenant_id = ${resources}.tenant_id AND c.resource_id = ${resources}.id)`.mapWith(toSteps);

const resourceColumns = {
  tenantId: resources.tenantId,
  id: resources.id,
  name: resources.name,
  kind: resources.kind,
  department: resources.department,
  tags: resources.tags,
  skills: resources.skills,
  timeZone: resources.timeZone,
  hourlyRateMinor: resources.hourlyRateMinor,
  rateCurrency: resources.rateCurrency,
  steps,
};
const projectColumns = {
  id: projects.id,
  name: projects.name,
  currency: projects.currency,
  enforcement: projects.enforcement,
  budgetMinor: projects.budgetMinor,
  allocatedMinor: projectAllocations.allocatedMinor,
};
const now = sql`now()`.mapWith(bookings.createdAt);
const ofProject = and(eq(projectAllocations.tenantId, projects.tenantId), eq(projectAllocations.projectId, projects.id));

const selectTarget = statement("booking_target", (tx) =>
  tx
    .select({ resource: resourceColumns, project: projectColumns, now })
    .from(resources)
    .innerJoin(projects, and(eq(projects.tenantId, resources.tenantId), eq(projects.id, sql.placeholder("projectId"))))
    .innerJoin(projectAllocations, ofProject)
    .where(and(eq(resources.tenantId, sql.placeholder("tenantId")), eq(resources.id, sql.placeholder("resourceId")))),
);

function toSteps(rows: [number, number, number][]): Step[] {
  const instant = (seconds: number) => Temporal.Instant.fromEpochMilliseconds(Math.round(seconds * 1_000));
  return rows.map(([start, end, capacity]) => ({ start: instant(start), end: instant(end), capacity }));
}

/** What a booking is made against, and the time of the transaction; undefined when the studio lacks the resource or the project. */
export async function findTarget(tx: Tx, tenantId: string, resourceId: string, projectId: string) {
  const [row] = await selectTarget(tx).execute({ tenantId, resourceId, projectId });
  return row;
}
type Target = NonNullable<Awaited<ReturnType<typeof findTarget>>>;
export type TargetResource = Target["resource"];
export type TargetProject = Target["project"];

/** As findTarget, for bookings of many resources and projects: those that there are. */
export async function selectTargets(tx: Tx, tenantId: string, resourceIds: string[], projectIds: string[]): Promise<{ resources: TargetResource[]; projects: TargetProject[]; now: Temporal.Instant }> {
  const found = await tx.select({ ...resourceColumns, now }).from(resources).where(and(eq(resources.tenantId, tenantId), inArray(resources.id, resourceIds)));
  const targets = await tx.select({ ...projectColumns, now }).from(projects).innerJoin(projectAllocations, ofProject).where(and(eq(projects.tenantId, tenantId), inArray(projects.id, projectIds)));
  return { resources: found, projects: targets, now: (found[0]?.now ?? targets[0]?.now ?? Temporal.Now.instant()) as Temporal.Instant };
}

const insertOneBooking = statement("insert_booking", (tx) => tx.insert(bookings).values(placeholders(bookings)));

/** Stores new bookings, in one statement whatever their number. */
export async function insertBookings(tx: Tx, rows: BookingRow[]): Promise<void> {
  const [only] = rows;
  if (rows.length === 1 && only) await insertOneBooking(tx).execute(only);
  else await insertMany(tx, bookings, rows, bookings.id);
}

/** A booking with the currency of its project, in which its cost is. */
export type PricedRow = BookingRow & { currency: string };

/** `lock` keeps others from changing it until the transaction ends. */
export async function findBooking(tx: Tx, tenantId: string, id: string, lock = false): Promise<PricedRow | undefined> {
  const query = tx
    .select({ booking: bookings, currency: projects.currency })
    .from(bookings)
    .innerJoin(projects, and(eq(projects.tenantId, bookings.tenantId), eq(projects.id, bookings.projectId)))
    .where(and(eq(bookings.tenantId, tenantId), eq(bookings.id, id)));
  const [row] = await (lock ? query.for("update", { of: bookings }) : query);
  return row && { ...row.booking, currency: row.currency };
}

/** The bookings with these ids, by id, so that two who lock some of them never wait for each other. `lock` as in findBooking. */
export async function findBookings(tx: Tx, tenantId: string, ids: string[], lock = false): Promise<PricedRow[]> {
  const query = tx
    .select({ booking: bookings, currency: projects.currency })
    .from(bookings)
    .innerJoin(projects, and(eq(projects.tenantId, bookings.tenantId), eq(projects.id, bookings.projectId)))
    .where(and(eq(bookings.tenantId, tenantId), inArray(bookings.id, ids)))
    .orderBy(asc(bookings.id));
  const rows = await (lock ? query.for("update", { of: bookings }) : query);
  return rows.map(({ booking, currency }) => ({ ...booking, currency }));
}

/** By id, so that two who lock some of them never wait for each other. `lock` as in findBooking. */
export async function findBookingsByExternalId(tx: Tx, tenantId: string, externalIds: string[], lock = false): Promise<PricedRow[]> {
  const query = tx
    .select({ booking: bookings, currency: projects.currency })
    .from(bookings)
    .innerJoin(projects, and(eq(projects.tenantId, bookings.tenantId), eq(projects.id, bookings.projectId)))
    .where(and(eq(bookings.tenantId, tenantId), inArray(bookings.externalId, externalIds)))
    .orderBy(asc(bookings.id));
  const rows = await (lock ? query.for("update", { of: bookings }) : query);
  return rows.map(({ booking, currency }) => ({ ...booking, currency }));
}

/** In one statement whatever their number. Their windows follow in resource and status, by the foreign key. */
export async function updateBookings(tx: Tx, rows: BookingRow[]): Promise<void> {
  await updateMany(tx, bookings, rows, [bookings.tenantId, bookings.id]);
}

const blockerColumns = { id: bookings.id, startTime: bookings.startTime, endTime: bookings.endTime, projectId: projects.id, projectName: projects.name, title: bookings.title };

/** What a refusal tells of bookings that are in the way. */
export async function selectBlockersById(tx: Tx, tenantId: string, ids: string[]) {
  return tx
    .select(blockerColumns)
    .from(bookings)
    .innerJoin(projects, and(eq(projects.tenantId, bookings.tenantId), eq(projects.id, bookings.projectId)))
    .where(and(eq(bookings.tenantId, tenantId), inArray(bookings.id, ids)))
    .orderBy(asc(bookings.startTime), asc(bookings.id));
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
    .select(blockerColumns)
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
