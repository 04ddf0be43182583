import { and, asc, desc, eq, gt, gte, inArray, isNull, lt, ne, or, sql } from "drizzle-orm";
import type { Temporal, TimeRange } from "@/lib/time";
import { LONGEST_WINDOW_HOURS } from "@/modules/booking";
import { bookings, bookingWindows } from "@/modules/booking/schema";
import { availability } from "@/modules/calendar/schema";
import { projects } from "@/modules/project/schema";
import { resources } from "@/modules/resource/schema";
import type { Tx } from "@/services/db";
import { calendarFeeds } from "./schema";

export type FeedRow = typeof calendarFeeds.$inferSelect;

export async function insertFeed(tx: Tx, row: typeof calendarFeeds.$inferInsert): Promise<FeedRow> {
  const [stored] = (await tx.insert(calendarFeeds).values(row).returning()) as [FeedRow];
  return stored;
}

/** Up to `limit` feeds, the newest first, after the cursor. @param createdBy whose; undefined: everybody's */
export async function selectFeeds(tx: Tx, tenantId: string, createdBy: string | undefined, limit: number, after?: string): Promise<FeedRow[]> {
  return tx
    .select()
    .from(calendarFeeds)
    .where(and(eq(calendarFeeds.tenantId, tenantId), createdBy === undefined ? undefined : eq(calendarFeeds.createdBy, createdBy), after ? lt(calendarFeeds.id, after) : undefined))
    .orderBy(desc(calendarFeeds.id))
    .limit(limit);
}

export async function findFeed(tx: Tx, tenantId: string, id: string): Promise<FeedRow | undefined> {
  const [row] = await tx.select().from(calendarFeeds).where(and(eq(calendarFeeds.tenantId, tenantId), eq(calendarFeeds.id, id)));
  return row;
}

/** Revokes it; undefined when it was revoked before. */
export async function markRevoked(tx: Tx, tenantId: string, id: string): Promise<FeedRow | undefined> {
  const [row] = await tx
    .update(calendarFeeds)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(calendarFeeds.tenantId, tenantId), eq(calendarFeeds.id, id), isNull(calendarFeeds.revokedAt)))
    .returning();
  return row;
}

/** Notes that it was read, once an hour: calendars ask often. */
export async function touchFeed(tx: Tx, tenantId: string, id: string): Promise<void> {
  const isDue = or(isNull(calendarFeeds.lastUsedAt), sql`${calendarFeeds.lastUsedAt} < now() - interval '1 hour'`);
  await tx.update(calendarFeeds).set({ lastUsedAt: sql`now()` }).where(and(eq(calendarFeeds.tenantId, tenantId), eq(calendarFeeds.id, id), isDue));
}

/** Before the studio is known: by the narrow function of drizzle/0015. */
export async function lookUpFeed(tx: Tx, hash: string): Promise<{ tenantId: string; id: string } | undefined> {
  const { rows } = await tx.execute<{ tenantId: string; id: string }>(sql`SELECT tenant_id AS "tenantId", id FROM find_calendar_feed(${hash})`);
  return rows[0];
}

/** Which resource a member is. */
export async function findResourceOf(tx: Tx, tenantId: string, userId: string): Promise<string | undefined> {
  const [row] = await tx.select({ id: resources.id }).from(resources).where(and(eq(resources.tenantId, tenantId), eq(resources.userId, userId)));
  return row?.id;
}

export type Wanted = { resourceId: string; projectId?: undefined } | { projectId: string; resourceId?: undefined };

/** The bookings of a resource or project in the range, with what a calendar says of them; of the cancelled those since `cancelledSince`. What is over comes last. */
export async function selectFeedBookings(tx: Tx, tenantId: string, { resourceId, projectId }: Wanted, { start, end }: TimeRange, cancelledSince: Temporal.Instant, limit: number) {
  const touching = tx
    .select({ id: bookingWindows.bookingId })
    .from(bookingWindows)
    .where(
      and(
        eq(bookingWindows.tenantId, tenantId),
        resourceId ? eq(bookingWindows.resourceId, resourceId) : undefined,
        gte(bookingWindows.startTime, start.subtract({ hours: LONGEST_WINDOW_HOURS })),
        lt(bookingWindows.startTime, end),
        gt(bookingWindows.endTime, start),
      ),
    );
  const { id, status, title, notes, version, createdAt, updatedAt } = bookings;
  return tx
    .select({ id, projectId: bookings.projectId, status, title, notes, version, createdAt, updatedAt, projectName: projects.name, resourceName: resources.name, resourceKind: resources.kind, timeZone: resources.timeZone })
    .from(bookings)
    .innerJoin(projects, and(eq(projects.tenantId, bookings.tenantId), eq(projects.id, bookings.projectId)))
    .innerJoin(resources, and(eq(resources.tenantId, bookings.tenantId), eq(resources.id, bookings.resourceId)))
    .where(
      and(
        eq(bookings.tenantId, tenantId),
        projectId ? and(eq(bookings.projectId, projectId), lt(bookings.startTime, end), gt(bookings.endTime, start)) : inArray(bookings.id, touching),
        or(ne(bookings.status, "cancelled"), gt(bookings.updatedAt, cancelledSince)),
      ),
    )
    .orderBy(sql`${bookings.endTime} < now()`, asc(bookings.startTime), asc(bookings.id))
    .limit(limit);
}
export type FeedBooking = Awaited<ReturnType<typeof selectFeedBookings>>[number];

/** When a resource is away in the range, as far as that was approved. */
export async function selectFeedLeave(tx: Tx, tenantId: string, resourceId: string, { start, end }: TimeRange, limit: number) {
  const { id, kind, note, version, createdAt, updatedAt, startTime, endTime } = availability;
  return tx
    .select({ id, kind, note, version, createdAt, updatedAt, startTime, endTime, timeZone: resources.timeZone })
    .from(availability)
    .innerJoin(resources, and(eq(resources.tenantId, availability.tenantId), eq(resources.id, availability.resourceId)))
    .where(and(eq(availability.tenantId, tenantId), eq(availability.resourceId, resourceId), eq(availability.status, "approved"), ne(availability.kind, "extra"), lt(startTime, end), gt(endTime, start)))
    .orderBy(asc(startTime), asc(id))
    .limit(limit);
}
export type FeedLeave = Awaited<ReturnType<typeof selectFeedLeave>>[number];
