import type { Principal } from "@/lib/principal";
import { Temporal } from "@/lib/time";
import { type Database, inTenant, lockOf, type Tx } from "@/services/db";
import { loadLadder } from "./load-ladder";
import { releaseHolds, unchallenge } from "./release-holds";
import { lookUpStudiosWithDueHolds, selectDueHolds, selectLiveHolds } from "./repository";

const CLOCK = { type: "system", id: "worker", name: "The clock" } as const;

/**
 * Releases the holds whose time is up, in all studios: those that expired, and those that were challenged and neither confirmed
 * nor released in time. One studio's failure does not keep the others from it.
 * @param now until when; what was released by then is not released again
 * @throws AggregateError of what failed, after all the others
 */
export async function sweepHolds(db: Database, now = Temporal.Now.instant()): Promise<void> {
  const failures: unknown[] = [];
  for (const tenantId of await lookUpStudiosWithDueHolds(db.drizzle, now)) {
    const principal: Principal = { tenantId, role: "owner", actor: CLOCK };
    await sweepStudio(db, principal, now).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw new AggregateError(failures, "not all holds whose time is up could be released");
}

async function sweepStudio(db: Database, principal: Principal, now: Temporal.Instant): Promise<void> {
  const { tenantId } = principal;
  const due = await inTenant(db, tenantId, (tx) => selectDueHolds(tx, tenantId, now));
  for (const resourceId of new Set(due.map((hold) => hold.resourceId))) {
    await inTenant(db, tenantId, (tx) => sweepResource(tx, principal, resourceId, now), [lockOf(tenantId, resourceId)]);
  }
}

/** Looked at anew under the lock: somebody may have confirmed or released in the meantime. */
async function sweepResource(tx: Tx, principal: Principal, resourceId: string, now: Temporal.Instant): Promise<void> {
  const { tenantId } = principal;
  const due = await selectDueHolds(tx, tenantId, now, resourceId);
  await releaseHolds(tx, principal, due.filter(({ expiresAt }) => expiresAt && Temporal.Instant.compare(expiresAt, now) <= 0), { reason: "expired" });
  const challenged = await selectDueHolds(tx, tenantId, now, resourceId);
  // Who asked may have been confirmed, moved or released since, or the hold got out of its way: then it lost nothing.
  const challengers = await selectLiveHolds(tx, tenantId, challenged.flatMap(({ challengedBy }) => challengedBy ?? []), now);
  const ladder = await loadLadder(tx, tenantId, challengers, now);
  for (const hold of challenged) {
    const by = hold.challengedBy as string;
    if (ladder.get(by)?.ahead.includes(hold.id)) await releaseHolds(tx, principal, [hold], { reason: "challenge_lost", by });
    else await unchallenge(tx, principal, [hold]);
  }
}
