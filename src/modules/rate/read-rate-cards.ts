import { z } from "zod";
import { type Page, readCursor, toPage } from "@/lib/page";
import type { Principal } from "@/lib/principal";
import { notFound } from "@/lib/problem";
import { type Database, inTenant } from "@/services/db";
import type { ListRateCards, RateCard } from "./contract";
import { mayManageRates } from "./policy";
import { presentRateCard } from "./present";
import { findRateCard, listRateCardRows } from "./repository";

/** One card. @throws Problem 403, 404 */
export async function getRateCard(db: Database, principal: Principal, id: string): Promise<RateCard> {
  mayManageRates(principal);
  const row = await inTenant(db, principal.tenantId, (tx) => findRateCard(tx, principal.tenantId, id));
  if (!row) throw notFound("rate_card", id);
  return presentRateCard(row);
}

const cursorSchema = z.tuple([z.iso.date(), z.guid()]);

/** The cards that match, the latest start first, a page at a time. @throws Problem 403, and 400 on a foreign cursor */
export async function listRateCards(db: Database, principal: Principal, query: ListRateCards): Promise<Page<RateCard>> {
  mayManageRates(principal);
  const { tenantId } = principal;
  const after = readCursor(query.cursor, cursorSchema);
  const rows = await inTenant(db, tenantId, (tx) => listRateCardRows(tx, tenantId, query, query.limit + 1, after));
  return toPage(rows, query.limit, (row) => [row.startsOn, row.id], presentRateCard);
}
