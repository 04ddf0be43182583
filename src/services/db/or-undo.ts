import { sql } from "drizzle-orm";
import type { Tx } from "./database";

/**
 * Runs `work` inside a transaction, and undoes what it wrote, with what it locked, unless the result is one to keep. All that it
 * sends must be answered when it returns.
 */
export async function orUndo<T>(tx: Tx, work: () => Promise<T>, isKept: (result: T) => boolean): Promise<T> {
  await tx.execute(sql`SAVEPOINT tried`);
  const result = await work();
  if (!isKept(result)) await tx.execute(sql`ROLLBACK TO SAVEPOINT tried`);
  await tx.execute(sql`RELEASE SAVEPOINT tried`);
  return result;
}
