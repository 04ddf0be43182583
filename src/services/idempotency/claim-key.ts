import { setTimeout as pause } from "node:timers/promises";
import { Problem } from "@/lib/problem";
import { iso, type Temporal } from "@/lib/time";
import { type Database, inTenant, LastWrites, type Tx } from "@/services/db";
import { unseal } from "@/services/seal";
import { type Answer, type Claim, deleteOld, findKey, insertClaim, type KeyName } from "./repository";

/** What was sent under a key. `hash` is of the method, the address and the body. */
export type Asked = { hash: string; method: string; path: string };

/** Either the key is ours, and its call is to be made, or it was made before, and this is what it was answered. */
export type Outcome = { claim: Claim; answer?: undefined } | { answer: Answer; claim?: undefined };

/** How long a repeat waits for the first call, and in how many seconds it may ask again. */
export const PATIENCE_MS = 30_000;
const RETRY_AFTER = 10;
const LONGEST_PAUSE_MS = 500;

/**
 * Takes a key for a call, or finds what the call was answered, waiting for one that is under way.
 * @param secret with which answers that hold secrets are sealed (see keepAnswer)
 * @throws Problem 422 idempotency_key_reused for another request under the key; 409 idempotency_running when the first call takes longer than
 *   we wait, with `retryAfter` in seconds; 409 idempotency_outcome_unknown when it stored its change and nobody knows its answer
 */
export async function claimKey(db: Database, name: KeyName, asked: Asked, secret: string): Promise<Outcome> {
  const deadline = performance.now() + PATIENCE_MS;
  for (let wait = 20; ; wait = Math.min(2 * wait, LONGEST_PAUSE_MS)) {
    const outcome = await inTenant(db, name.tenantId, (tx) => look(tx, name, asked, secret));
    if (outcome) return outcome;
    if (performance.now() + wait > deadline) {
      throw new Problem(409, "idempotency_running", "Still running", `The first call with this Idempotency-Key is still under way: ask again in ${RETRY_AFTER} seconds.`, { retryAfter: RETRY_AFTER });
    }
    await pause(wait);
  }
}

/** Undefined: somebody else is at it. */
async function look(tx: Tx, name: KeyName, { hash, method, path }: Asked, secret: string): Promise<Outcome | undefined | LastWrites<Outcome | undefined>> {
  const found = await findKey(tx, name);
  if (found && !(found.isOld && !found.isHeld)) {
    if (found.requestHash !== hash) {
      throw new Problem(422, "idempotency_key_reused", "Key reused", "This Idempotency-Key was sent with another request in the last 24 hours: a key is for one request and its repeats. Choose a new one.");
    }
    if (found.state === "done") return { answer: recall(found as Answer, secret) ?? raise(unknownOutcome(method, path, found.since)) };
    if (found.isHeld) return undefined;
    if (found.state === "committed") throw unknownOutcome(method, path, found.since);
  }
  const claim = await insertClaim(tx, name, hash);
  return new LastWrites<Outcome | undefined>(claim && { claim }, [deleteOld(tx, name.tenantId)]);
}

/** Undefined when it was sealed with a secret that is no longer ours. */
function recall({ status, headers, body }: Answer, secret: string): Answer | undefined {
  const text = holdsSecret(headers) ? unseal(secret, "idempotency answers", body) : body;
  return text === undefined ? undefined : { status, headers, body: text };
}

/** Whether an answer says of itself that nobody may keep it, as that with a new API key does. */
export const holdsSecret = (headers: Record<string, string>) => headers["cache-control"] === "no-store";

function raise(problem: Problem): never {
  throw problem;
}

function unknownOutcome(method: string, path: string, since: Temporal.Instant): Problem {
  const detail = `${method} ${path} was done at ${iso(since)}, at least in part, but its answer was lost or was too large to keep: look for what it made before you try again, with a new key.`;
  return new Problem(409, "idempotency_outcome_unknown", "Outcome unknown", detail, { first: { method, path, at: iso(since) } });
}
