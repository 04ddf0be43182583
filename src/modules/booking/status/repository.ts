import { and, asc, eq, gt, isNull, or, sql } from "drizzle-orm";
import { availability } from "@/modules/calendar/schema";
import type { Tx } from "@/services/db";
import { bookings, bookingWindows, placeholders } from "../schema";

/** What a project's live bookings come to: the confirmed ones, and the holds that have not expired. With their windows, in seconds since 1970. */
export async function selectCounted(tx: Tx, tenantId: string, projectId: string) {
  return tx
    .select({
      status: bookings.status,
      phaseId: bookings.phaseId,
      costMinor: bookings.costMinor,
      billMinor: bookings.billMinor,
      minutes: bookings.workedMinutes,
      windows: sql<[number, number][]>`(
        SELECT json_agg(json_build_array(date_part('epoch', w.start_time), date_part('epoch', w.end_time)))
        FROM ${bookingWindows} AS w WHERE w.tenant_id = ${bookings}.tenant_id AND w.booking_id = ${bookings}.id)`,
    })
    .from(bookings)
    .where(and(eq(bookings.tenantId, tenantId), eq(bookings.projectId, projectId), or(eq(bookings.status, "confirmed"), and(eq(bookings.status, "hold"), or(isNull(bookings.expiresAt), gt(bookings.expiresAt, sql`now()`))))));
}

/** The needs of a project that nobody fills yet. */
export async function selectOpenPlaceholders(tx: Tx, tenantId: string, projectId: string) {
  return tx
    .select({ phaseId: placeholders.phaseId, costMinor: placeholders.costMinor, minutes: placeholders.workedMinutes, start: placeholders.startTime, end: placeholders.endTime })
    .from(placeholders)
    .where(and(eq(placeholders.tenantId, tenantId), eq(placeholders.projectId, projectId), eq(placeholders.status, "open")));
}

/** The confirmed bookings of a project whose resource is away at the time, by start; at most `limit`. */
export async function selectAwayBookings(tx: Tx, tenantId: string, projectId: string, limit: number) {
  return tx
    .selectDistinctOn([bookings.startTime, bookings.id], { bookingId: bookings.id, resourceId: bookings.resourceId, kind: availability.kind, start: availability.startTime, end: availability.endTime })
    .from(bookings)
    .innerJoin(bookingWindows, and(eq(bookingWindows.tenantId, bookings.tenantId), eq(bookingWindows.bookingId, bookings.id)))
    .innerJoin(
      availability,
      and(
        eq(availability.tenantId, bookings.tenantId),
        eq(availability.resourceId, bookings.resourceId),
        eq(availability.status, "approved"),
        sql`${availability.kind} <> 'extra'`,
        sql`${availability.startTime} < ${bookingWindows.endTime} AND ${availability.endTime} > ${bookingWindows.startTime}`,
      ),
    )
    .where(and(eq(bookings.tenantId, tenantId), eq(bookings.projectId, projectId), eq(bookings.status, "confirmed"), gt(bookings.endTime, sql`now()`)))
    .orderBy(asc(bookings.startTime), asc(bookings.id), asc(availability.startTime))
    .limit(limit);
}
