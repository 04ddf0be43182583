import type { Principal } from "@/lib/principal";
import { Temporal } from "@/lib/time";
import { type Database, inTenant, type Tx } from "@/services/db";
import { findReadable } from "../find-readable";
import { selectWindowsOf } from "../window-repository";
import type { Ladder } from "./contract";
import { loadLadder, placesOf } from "./load-ladder";
import { presentRungs } from "./present";
import { selectHoldIds, selectLiveHolds } from "./repository";

/** The live holds that overlap a booking, with their ranks. @throws Problem 404 */
export async function readLadder(db: Database, principal: Principal, id: string): Promise<Ladder> {
  return inTenant(db, principal.tenantId, (tx) => ladderOf(tx, principal, id));
}

/** As readLadder, in a transaction. */
export async function ladderOf(tx: Tx, principal: Principal, id: string): Promise<Ladder> {
  const { tenantId } = principal;
  const booking = await findReadable(tx, principal, id);
  const now = Temporal.Now.instant();
  const places = placesOf([booking], await selectWindowsOf(tx, tenantId, [id]));
  const holds = await selectLiveHolds(tx, tenantId, await selectHoldIds(tx, tenantId, places), now);
  return { items: await presentRungs(tx, principal, holds, await loadLadder(tx, tenantId, holds, now)) };
}
