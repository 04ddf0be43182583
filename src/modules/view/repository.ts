import { and, asc, eq, or, sql } from "drizzle-orm";
import type { Tx } from "@/services/db";
import type { UpdateView } from "./contract";
import { views } from "./schema";

export type ViewRow = typeof views.$inferSelect;

export async function insertView(tx: Tx, row: typeof views.$inferInsert): Promise<ViewRow> {
  const [stored] = (await tx.insert(views).values(row).returning()) as [ViewRow];
  return stored;
}

export async function findView(tx: Tx, tenantId: string, id: string): Promise<ViewRow | undefined> {
  const [row] = await tx.select().from(views).where(and(eq(views.tenantId, tenantId), eq(views.id, id)));
  return row;
}

const seenAs = (tenantId: string, id: string, version: number | undefined) => and(eq(views.tenantId, tenantId), eq(views.id, id), version === undefined ? undefined : eq(views.version, version));

/** Changes the row if it still has the version (or whatever version, when none is given). */
export async function updateViewRow(tx: Tx, tenantId: string, id: string, version: number | undefined, change: UpdateView): Promise<ViewRow | undefined> {
  const [row] = await tx.update(views).set({ ...change, version: sql`${views.version} + 1`, updatedAt: sql`now()` }).where(seenAs(tenantId, id, version)).returning();
  return row;
}

export async function deleteViewRow(tx: Tx, tenantId: string, id: string, version: number | undefined): Promise<ViewRow | undefined> {
  const [row] = await tx.delete(views).where(seenAs(tenantId, id, version)).returning();
  return row;
}

/** Up to `limit` views that somebody saved or that are shared, by name, after the cursor `[name, id]`. */
export async function selectViews(tx: Tx, tenantId: string, actorId: string, limit: number, after?: [string, string]): Promise<ViewRow[]> {
  return tx
    .select()
    .from(views)
    .where(and(eq(views.tenantId, tenantId), or(eq(views.ownerId, actorId), views.isShared), after ? sql`(${views.name}, ${views.id}) > (${after[0]}, ${after[1]}::uuid)` : undefined))
    .orderBy(asc(views.name), asc(views.id))
    .limit(limit);
}
