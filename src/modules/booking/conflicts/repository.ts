import { and, asc, eq, gt, inArray, lt, ne, sql } from "drizzle-orm";
import type { TimeRange } from "@/lib/time";
import { availability } from "@/modules/calendar/schema";
import { projects } from "@/modules/project/schema";
import { resources } from "@/modules/resource/schema";
import type { Tx } from "@/services/db";
import { LONGEST_WINDOW_HOURS } from "../domain/cut-windows";
import type { PricedRow } from "../repository";
import { bookings, bookingWindows } from "../schema";

export type ConflictFilter = { resourceId?: string | undefined; projectId?: string | undefined };
/** Times in seconds since 1970. */
type AbsenceRow = [id: string, kind: string, start: number, end: number];
export type ConflictRow = { booking: PricedRow; resourceName: string; projectName: string; absences: AbsenceRow[] };

/** No absence is longer: a CHECK of its table. */
const LONGEST_ABSENCE_DAYS = 400;

const seconds = (column: unknown) => sql`date_part('epoch', ${column})`;

/**
 * The bookings, confirmed or held, of which a window overlaps an approved absence of their resource in the range. Derived anew
 * each time: from the absences, of which there are few, to the windows at their time.
 */
function clashes(tx: Tx, tenantId: string, { start, end }: TimeRange, { resourceId }: ConflictFilter) {
  const { id, kind, startTime, endTime } = availability;
  return tx
    .select({
      bookingId: bookingWindows.bookingId,
      absences: sql<AbsenceRow[]>`json_agg(DISTINCT jsonb_build_array(${id}, ${kind}, ${seconds(startTime)}, ${seconds(endTime)}))`.as("absences"),
    })
    .from(availability)
    .innerJoin(
      bookingWindows,
      and(
        eq(bookingWindows.tenantId, availability.tenantId),
        eq(bookingWindows.resourceId, availability.resourceId),
        // Of the range and not of the absence: arithmetic on a column is no index condition under row-level security.
        sql`${bookingWindows.startTime} >= ${start.subtract({ hours: LONGEST_WINDOW_HOURS }).toString()}`,
        sql`${bookingWindows.startTime} < least(${endTime}, ${end.toString()})`,
        sql`${bookingWindows.endTime} > greatest(${startTime}, ${start.toString()})`,
        inArray(bookingWindows.status, ["confirmed", "hold"]),
      ),
    )
    .where(
      and(
        eq(availability.tenantId, tenantId),
        eq(availability.status, "approved"),
        ne(kind, "extra"),
        lt(startTime, end),
        gt(endTime, start),
        gt(startTime, start.subtract({ hours: 24 * (LONGEST_ABSENCE_DAYS + 1) })),
        resourceId ? eq(availability.resourceId, resourceId) : undefined,
      ),
    )
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

/** The ids of all of them. */
export async function selectInConflict(tx: Tx, tenantId: string, range: TimeRange, filter: Pick<ConflictFilter, "resourceId"> = {}): Promise<string[]> {
  return (await clashes(tx, tenantId, range, filter)).map(({ bookingId }) => bookingId);
}
