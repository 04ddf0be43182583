import { and, count, desc, eq, gt, inArray, isNotNull, isNull, lt, lte, max, sql } from "drizzle-orm";
import type { Temporal } from "@/lib/time";
import { resources } from "@/modules/resource/schema";
import { bookings } from "@/modules/booking/schema";
import { projects } from "@/modules/project/schema";
import type { Tx } from "@/services/db";
import { type Channels, MOST_UNREAD, type Told } from "./contract";
import { notifications, notificationSettings } from "./schema";

export type NoticeRow = typeof notifications.$inferSelect;
export type NewNoticeRow = typeof notifications.$inferInsert;

/** Whoever works through the log for a studio does so alone until the end of the transaction. */
export async function lockNotices(tx: Tx, tenantId: string): Promise<void> {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`notifications ${tenantId}`}, 0))`);
}

/** The members that these resources are. */
export async function selectMembersOf(tx: Tx, tenantId: string, resourceIds: string[]): Promise<Map<string, string>> {
  const rows = await tx
    .select({ id: resources.id, userId: resources.userId })
    .from(resources)
    .where(and(eq(resources.tenantId, tenantId), inArray(resources.id, resourceIds), isNotNull(resources.userId)));
  return new Map(rows.map(({ id, userId }) => [id, userId as string]));
}

/** How far each of the members has been told of the log. */
export async function selectToldUpTo(tx: Tx, tenantId: string, userIds: string[]): Promise<Map<string, number>> {
  const rows = await tx
    .select({ userId: notifications.userId, upTo: max(notifications.position) })
    .from(notifications)
    .where(and(eq(notifications.tenantId, tenantId), inArray(notifications.userId, userIds)))
    .groupBy(notifications.userId);
  return new Map(rows.map(({ userId, upTo }) => [userId, upTo as number]));
}

/** What the members have not read nor been mailed, and what still may be added to, because it is younger than `since`. */
export async function selectOpen(tx: Tx, tenantId: string, userIds: string[], since: Temporal.Instant): Promise<NoticeRow[]> {
  return tx
    .select()
    .from(notifications)
    .where(and(eq(notifications.tenantId, tenantId), inArray(notifications.userId, userIds), gt(notifications.createdAt, since), isNull(notifications.readAt), isNull(notifications.mailedAt)))
    .for("update");
}

export async function insertNotice(tx: Tx, row: NewNoticeRow): Promise<void> {
  await tx.insert(notifications).values(row);
}

export async function updateNotice(tx: Tx, tenantId: string, id: string, change: { position: number; payload: Told }): Promise<void> {
  await tx.update(notifications).set(change).where(and(eq(notifications.tenantId, tenantId), eq(notifications.id, id)));
}

const inboxOf = (tenantId: string, userId: string) => and(eq(notifications.tenantId, tenantId), eq(notifications.userId, userId), notifications.inInbox);

/** Up to `limit` messages of a member, the newest first, after the cursor. */
export async function selectInbox(tx: Tx, tenantId: string, userId: string, unread: boolean, limit: number, after?: string): Promise<NoticeRow[]> {
  return tx
    .select()
    .from(notifications)
    .where(and(inboxOf(tenantId, userId), unread ? isNull(notifications.readAt) : undefined, after ? lt(notifications.id, after) : undefined))
    .orderBy(desc(notifications.id))
    .limit(limit);
}

export async function countUnread(tx: Tx, tenantId: string, userId: string): Promise<number> {
  const some = tx.select({ id: notifications.id }).from(notifications).where(and(inboxOf(tenantId, userId), isNull(notifications.readAt))).limit(MOST_UNREAD);
  const [row] = await tx.select({ unread: count() }).from(some.as("some"));
  return row?.unread ?? 0;
}

/** Those named, or all up to one; what has been read needs no mail any more. */
export async function markRead(tx: Tx, tenantId: string, userId: string, { ids, upTo }: { ids?: string[] | undefined; upTo?: string | undefined }): Promise<void> {
  const which = ids ? inArray(notifications.id, ids) : lte(notifications.id, upTo as string);
  await tx.update(notifications).set({ readAt: sql`now()`, mailDueAt: null }).where(and(inboxOf(tenantId, userId), isNull(notifications.readAt), which));
}

/** What members said that they want to be told of; who never said is left out. */
export async function selectChannels(tx: Tx, tenantId: string, userIds: string[]): Promise<Map<string, Channels>> {
  const rows = await tx.select().from(notificationSettings).where(and(eq(notificationSettings.tenantId, tenantId), inArray(notificationSettings.userId, userIds)));
  return new Map(rows.map(({ userId, channels }) => [userId, channels]));
}

export async function upsertChannels(tx: Tx, tenantId: string, userId: string, channels: Channels): Promise<void> {
  await tx
    .insert(notificationSettings)
    .values({ tenantId, userId, channels })
    .onConflictDoUpdate({ target: [notificationSettings.tenantId, notificationSettings.userId], set: { channels, updatedAt: sql`now()` } });
}

/** What things are called now. */
export async function selectNames(tx: Tx, tenantId: string, resourceIds: string[], bookingIds: string[]) {
  const named = await tx.select({ id: resources.id, name: resources.name, timeZone: resources.timeZone }).from(resources).where(and(eq(resources.tenantId, tenantId), inArray(resources.id, resourceIds)));
  const booked = await tx
    .select({ id: bookings.id, title: bookings.title, projectId: bookings.projectId, projectName: projects.name })
    .from(bookings)
    .innerJoin(projects, and(eq(projects.tenantId, bookings.tenantId), eq(projects.id, bookings.projectId)))
    .where(and(eq(bookings.tenantId, tenantId), inArray(bookings.id, bookingIds)));
  return { resources: new Map(named.map((row) => [row.id, row])), bookings: new Map(booked.map((row) => [row.id, row])) };
}
