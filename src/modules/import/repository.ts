import { and, eq, inArray, sql } from "drizzle-orm";
import { isoOfMillis } from "@/lib/time";
import { LONGEST_WINDOW_HOURS } from "@/modules/booking";
import { bookings } from "@/modules/booking/schema";
import { projects } from "@/modules/project/schema";
import type { Tx } from "@/services/db";
import { mergeSlots, type Slot } from "./domain/merge-slots";
import type { StoredWindow } from "./plan/world";

const LONGEST_WINDOW = LONGEST_WINDOW_HOURS * 3_600_000;

/**
 * The windows of confirmed bookings and of holds that overlap one of the slots, or lie close between two. A search looks back by the longest window, so
 * slots that are closer than that are one search: then no window is found twice. OFFSET 0 keeps the planner to one search a
 * slot along the index by resource and start; it would rather hash all windows of the studio (36 ms, not 4, with 30,000).
 */
export async function selectWindowsIn(tx: Tx, tenantId: string, slots: Slot[]): Promise<StoredWindow[]> {
  const searches = mergeSlots(slots, LONGEST_WINDOW);
  const times = (key: "start" | "end", back = 0) => sql.param(searches.map((search) => isoOfMillis(search[key] - back)));
  const { rows } = await tx.execute<StoredWindow>(sql`
    SELECT w.booking_id AS "bookingId", w.seq, w.resource_id AS "resourceId", w.status, w.allocation,
      (extract(epoch FROM w.start_time) * 1000)::float8 AS start, (extract(epoch FROM w.end_time) * 1000)::float8 AS end
    FROM unnest(${sql.param(searches.map(({ resourceId }) => resourceId))}::uuid[], ${times("start", LONGEST_WINDOW)}::timestamptz[], ${times("start")}::timestamptz[], ${times("end")}::timestamptz[])
      AS search (resource_id, back, start_time, end_time)
    CROSS JOIN LATERAL (
      SELECT * FROM booking_windows
      WHERE tenant_id = ${tenantId} AND resource_id = search.resource_id AND status IN ('confirmed', 'hold')
        AND start_time >= search.back AND start_time < search.end_time AND end_time > search.start_time
      OFFSET 0) AS w`);
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
