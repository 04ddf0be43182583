import type { Principal } from "@/lib/principal";
import type { Temporal } from "@/lib/time";
import { leftPlace, releaseHolds, selectLiveHolds, withdrawChallengesOf } from "@/modules/booking";
import type { Tx } from "@/services/db";
import type { Plan } from "../plan/plan-rows";

/** What a plan that is stored does to holds: releases those that it bumps, and withdraws what those that gave up their place had challenged. */
export async function settleHolds(tx: Tx, principal: Principal, { changes, bumped }: Plan, now: Temporal.Instant): Promise<void> {
  await releaseHolds(tx, principal, await selectLiveHolds(tx, principal.tenantId, bumped, now), { reason: "bumped" });
  await withdrawChallengesOf(tx, principal, changes.flatMap(({ id, change }) => (change && leftPlace(change) ? [id] : [])));
}
