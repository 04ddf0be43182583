import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import { validate } from "uuid";
import { answersTo } from "./answers";
import { type Database, onClient, type Tx } from "./database";
import { isRetryable } from "./errors";
import { type Lock, lockStatement } from "./locks";
import { takeCommitActs } from "./on-commit";

const TRIES = 6;

/** The result of a transaction whose last writes were sent but not yet answered: COMMIT is sent right behind them. */
export class LastWrites<T> {
  constructor(
    readonly result: T,
    readonly writes: Promise<unknown>[],
  ) {}
}

/**
 * Runs `work` in one transaction that sees the rows of `tenantId` and no others. Deadlocks and serialization failures
 * are retried (so `work` may run again: it must not touch anything outside the transaction). Any error rolls back.
 *
 * @param work may return LastWrites, to spare the round trips between its last writes and COMMIT
 * @param locks advisory locks to take first (see lockOf)
 * @throws what `work` throws, and the driver's errors
 */
export async function inTenant<T>(db: Database, tenantId: string, work: (tx: Tx) => Promise<T | LastWrites<T>>, locks: Lock[] = []): Promise<T> {
  if (!validate(tenantId)) throw new Error("a tenant id must be a UUID");
  // One message, one round trip. Both values are checked above and by their type, so they can stand in the text.
  const begin = ["BEGIN", `SELECT set_config('app.current_tenant', '${tenantId}', true)`, lockStatement(locks)].filter(Boolean).join("; ");
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(db, begin, work);
    } catch (error) {
      if (attempt >= TRIES || !isRetryable(error)) throw error;
      await pause(Math.random() * 10 * 2 ** attempt);
    }
  }
}

class Rehearsed<T> extends Error {
  constructor(readonly result: T) {
    super("rolled back on purpose");
  }
}

/** As inTenant, with the same result, but nothing of it stays: what a dry run is. */
export async function rehearse<T>(db: Database, tenantId: string, work: (tx: Tx) => Promise<T | LastWrites<T>>, locks: Lock[] = []): Promise<T> {
  const tried = async (tx: Tx): Promise<never> => {
    const outcome = await work(tx);
    if (!(outcome instanceof LastWrites)) throw new Rehearsed(outcome);
    await answersTo(outcome.writes);
    throw new Rehearsed(outcome.result);
  };
  try {
    return await inTenant(db, tenantId, tried, locks);
  } catch (error) {
    if (error instanceof Rehearsed) return error.result as T;
    throw error;
  }
}

async function once<T>(db: Database, begin: string, work: (tx: Tx) => Promise<T | LastWrites<T>>): Promise<T> {
  const client = await db.pool.connect();
  let broken: Error | undefined;
  try {
    // Not waited for: the first statement of the work follows on its heels, and fails when this did.
    const tx = onClient(client);
    takeCommitActs(tx);
    const [, outcome] = await Promise.all([client.query(begin), work(tx)]);
    const { result, writes } = outcome instanceof LastWrites ? outcome : new LastWrites(outcome, []);
    const mark = db.beforeCommit?.(tx);
    const answers = await answersTo([...writes, mark, client.query("COMMIT")]);
    const committed = answers.at(-1) as pg.QueryResult;
    // COMMIT of a transaction that failed is answered with ROLLBACK, and is no error to PostgreSQL.
    if (committed.command !== "COMMIT") throw new Error("the transaction was rolled back: an error in it was not looked at");
    for (const act of takeCommitActs(tx)) act(db);
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch((failure: Error) => {
      broken = failure; // the connection is gone: the pool must not hand it out again
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
