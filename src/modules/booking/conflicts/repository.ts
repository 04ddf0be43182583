import { and, asc, eq, gt, inArray, lt, ne, sql } from "drizzle-orm";
import type { TimeRange } from "@/lib/time";
import { availability } from "@/modules/calendar/schema";
import { projects } from "@/modules/project/schema";
import { resources } from "@/modules/resource/schema";
import type { Tx } from "@/services/db";
import { LONGEST_WINDOW_HOURS } from "../domain/cut-windows";
import type { PricedRow } from "../repository";
import { bookings, bookingWindows } from "../schema";

export type ConflictFilter = { resourceId?: string | undefined; resourceIds?: string[] | undefined; projectId?: string | undefined };
/** Times in seconds since 1970. */
type AbsenceRow = [id: string, kind: string, start: number, end: number];
export type ConflictRow = { booking: PricedRow; resourceName: string; projectName: string; absences: AbsenceRow[] };

/** No absence is longer: a CHECK of its table. */
const LONGEST_ABSENCE_DAYS = 400;

const seconds = (column: unknown) => sql`date_part('epoch', ${column})`;

/** A window, confirmed or held, that overlaps an absence of its resource in the range. */
const overlaps = ({ start, end }: TimeRange) =>
  and(
    eq(bookingWindows.tenantId, availability.tenantId),
    eq(bookingWindows.resourceId, availability.resourceId),
    // Of the range and not of the absence: arithmetic on a column is no index condition under row-level security.
    sql`${bookingWindows.startTime} >= ${start.subtract({ hours: LONGEST_WINDOW_HOURS }).toString()}`,
    sql`${bookingWindows.startTime} < least(${availability.endTime}, ${end.toString()})`,
    sql`${bookingWindows.endTime} > greatest(${availability.startTime}, ${start.toString()})`,
    inArray(bookingWindows.status, ["confirmed", "hold"]),
  );

/** An approved absence in the range. */
const isAbsence = (tenantId: string, { start, end }: TimeRange, { resourceId, resourceIds }: ConflictFilter) =>
  and(
    eq(availability.tenantId, tenantId),
    eq(availability.status, "approved"),
    ne(availability.kind, "extra"),
    lt(availability.startTime, end),
    gt(availability.endTime, start),
    gt(availability.startTime, start.subtract({ hours: 24 * (LONGEST_ABSENCE_DAYS + 1) })),
    resourceId ? eq(availability.resourceId, resourceId) : undefined,
    resourceIds && sql`${availability.resourceId} = ANY (${sql.param(resourceIds)}::uuid[])`,
  );

/**
 * The bookings, confirmed or held, of which a window overlaps an approved absence of their resource in the range. Derived anew
 * each time: from the absences, of which there are few, to the windows at their time.
 */
function clashes(tx: Tx, tenantId: string, range: TimeRange, filter: ConflictFilter) {
  const { id, kind, startTime, endTime } = availability;
  return tx
    .select({
      bookingId: bookingWindows.bookingId,
      absences: sql<AbsenceRow[]>`json_agg(DISTINCT jsonb_build_array(${id}, ${kind}, ${seconds(startTime)}, ${seconds(endTime)}))`.as("absences"),
    })
    .from(availability)
    .innerJoin(bookingWindows, overlaps(range))
    .where(isAbsence(tenantId, range, filter))
    .groupBy(bookingWindows.bookingId);
}

/** Up to `limit` of them by start, after the cursor `[start, id]`. */
export async function selectConflicts(tx: Tx, tenantId: string, range: TimeRange, filter: ConflictFilter, limit: number, after?: [string, string]): Promise<ConflictRow[]> {
  const clash = clashes(tx, tenantId, range, filter).as("clash");
  const rows = await tx
    .select({ booking: bookings, currency: projects.currency, resourceName: resources.name, projectName: projects.name, absences: clash.absences })
    .from(clash)
    .innerJoin(bookings, and(eq(bookings.tenantId, tenantId), eq(bookings.id, clash.bookingId)))
    .innerJoin(projects, and(eq(projects.tenantId, bookings.tenantId), eq(projects.id, bookings.projectId)))
    .innerJoin(resources, and(eq(resources.tenantId, bookings.tenantId), eq(resources.id, bookings.resourceId)))
    .where(and(filter.projectId ? eq(bookings.projectId, filter.projectId) : undefined, after ? sql`(${bookings.startTime}, ${bookings.id}) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : undefined))
    .orderBy(asc(bookings.startTime), asc(bookings.id))
    .limit(limit);
  return rows.map(({ booking, currency, ...rest }) => ({ booking: { ...booking, currency }, ...rest }));
}

/** The ids of all of them, some perhaps twice; as a query within another one, too. */
export const idsInConflict = (tx: Tx, tenantId: string, range: TimeRange, filter: Omit<ConflictFilter, "projectId"> = {}) =>
  tx.select({ bookingId: bookingWindows.bookingId }).from(availability).innerJoin(bookingWindows, overlaps(range)).where(isAbsence(tenantId, range, filter));

/** The ids of all of them. */
export async function selectInConflict(tx: Tx, tenantId: string, range: TimeRange): Promise<string[]> {
  return [...new Set((await idsInConflict(tx, tenantId, range)).map(({ bookingId }) => bookingId))];
}
