import { type Database, inTenant } from "@/services/db";
import { logger } from "@/services/logger";
import { seal } from "@/services/seal";
import { holdsSecret } from "./claim-key";
import { type Answer, type Claim, extendLease, markCommitted, releaseClaim, storeAnswer } from "./repository";

const RENEWED_EVERY_MS = 20_000;

/** Answers over this are not kept: in characters. */
export const LARGEST_ANSWER = 1_000_000;

/** The database as the call under a key must use it: what it stores is stored together with the note that it was. */
export function underKey(db: Database, claim: () => Claim | undefined): Database {
  return {
    ...db,
    beforeCommit: async (tx) => {
      const held = claim();
      if (held) await markCommitted(tx, held);
    },
  };
}

/** Keeps the key while its call is under way. @returns what ends that */
export function holdLease(db: Database, claim: Claim): () => void {
  const renew = () => inTenant(db, claim.tenantId, (tx) => extendLease(tx, claim)).catch((error: unknown) => logger.warn({ err: error }, "the lease of an idempotency key could not be extended"));
  const timer = setInterval(renew, RENEWED_EVERY_MS).unref();
  return () => clearInterval(timer);
}

/**
 * Ends a call: its answer is kept for repeats, unless it is a failure of ours (5xx) or too large; then the key is free again
 * when nothing was stored. An answer that holds a secret is sealed. Never throws: the answer is on its way, whatever becomes of it here.
 */
export async function keepAnswer(db: Database, claim: Claim, answer: Answer, secret: string): Promise<void> {
  const kept = answer.status < 500 && answer.body.length <= LARGEST_ANSWER;
  const body = holdsSecret(answer.headers) ? seal(secret, "idempotency answers", answer.body) : answer.body;
  try {
    await inTenant(db, claim.tenantId, (tx) => (kept ? storeAnswer(tx, claim, { ...answer, body }) : releaseClaim(tx, claim)));
  } catch (error) {
    logger.warn({ err: error }, "an answer could not be kept for repeats");
  }
}
