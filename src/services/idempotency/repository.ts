import { and, eq, sql } from "drizzle-orm";
import type { Temporal } from "@/lib/time";
import { statement, type Tx } from "@/services/db";
import { idempotencyKeys } from "./schema";

/** A key is its sender's: the same characters mean nothing in another studio or from somebody else. */
export type KeyName = { tenantId: string; actorId: string; key: string };

/** One call's hold of a key. `since` tells it from calls before and after it. */
export type Claim = KeyName & { since: Temporal.Instant };

/** What is sent again. */
export type Answer = { status: number; headers: Record<string, string>; body: string };

const { placeholder } = sql;
const k = idempotencyKeys;

/** How long a call holds its key unless it says that it is still there. */
const LEASE = sql`interval '60 seconds'`;
const KEPT = sql`interval '24 hours'`;
const CLEARED = 20;

const named = and(eq(k.tenantId, placeholder("tenantId")), eq(k.actorId, placeholder("actorId")), eq(k.key, placeholder("key")));
const claimed = and(named, eq(k.createdAt, placeholder("since")));

const isHeld = sql<boolean>`${k.leaseUntil} > now()`;
const isOld = sql<boolean>`${k.createdAt} < now() - ${KEPT}`;

const selectKey = statement("find_idempotency_key", (tx) =>
  tx.select({ requestHash: k.requestHash, state: k.state, status: k.status, headers: k.headers, body: k.body, since: k.createdAt, isHeld, isOld }).from(k).where(named),
);

/** The key as it stands. `isHeld`: a call is under way. `isOld`: its 24 hours are over. */
export async function findKey(tx: Tx, name: KeyName) {
  const [row] = await selectKey(tx).execute(name);
  return row;
}

const insertKey = statement("claim_idempotency_key", (tx) =>
  tx
    .insert(k)
    .values({ tenantId: placeholder("tenantId"), actorId: placeholder("actorId"), key: placeholder("key"), requestHash: placeholder("requestHash"), leaseUntil: sql`now() + ${LEASE}` })
    .onConflictDoUpdate({
      target: [k.tenantId, k.actorId, k.key],
      set: { requestHash: sql`excluded.request_hash`, state: "running", leaseUntil: sql`excluded.lease_until`, status: null, headers: null, body: null, createdAt: sql`now()` },
      setWhere: sql`NOT ${isHeld} AND (${isOld} OR (${k.state} = 'running' AND ${k.requestHash} = excluded.request_hash))`,
    })
    .returning({ since: k.createdAt }),
);

/** Takes a key that is new, too old to be kept, or left by a call that died before it stored anything; undefined when somebody was faster. */
export async function insertClaim(tx: Tx, name: KeyName, requestHash: string): Promise<Claim | undefined> {
  const [row] = await insertKey(tx).execute({ ...name, requestHash });
  return row && { ...name, since: row.since };
}

/** Removes keys of the studio whose time is over, a few at a time: each call makes room for more than itself. */
export async function deleteOld(tx: Tx, tenantId: string): Promise<void> {
  await tx.execute(sql`
    DELETE FROM idempotency_keys WHERE tenant_id = ${tenantId} AND (actor_id, key) IN (
      SELECT actor_id, key FROM idempotency_keys WHERE tenant_id = ${tenantId} AND created_at < now() - ${KEPT} AND lease_until <= now()
      ORDER BY created_at LIMIT ${CLEARED} FOR UPDATE SKIP LOCKED)`);
}

const extend = statement("extend_idempotency_lease", (tx) => tx.update(k).set({ leaseUntil: sql`now() + ${LEASE}` }).where(and(claimed, sql`${k.state} <> 'done'`)));

/** Says that the call is still under way. */
export async function extendLease(tx: Tx, claim: Claim): Promise<void> {
  await extend(tx).execute(claim);
}

// A transaction that wrote nothing has no id, and marks nothing. One whose call has lost the key meanwhile (it stood still for
// longer than its lease, and a repeat took over) sets NULL, which the column refuses: it cannot commit.
const mark = statement("mark_idempotency_key", (tx) =>
  tx
    .update(k)
    .set({ state: sql`CASE WHEN ${k.createdAt} = ${placeholder("since")} THEN 'committed' END` })
    .where(and(named, sql`pg_current_xact_id_if_assigned() IS NOT NULL AND (${k.createdAt} <> ${placeholder("since")} OR ${k.state} = 'running')`)),
);

/** Notes in a transaction that writes that the change of this call is made: both are stored, or neither. */
export async function markCommitted(tx: Tx, claim: Claim): Promise<void> {
  await mark(tx).execute(claim);
}

/** Keeps the answer of the call. */
export async function storeAnswer(tx: Tx, claim: Claim, { status, headers, body }: Answer): Promise<void> {
  await tx
    .update(k)
    .set({ state: "done", status, headers, body, leaseUntil: sql`now()` })
    .where(and(eq(k.tenantId, claim.tenantId), eq(k.actorId, claim.actorId), eq(k.key, claim.key), eq(k.createdAt, claim.since)));
}

/** Ends a call whose answer is not kept: the key is free again, unless something was stored under it. */
export async function releaseClaim(tx: Tx, claim: Claim): Promise<void> {
  const own = and(eq(k.tenantId, claim.tenantId), eq(k.actorId, claim.actorId), eq(k.key, claim.key), eq(k.createdAt, claim.since));
  await tx.delete(k).where(and(own, eq(k.state, "running")));
  await tx.update(k).set({ leaseUntil: sql`now()` }).where(own);
}
