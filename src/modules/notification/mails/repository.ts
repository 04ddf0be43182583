import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, lte, sql } from "drizzle-orm";
import type { Temporal } from "@/lib/time";
import type { Database, Tx } from "@/services/db";
import type { NoticeRow } from "../repository";
import { mails, notifications } from "../schema";

export type MailRow = typeof mails.$inferSelect;

/** The studios in which a mail is to be written or sent by now. */
export async function studiosWithDueMails(db: Database, now: Temporal.Instant): Promise<string[]> {
  const { rows } = await db.drizzle.execute<{ id: string }>(sql`SELECT studios_with_due_mails(${now.toString()}) AS id`);
  return rows.map(({ id }) => id);
}

/** Members of whom a message has waited long enough for its mail. */
export async function selectDueReaders(tx: Tx, tenantId: string, now: Temporal.Instant): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ userId: notifications.userId })
    .from(notifications)
    .where(and(eq(notifications.tenantId, tenantId), isNull(notifications.mailedAt), lte(notifications.mailDueAt, now)))
    .orderBy(asc(notifications.userId));
  return rows.map(({ userId }) => userId);
}

/** Takes all that waits for a mail to a member, also what is not due yet; marked as mailed, in the order it came. */
export async function takeWaiting(tx: Tx, tenantId: string, userId: string): Promise<NoticeRow[]> {
  const rows = await tx
    .update(notifications)
    .set({ mailedAt: sql`now()` })
    .where(and(eq(notifications.tenantId, tenantId), eq(notifications.userId, userId), isNull(notifications.mailedAt), isNotNull(notifications.mailDueAt)))
    .returning();
  return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

export async function insertMail(tx: Tx, row: typeof mails.$inferInsert): Promise<void> {
  await tx.insert(mails).values(row);
}

/** Takes up to `limit` due mails until `leaseEnd`: whoever dies over one leaves it to the next. */
export async function claimMails(tx: Tx, tenantId: string, now: Temporal.Instant, leaseEnd: Temporal.Instant, limit: number): Promise<MailRow[]> {
  const due = tx
    .select({ id: mails.id })
    .from(mails)
    .where(and(eq(mails.tenantId, tenantId), eq(mails.status, "waiting"), lte(mails.dueAt, now)))
    .orderBy(asc(mails.dueAt))
    .limit(limit)
    .for("update", { skipLocked: true });
  return tx
    .update(mails)
    .set({ dueAt: leaseEnd, tries: sql`${mails.tries} + 1` })
    .where(and(eq(mails.tenantId, tenantId), inArray(mails.id, due)))
    .returning();
}

export async function updateMail(tx: Tx, tenantId: string, id: string, change: Partial<typeof mails.$inferInsert>): Promise<void> {
  await tx.update(mails).set(change).where(and(eq(mails.tenantId, tenantId), eq(mails.id, id)));
}

/** Up to `limit` mails, the newest first, after the cursor. */
export async function selectMails(tx: Tx, tenantId: string, status: string | undefined, limit: number, after?: string): Promise<MailRow[]> {
  return tx
    .select()
    .from(mails)
    .where(and(eq(mails.tenantId, tenantId), status ? eq(mails.status, status) : undefined, after ? lt(mails.id, after) : undefined))
    .orderBy(desc(mails.id))
    .limit(limit);
}
