import type { Principal } from "@/lib/principal";
import { Temporal } from "@/lib/time";
import { selectUnreadable } from "@/modules/project";
import { type Database, inTenant } from "@/services/db";
import { positionIn } from "@/services/outbox";
import type { BoardQuery } from "./contract";
import { loadRanks } from "./load-ranks";
import { type Rows, selectBars } from "./repository";

/**
 * Every booking but the cancelled with a window in `[from, to)`, of some resources or projects or of all, as JSON of boardSchema: put together by PostgreSQL, and
 * not read here. The ranks of holds are found out before, of the few that are not the first option.
 */
export async function readBoard(db: Database, principal: Principal, { from, to, resourceIds, projectIds }: BoardQuery): Promise<string> {
  const { tenantId } = principal;
  const range = { start: from, end: to };
  const now = Temporal.Now.instant();
  return inTenant(db, tenantId, async (tx) => {
    const position = await positionIn(tx); // first: what comes after it may be told twice, and is never left out
    const unreadable = await selectUnreadable(tx, tenantId, principal);
    // Which bookings are of a project is told only to who may read it.
    const rows: Rows = { resourceIds, projectIds: projectIds?.filter((id) => !unreadable.has(id)) };
    const ranks = await loadRanks(tx, tenantId, range, rows, now);
    return `{"position":${position},"bars":${await selectBars(tx, tenantId, range, rows, unreadable, { ranks, now })}}`;
  });
}
