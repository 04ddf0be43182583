import { z } from "zod";
import { type Page, readCursor, toPage } from "@/lib/page";
import type { Principal } from "@/lib/principal";
import { Temporal } from "@/lib/time";
import { selectUnreadable } from "@/modules/project";
import { type Database, inTenant } from "@/services/db";
import type { Rung } from "../domain/hold-ladder";
import type { Hold, ListHolds } from "./contract";
import { loadLadder } from "./load-ladder";
import { presentHold } from "./present";
import { pageKeyOf, selectHoldPage } from "./repository";

const cursorSchema = z.tuple([z.iso.datetime(), z.iso.datetime(), z.guid()]);

/**
 * The live holds that match, with their rank: challenged ones first, the most urgent at the top, then by start. A number of
 * queries that does not depend on theirs. @throws Problem 400 on a foreign cursor
 */
export async function listHolds(db: Database, principal: Principal, query: ListHolds): Promise<Page<Hold>> {
  const { tenantId } = principal;
  const after = readCursor(query.cursor, cursorSchema);
  const now = Temporal.Now.instant();
  const { rows, ladder } = await inTenant(db, tenantId, async (tx) => {
    const notOf = await selectUnreadable(tx, tenantId, principal);
    const rows = await selectHoldPage(tx, tenantId, { ...query, notOf }, now, query.limit + 1, after);
    return { rows, ladder: await loadLadder(tx, tenantId, rows, now) };
  });
  return toPage(rows, query.limit, pageKeyOf, (row) => presentHold(row, ladder.get(row.id) as Rung));
}
