import { and, asc, eq, gt, ilike, or, sql } from "drizzle-orm";
import { containing, type Tx } from "@/services/db";
import { kits } from "../schema";

export type KitRow = typeof kits.$inferSelect;

/** @throws the driver's violation when the id or the name is taken */
export async function insertKit(tx: Tx, row: Pick<KitRow, "tenantId" | "id" | "name" | "needs">): Promise<KitRow> {
  const [stored] = await tx.insert(kits).values(row).returning();
  return stored as KitRow;
}

export async function findKit(tx: Tx, tenantId: string, id: string): Promise<KitRow | undefined> {
  const [row] = await tx.select().from(kits).where(and(eq(kits.tenantId, tenantId), eq(kits.id, id)));
  return row;
}

const at = (tenantId: string, id: string, version: number | undefined) => and(eq(kits.tenantId, tenantId), eq(kits.id, id), version === undefined ? undefined : eq(kits.version, version));

/** Changes the row if it still has the version (or whatever version, when none is given). */
export async function updateKitRow(tx: Tx, tenantId: string, id: string, version: number | undefined, change: Partial<Pick<KitRow, "name" | "needs">>): Promise<KitRow | undefined> {
  const [row] = await tx
    .update(kits)
    .set({ ...change, version: sql`${kits.version} + 1`, updatedAt: sql`now()` })
    .where(at(tenantId, id, version))
    .returning();
  return row;
}

/** Removes the row if it still has the version (or whatever version, when none is given). */
export async function deleteKitRow(tx: Tx, tenantId: string, id: string, version: number | undefined): Promise<KitRow | undefined> {
  const [row] = await tx.delete(kits).where(at(tenantId, id, version)).returning();
  return row;
}

/** Up to `limit` rows by name, after the cursor `[name, id]`. */
export async function selectKits(tx: Tx, tenantId: string, q: string | undefined, limit: number, after?: [string, string]): Promise<KitRow[]> {
  return tx
    .select()
    .from(kits)
    .where(
      and(
        eq(kits.tenantId, tenantId),
        q ? ilike(kits.name, containing(q)) : undefined,
        after ? or(gt(kits.name, after[0]), and(eq(kits.name, after[0]), gt(kits.id, after[1]))) : undefined,
      ),
    )
    .orderBy(asc(kits.name), asc(kits.id))
    .limit(limit);
}
