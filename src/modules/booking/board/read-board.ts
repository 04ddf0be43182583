import type { Principal } from "@/lib/principal";
import { selectUnreadable } from "@/modules/project";
import { type Database, inTenant } from "@/services/db";
import { positionIn } from "@/services/outbox";
import type { BoardQuery } from "./contract";
import { selectBars } from "./repository";

/** Every booking but the cancelled with a window in `[from, to)`, of some resources or of all, as JSON of boardSchema: put together by PostgreSQL, and not read here. */
export async function readBoard(db: Database, principal: Principal, { from, to, resourceIds }: BoardQuery): Promise<string> {
  const { tenantId } = principal;
  return inTenant(db, tenantId, async (tx) => {
    const position = await positionIn(tx); // first: what comes after it may be told twice, and is never left out
    const unreadable = await selectUnreadable(tx, tenantId, principal);
    return `{"position":${position},"bars":${await selectBars(tx, tenantId, { start: from, end: to }, resourceIds, unreadable)}}`;
  });
}
