import { and, asc, eq, gt, inArray, isNull, lte, ne, or, type SQL, sql } from "drizzle-orm";
import type { Load } from "@/lib/stretch";
import { iso, type Temporal, type TimeRange } from "@/lib/time";
import { projects } from "@/modules/project/schema";
import { resourceCapacities, resources } from "@/modules/resource/schema";
import { statement, type Tx } from "@/services/db";
import type { Ground } from "../domain/hold-ladder";
import { LONGEST_WINDOW_HOURS } from "../domain/cut-windows";
import type { BookingRow, PricedRow } from "../repository";
import { bookings, bookingWindows } from "../schema";

/** A hold, with the names of what it is for. */
export type HoldRow = PricedRow & { projectName: string; resourceName: string };

/** A time of one resource. */
export type Place = TimeRange & { resourceId: string };

const { placeholder } = sql;

const idsIn = statement("select_holds_in", (tx) =>
  tx
    .selectDistinct({ id: bookingWindows.bookingId })
    .from(bookingWindows)
    .where(
      and(
        eq(bookingWindows.tenantId, placeholder("tenantId")),
        eq(bookingWindows.resourceId, placeholder("resourceId")),
        sql`${bookingWindows.startTime} >= ${placeholder("since")}::timestamptz`,
        sql`${bookingWindows.startTime} < ${placeholder("end")}::timestamptz`,
        sql`${bookingWindows.endTime} > ${placeholder("start")}::timestamptz`,
        eq(bookingWindows.status, "hold"),
      ),
    ),
);

const lookBack = (start: Temporal.Instant) => iso(start.subtract({ hours: LONGEST_WINDOW_HOURS }));

/** The holds, live or not, with a window in the range: what a booking has to ask first, and nearly always has no answer. */
export async function selectHoldIdsIn(tx: Tx, tenantId: string, resourceId: string, { start, end }: TimeRange): Promise<string[]> {
  const rows = await idsIn(tx).execute({ tenantId, resourceId, since: lookBack(start), start: iso(start), end: iso(end) });
  return rows.map(({ id }) => id);
}

/** Windows of a status that touch one of the places. As one parameter, so that the plan does not depend on their number. */
function touching(tenantId: string, places: Place[], status: "hold" | "confirmed"): SQL {
  const ranges = places.map(({ resourceId, start, end }) => ({ resource_id: resourceId, since: lookBack(start), start_time: iso(start), end_time: iso(end) }));
  return sql`
    FROM json_to_recordset(${JSON.stringify(ranges)}) AS r (resource_id uuid, since timestamptz, start_time timestamptz, end_time timestamptz)
    JOIN booking_windows AS w ON w.tenant_id = ${tenantId} AND w.resource_id = r.resource_id AND w.status = ${status}
      AND w.start_time >= r.since AND w.start_time < r.end_time AND w.end_time > r.start_time`;
}

/** The holds, live or not, with a window in one of the places. */
export async function selectHoldIds(tx: Tx, tenantId: string, places: Place[]): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`SELECT DISTINCT w.booking_id AS id ${touching(tenantId, places, "hold")}`);
  return rows.map(({ id }) => id);
}

/** What confirmed windows take in the places, by resource. */
export async function selectConfirmed(tx: Tx, tenantId: string, places: Place[]): Promise<Map<string, Load[]>> {
  const { rows } = await tx.execute<{ resource: string; start: number; end: number; load: number }>(sql`
    SELECT DISTINCT w.booking_id, w.seq, w.resource_id AS resource, date_part('epoch', w.start_time) AS start, date_part('epoch', w.end_time) AS end, w.allocation AS load
    ${touching(tenantId, places, "confirmed")}`);
  const taken = new Map<string, Load[]>(places.map(({ resourceId }) => [resourceId, []]));
  for (const { resource, start, end, load } of rows) taken.get(resource)?.push({ start: Math.round(start * 1_000), end: Math.round(end * 1_000), load });
  return taken;
}

/** From when to when each resource has how much. */
export async function selectSteps(tx: Tx, tenantId: string, resourceIds: string[]): Promise<Map<string, Ground["steps"]>> {
  const rows = await tx
    .select()
    .from(resourceCapacities)
    .where(and(eq(resourceCapacities.tenantId, tenantId), inArray(resourceCapacities.resourceId, resourceIds)));
  const steps = new Map<string, Ground["steps"]>(resourceIds.map((id) => [id, []]));
  for (const { resourceId, startsAt, endsAt, capacity } of rows) steps.get(resourceId)?.push({ start: startsAt.epochMilliseconds, end: endsAt.epochMilliseconds, capacity });
  return steps;
}

const isLive = (now: Temporal.Instant) => and(eq(bookings.status, "hold"), or(isNull(bookings.expiresAt), gt(bookings.expiresAt, now)));

