import { and, eq, isNull, or, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { statement, type Tx } from "@/services/db";
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
