import { and, asc, desc, eq, isNull, notInArray, or, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { statement, type Tx } from "@/services/db";
import type { ListRateCards } from "./contract";
import { rateCards } from "./schema";

export type RateCardRow = typeof rateCards.$inferSelect;

const { placeholder } = sql;

const selectForOne = statement("rate_cards_of", (tx) =>
  tx
    .select()
    .from(rateCards)
    .where(
      and(
        eq(rateCards.tenantId, placeholder("tenantId")),
        or(isNull(rateCards.resourceId), eq(rateCards.resourceId, placeholder("resourceId"))),
        or(isNull(rateCards.projectId), eq(rateCards.projectId, placeholder("projectId"))),
      ),
    ),
);

/** The cards that may hold for a resource on a project: its own, and those of any skill, kind or everything. */
export async function findRateCards(tx: Tx, tenantId: string, resource: { id: string }, projectId: string): Promise<RateCardRow[]> {
  return selectForOne(tx).execute({ tenantId, resourceId: resource.id, projectId });
}

/** As findRateCards, for many resources and projects. */
export async function selectRateCards(tx: Tx, tenantId: string, resourceIds: string[], projectIds: string[]): Promise<RateCardRow[]> {
  return tx
    .select()
    .from(rateCards)
    .where(and(eq(rateCards.tenantId, tenantId), or(isNull(rateCards.resourceId), among(rateCards.resourceId, resourceIds)), or(isNull(rateCards.projectId), among(rateCards.projectId, projectIds))));
}

/** One parameter, however many ids: there may be ten thousand. */
const among = (column: AnyPgColumn, ids: string[]) => sql`${column} = ANY (${sql.param(ids)}::uuid[])`;

export type NewRateCardRow = typeof rateCards.$inferInsert;

export async function insertRateCard(tx: Tx, row: NewRateCardRow): Promise<RateCardRow> {
  const [stored] = await tx.insert(rateCards).values(row).returning();
  return stored as RateCardRow;
}

export async function findRateCard(tx: Tx, tenantId: string, id: string): Promise<RateCardRow | undefined> {
  const [row] = await tx.select().from(rateCards).where(and(eq(rateCards.tenantId, tenantId), eq(rateCards.id, id)));
  return row;
}

/** Changes the row if it still has the version (or whatever version, when none is given). */
export async function updateRateCardRow(tx: Tx, tenantId: string, id: string, version: number | undefined, change: Partial<NewRateCardRow>): Promise<RateCardRow | undefined> {
  const [row] = await tx
    .update(rateCards)
    .set({ ...change, version: sql`${rateCards.version} + 1`, updatedAt: sql`now()` })
    .where(and(eq(rateCards.tenantId, tenantId), eq(rateCards.id, id), version === undefined ? undefined : eq(rateCards.version, version)))
    .returning();
  return row;
}

export async function deleteRateCardRow(tx: Tx, tenantId: string, id: string): Promise<void> {
  await tx.delete(rateCards).where(and(eq(rateCards.tenantId, tenantId), eq(rateCards.id, id)));
}

export type RateCardFilter = Pick<ListRateCards, "resourceId" | "projectId" | "kind" | "skill"> & { notOf: ReadonlySet<string> };

/** Up to `limit` cards, the latest start first, after the cursor `[startsOn, id]`; without those for the projects `notOf`. */
export async function listRateCardRows(tx: Tx, tenantId: string, { resourceId, projectId, kind, skill, notOf }: RateCardFilter, limit: number, after?: [string, string]): Promise<RateCardRow[]> {
  return tx
    .select()
    .from(rateCards)
    .where(
      and(
        eq(rateCards.tenantId, tenantId),
        resourceId ? eq(rateCards.resourceId, resourceId) : undefined,
        projectId ? eq(rateCards.projectId, projectId) : undefined,
        kind ? eq(rateCards.kind, kind) : undefined,
        skill ? eq(rateCards.skill, skill) : undefined,
        notOf.size > 0 ? or(isNull(rateCards.projectId), notInArray(rateCards.projectId, [...notOf])) : undefined,
        after ? sql`(${rateCards.startsOn} < ${after[0]} OR (${rateCards.startsOn} = ${after[0]} AND ${rateCards.id} > ${after[1]}::uuid))` : undefined,
      ),
    )
    .orderBy(desc(rateCards.startsOn), asc(rateCards.id))
    .limit(limit);
}
