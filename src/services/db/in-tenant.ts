import { setTimeout as pause } from "node:timers/promises";
import { validate } from "uuid";
import { type Database, onClient, type Tx } from "./database";
import { isRetryable } from "./errors";
import { type Lock, lockStatement } from "./locks";

const TRIES = 6;

/**
 * Runs `work` in one transaction that sees the rows of `tenantId` and no others. Deadlocks and serialization failures
 * are retried (so `work` may run again: it must not touch anything outside the transaction). Any error rolls back.
 *
 * @param locks advisory locks to take first (see lockOf)
 * @throws what `work` throws, and the driver's errors
 */
export async function inTenant<T>(db: Database, tenantId: string, work: (tx: Tx) => Promise<T>, locks: Lock[] = []): Promise<T> {
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

async function once<T>(db: Database, begin: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await db.pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(begin);
    const result = await work(onClient(client));
    await client.query("COMMIT");
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
