import type { Principal } from "@/lib/principal";
import { Problem } from "@/lib/problem";
import { iso, Temporal } from "@/lib/time";
import { addWorkingTime, findStudioTime } from "@/modules/calendar";
import type { Database, Tx } from "@/services/db";
import type { Ladder } from "./contract";
import { loadLadder } from "./load-ladder";
import { mayHold } from "./may-hold";
import { onResourceOf } from "./on-resource";
import { ladderOf } from "./read-ladder";
import { changeHolds } from "./release-holds";
import { type HoldRow, selectLiveHolds } from "./repository";

/**
 * A hold asks the first options in its way to confirm or release, within the working hours that the studio gives them. Those
 * that were asked already keep their clock.
 * @throws Problem 403, 404, 409 when it is no live hold, when it is first itself, when none of those in its way is first, and when all of
 *   them were asked already (with the clock)
 */
export async function challengeHolds(db: Database, principal: Principal, id: string): Promise<Ladder> {
  return onResourceOf(db, principal, id, async (tx, { resourceId }) => {
    await mayHold(tx, principal, resourceId);
    const now = Temporal.Now.instant();
    const open = await firstInTheWay(tx, principal.tenantId, id, now);
    const { time, settings } = await findStudioTime(tx, principal.tenantId);
    const dueAt = addWorkingTime(time, now, settings.challengeMinutes).round("millisecond");
    await changeHolds(tx, principal, open, "hold:challenged", { challengedBy: id, challengeDueAt: dueAt }, { by: id });
    return ladderOf(tx, principal, id);
  });
}

/** The first options in the way of a hold that nobody has challenged. */
async function firstInTheWay(tx: Tx, tenantId: string, id: string, now: Temporal.Instant): Promise<HoldRow[]> {
  const [hold] = await selectLiveHolds(tx, tenantId, [id], now);
  if (!hold) throw new Problem(409, "not_a_live_hold", "Not a live hold", "Only a hold that has not expired can challenge others: hold the time first.");
  const { ahead } = (await loadLadder(tx, tenantId, [hold], now)).get(id) ?? { ahead: [] };
  if (ahead.length === 0) throw new Problem(409, "already_first_option", "Already first option", "No hold is ahead of this one: confirm it.");
  const rows = await selectLiveHolds(tx, tenantId, ahead, now);
  const ladder = await loadLadder(tx, tenantId, rows, now);
  const first = rows.filter((row) => ladder.get(row.id)?.rank === 1);
  if (first.length === 0) throw new Problem(409, "no_first_option", "No first option", "The holds ahead of this one wait for others themselves: challenge them when one of them is first.");
  const open = first.filter(({ challengedBy }) => challengedBy === null);
  if (open.length > 0) return open;
  const clocks = first.map(({ id: bookingId, challengedBy, challengeDueAt }) => ({ bookingId, by: challengedBy, dueAt: iso(challengeDueAt as Temporal.Instant) }));
  throw new Problem(409, "already_challenged", "Already challenged", `It was challenged before, and has time until ${clocks.map(({ dueAt }) => dueAt).toSorted().at(-1)}: wait for that.`, { challenges: clocks });
}
