import type { Principal } from "@/lib/principal";
import type { Database } from "@/services/db";
import type { Ladder } from "./contract";
import { mayHold } from "./may-hold";
import { onResourceOf } from "./on-resource";
import { ladderOf } from "./read-ladder";
import { withdrawChallengesOf } from "./release-holds";

/** A hold takes back what it challenged; when that is nothing, nothing happens. @throws Problem 403, 404 */
export async function withdrawChallenge(db: Database, principal: Principal, id: string): Promise<Ladder> {
  return onResourceOf(db, principal, id, async (tx, { resourceId }) => {
    await mayHold(tx, principal, resourceId);
    await withdrawChallengesOf(tx, principal, [id]);
    return ladderOf(tx, principal, id);
  });
}
