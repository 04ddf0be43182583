import type { Duplex } from "node:stream";
import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import pg from "pg";
import { logger } from "@/services/logger";

/** A transaction, as the repositories see it. */
export type Tx = NodePgDatabase;

/** The pool of the serving role. Opened once a process (and once more in Next's own module graph); never shared between them. */
export type Database = {
  pool: pg.Pool;
  drizzle: NodePgDatabase;
  close: () => Promise<void>;
  /** What every transaction over this object sends right before its COMMIT: with it, or not at all. */
  beforeCommit?: (tx: Tx) => Promise<void>;
};

/** Whether PostgreSQL may keep statements under a name between transactions: not behind a pooler that hands each transaction another connection. */
export const namesStatements = () => process.env.DB_NAMED_STATEMENTS === "1";

/** @param url the serving role's connection string. @param max connections at most. Connects lazily. Statements sent without waiting share a round trip (pipeline). */
export function openPool(url: string, max = Number(process.env.DB_POOL_MAX ?? 20)): Database {
  const pool = new pg.Pool({ connectionString: url, max, pipeline: true, idleTimeoutMillis: 30_000, connectionTimeoutMillis: 10_000 });
  pool.on("connect", (client) => writeOnceATick(client.connection.stream));
  // Once it is being closed, the database may well be the first to hang up.
  pool.on("error", (error) => pool.ending || logger.warn({ reason: error.message }, "a database connection was lost while idle"));
  return { pool, drizzle: drizzle(pool), close: () => pool.end() };
}

/** Statements sent without waiting leave in one system call instead of one each; measured, that was 40% of the time of a booking. */
function writeOnceATick(stream: Duplex) {
  const write = stream.write.bind(stream) as (...given: unknown[]) => boolean;
  stream.write = (...given: unknown[]) => {
    if (stream.writableCorked === 0) {
      stream.cork();
      process.nextTick(() => stream.uncork()); // after the microtasks, so after all that the same answer set off
    }
    return write(...given);
  };
}

const wrapped = new WeakMap<pg.PoolClient, Tx>();

/** Drizzle over one connection; kept with it, because making one costs more than a short statement. */
export function onClient(client: pg.PoolClient): Tx {
  let tx = wrapped.get(client);
  if (!tx) wrapped.set(client, (tx = drizzle(client)));
  return tx;
}
