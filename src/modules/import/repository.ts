import { and, eq, inArray, sql } from "drizzle-orm";
import { LONGEST_WINDOW_HOURS } from "@/modules/booking";
import { bookings } from "@/modules/booking/schema";
import { projects } from "@/modules/project/schema";
import type { Tx } from "@/services/db";

export type Slot = { resourceId: string; start: string; end: string };

type WindowColumns = { bookingId: string; seq: number; resourceId: string; start: number; end: number; allocation: number; lanes: string };

/**
 * The confirmed windows that overlap one of the slots, times in milliseconds since 1970. Slot by slot along the index by
 * resource and start (plain columns, see docs/ARCHITECTURE.md), so that the cost follows the slots and not the history.
 */
export async function selectWindowsIn(tx: Tx, tenantId: string, slots: Slot[]): Promise<WindowColumns[]> {
  const list = (key: keyof Slot) => sql.param(slots.map((slot) => slot[key]));
  const { rows } = await tx.execute<WindowColumns>(sql`
    SELECT DISTINCT w.booking_id AS "bookingId", w.seq, w.resource_id AS "resourceId", w.allocation, w.lanes,
      (extract(epoch FROM w.start_time) * 1000)::float8 AS start, (extract(epoch FROM w.end_time) * 1000)::float8 AS end
    FROM unnest(${list("resourceId")}::uuid[], ${list("start")}::timestamptz[], ${list("end")}::timestamptz[]) AS slot (resource_id, start_time, end_time)
    JOIN booking_windows w ON w.tenant_id = ${tenantId} AND w.resource_id = slot.resource_id AND w.status = 'confirmed'
      AND w.start_time >= slot.start_time - make_interval(hours => ${LONGEST_WINDOW_HOURS}) AND w.start_time < slot.end_time AND w.end_time > slot.start_time`);
  return rows;
}

/** What a report says of the bookings that are in the way. */
export async function selectBriefly(tx: Tx, tenantId: string, bookingIds: string[]) {
  return tx
    .select({ id: bookings.id, startTime: bookings.startTime, endTime: bookings.endTime, title: bookings.title, projectId: projects.id, projectName: projects.name })
    .from(bookings)
    .innerJoin(projects, and(eq(projects.tenantId, bookings.tenantId), eq(projects.id, bookings.projectId)))
    .where(and(eq(bookings.tenantId, tenantId), inArray(bookings.id, bookingIds)));
}