const selectHolds = (tx: Tx) =>
  tx
    .select({ booking: bookings, currency: projects.currency, projectName: projects.name, resourceName: resources.name })
    .from(bookings)
    .innerJoin(projects, and(eq(projects.tenantId, bookings.tenantId), eq(projects.id, bookings.projectId)))
    .innerJoin(resources, and(eq(resources.tenantId, bookings.tenantId), eq(resources.id, bookings.resourceId)));

const flat = (rows: Awaited<ReturnType<typeof selectHolds>>): HoldRow[] => rows.map(({ booking, ...names }) => ({ ...booking, ...names }));

/** Those of the bookings that are live holds, in the order in which they took their place. */
export async function selectLiveHolds(tx: Tx, tenantId: string, ids: string[], now: Temporal.Instant): Promise<HoldRow[]> {
  if (ids.length === 0) return [];
  return flat(
    await selectHolds(tx)
      .where(and(eq(bookings.tenantId, tenantId), inArray(bookings.id, ids), isLive(now)))
      .orderBy(asc(bookings.placedAt), asc(bookings.id)),
  );
}

export type HoldFilter = { resourceId?: string | undefined; projectId?: string | undefined; from?: Temporal.Instant | undefined; to?: Temporal.Instant | undefined; notOf: ReadonlySet<string> };

const due = sql`coalesce(${bookings.challengeDueAt}, '2200-01-01Z')`;

/** Live holds: challenged ones first, the most urgent of them at the top, then by start. After the cursor `[due, start, id]`. */
export async function selectHoldPage(tx: Tx, tenantId: string, filter: HoldFilter, now: Temporal.Instant, limit: number, after?: [string, string, string]): Promise<HoldRow[]> {
  const conditions = [
    filter.resourceId && eq(bookings.resourceId, filter.resourceId),
    filter.projectId && eq(bookings.projectId, filter.projectId),
    filter.from && gt(bookings.endTime, filter.from),
    filter.to && sql`${bookings.startTime} < ${iso(filter.to)}`,
    ...[...filter.notOf].map((projectId) => ne(bookings.projectId, projectId)),
    after && sql`(${due}, ${bookings.startTime}, ${bookings.id}) > (${after[0]}::timestamptz, ${after[1]}::timestamptz, ${after[2]}::uuid)`,
  ];
  return flat(
    await selectHolds(tx)
      .where(and(eq(bookings.tenantId, tenantId), isLive(now), ...conditions.map((condition) => condition || undefined)))
      .orderBy(asc(due), asc(bookings.startTime), asc(bookings.id))
      .limit(limit),
  );
}

/** The sort key of a row of selectHoldPage. */
export const pageKeyOf = ({ challengeDueAt, startTime, id }: HoldRow): [string, string, string] => [challengeDueAt ? iso(challengeDueAt) : "2200-01-01T00:00:00Z", iso(startTime), id];

/** A new version of each of the rows. Their windows follow in status, by the foreign key. */
export async function updateHolds(tx: Tx, tenantId: string, ids: string[], change: Partial<BookingRow>): Promise<Map<string, typeof bookings.$inferSelect>> {
  const rows = await tx
    .update(bookings)
    .set({ ...change, version: sql`${bookings.version} + 1`, updatedAt: sql`now()` })
    .where(and(eq(bookings.tenantId, tenantId), inArray(bookings.id, ids)))
    .returning();
  return new Map(rows.map((row) => [row.id, row]));
}

/** The holds that one of these bookings has challenged. */
export async function selectChallengedBy(tx: Tx, tenantId: string, challengers: string[]): Promise<HoldRow[]> {
  return flat(await selectHolds(tx).where(and(eq(bookings.tenantId, tenantId), eq(bookings.status, "hold"), inArray(bookings.challengedBy, challengers))).orderBy(asc(bookings.id)));
}

/** Holds whose time is up: expired, or challenged and past the clock; of one resource, or of all. */
export async function selectDueHolds(tx: Tx, tenantId: string, moment: Temporal.Instant, resourceId?: string): Promise<HoldRow[]> {
  const isDue = or(lte(bookings.expiresAt, moment), lte(bookings.challengeDueAt, moment));
  return flat(
    await selectHolds(tx)
      .where(and(eq(bookings.tenantId, tenantId), eq(bookings.status, "hold"), isDue, resourceId ? eq(bookings.resourceId, resourceId) : undefined))
      .orderBy(asc(bookings.placedAt), asc(bookings.id)),
  );
}

/** Studios with a hold whose time is up. Runs outside the transactions of studios. */
export async function lookUpStudiosWithDueHolds(tx: Tx, moment: Temporal.Instant): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`SELECT studios_with_due_holds(${iso(moment)}::timestamptz) AS id`);
  return rows.map(({ id }) => id);
}
