import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Temporal } from "@/lib/time";
import type { Tx } from "@/services/db";
import { bookingComments } from "./schema";

export type CommentRow = typeof bookingComments.$inferSelect;

export async function insertComment(tx: Tx, row: typeof bookingComments.$inferInsert): Promise<CommentRow> {
  const [stored] = (await tx.insert(bookingComments).values(row).returning()) as [CommentRow];
  return stored;
}

export async function findComment(tx: Tx, tenantId: string, id: string): Promise<CommentRow | undefined> {
  const [row] = await tx.select().from(bookingComments).where(and(eq(bookingComments.tenantId, tenantId), eq(bookingComments.id, id)));
  return row;
}

const there = (tenantId: string, id: string) => and(eq(bookingComments.tenantId, tenantId), eq(bookingComments.id, id), isNull(bookingComments.removedAt));
const nextVersion = sql`${bookingComments.version} + 1`;

/** Gives it another text, if it was not removed and still has the version (or whatever version, when none is given). */
export async function updateCommentRow(tx: Tx, tenantId: string, id: string, version: number | undefined, body: string): Promise<CommentRow | undefined> {
  const [row] = await tx
    .update(bookingComments)
    .set({ body, editedAt: sql`now()`, version: nextVersion })
    .where(and(there(tenantId, id), version === undefined ? undefined : eq(bookingComments.version, version)))
    .returning();
  return row;
}

/** Takes its text away; undefined when that was done before. */
export async function markRemoved(tx: Tx, tenantId: string, id: string): Promise<CommentRow | undefined> {
  const [row] = await tx.update(bookingComments).set({ body: "", removedAt: sql`now()`, version: nextVersion }).where(there(tenantId, id)).returning();
  return row;
}

/** Up to `limit` comments of a booking, the oldest first, after the cursor `[createdAt, id]`. */
export async function selectComments(tx: Tx, tenantId: string, bookingId: string, limit: number, after?: [string, string]): Promise<CommentRow[]> {
  return tx
    .select()
    .from(bookingComments)
    .where(and(eq(bookingComments.tenantId, tenantId), eq(bookingComments.bookingId, bookingId), after ? sql`(${bookingComments.createdAt}, ${bookingComments.id}) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : undefined))
    .orderBy(asc(bookingComments.createdAt), asc(bookingComments.id))
    .limit(limit);
}

/** The first comment of each who has said something about the bookings that still stands: its first event names them. */
export async function selectFirstComments(tx: Tx, tenantId: string, bookingIds: string[]): Promise<{ id: string; bookingId: string; createdAt: Temporal.Instant }[]> {
  if (bookingIds.length === 0) return [];
  const { id, bookingId, authorId, createdAt, removedAt } = bookingComments;
  return tx
    .selectDistinctOn([bookingId, authorId], { id, bookingId, createdAt })
    .from(bookingComments)
    .where(and(eq(bookingComments.tenantId, tenantId), inArray(bookingId, bookingIds), isNull(removedAt)))
    .orderBy(asc(bookingId), asc(authorId), asc(createdAt));
}
