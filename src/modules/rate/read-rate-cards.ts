import { z } from "zod";
import { type Page, readCursor, toPage } from "@/lib/page";
import type { Principal } from "@/lib/principal";
import { notFound } from "@/lib/problem";
import { selectUnreadable } from "@/modules/project";
import { type Database, inTenant, type Tx } from "@/services/db";
import type { ListRateCards, RateCard } from "./contract";
import { mayManageRates } from "./policy";
import { presentRateCard } from "./present";
import { findRateCard, listRateCardRows, type RateCardRow } from "./repository";

/** One card. @throws Problem 403, 404 */
export async function getRateCard(db: Database, principal: Principal, id: string): Promise<RateCard> {
  mayManageRates(principal);
  return presentRateCard(await inTenant(db, principal.tenantId, (tx) => findOwnCard(tx, principal, id)));
}

/** A card that the caller may know of. @throws Problem 404, also when it is for a project that is hidden from them */
export async function findOwnCard(tx: Tx, principal: Principal, id: string): Promise<RateCardRow> {
  const [row, unreadable] = await Promise.all([findRateCard(tx, principal.tenantId, id), selectUnreadable(tx, principal.tenantId, principal)]);
  if (!row || unreadable.has(row.projectId ?? "")) throw notFound("rate_card", id);
  return row;
}

const cursorSchema = z.tuple([z.iso.date(), z.guid()]);

/** The cards that match, without those for projects that are hidden from the caller, the latest start first, a page at a time. @throws Problem 403, and 400 on a foreign cursor */
export async function listRateCards(db: Database, principal: Principal, query: ListRateCards): Promise<Page<RateCard>> {
  mayManageRates(principal);
  const { tenantId } = principal;
  const after = readCursor(query.cursor, cursorSchema);
  const rows = await inTenant(db, tenantId, async (tx) => listRateCardRows(tx, tenantId, { ...query, notOf: await selectUnreadable(tx, tenantId, principal) }, query.limit + 1, after));
  return toPage(rows, query.limit, (row) => [row.startsOn, row.id], presentRateCard);
}
