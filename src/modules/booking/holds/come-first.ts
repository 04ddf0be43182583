import type { Principal } from "@/lib/principal";
import type { Temporal } from "@/lib/time";
import type { Tx } from "@/services/db";
import type { Wanted } from "../wanted";
import type { Claim } from "./claim";
import { heldByOthers, notFirstOption } from "./held-problem";
import { loadHoldsBeside } from "./load-holds-beside";
import type { HoldRow } from "./repository";

/** How a booking comes to be confirmed: whether it was a hold, and whether somebody who may overrides the holds of others. */
type How = { wasHold: boolean; isOverride: boolean; now: Temporal.Instant; heldIds?: string[]; wanted: Wanted };

/**
 * Whether a booking may be confirmed beside the holds of others. Called under the lock of its resource, before any window is changed.
 * @returns the holds that have no room then, which the caller releases (see releaseHolds)
 * @throws Problem 409 not_first_option for a hold, 409 held for any other, with the holds that come first, unless it is overridden
 */
export async function comeFirst(tx: Tx, principal: Principal, claim: Claim, { wasHold, isOverride, now, heldIds, wanted }: How): Promise<HoldRow[]> {
  const beside = await loadHoldsBeside(tx, principal.tenantId, [claim], claim.had ? [claim.had] : [], now, heldIds);
  const ahead = isOverride ? [] : beside.ahead(claim);
  if (ahead.length > 0) throw wasHold ? await notFirstOption(tx, principal, ahead, now) : await heldByOthers(tx, principal, ahead, now, wanted);
  beside.take(claim);
  return beside.bumped();
}
