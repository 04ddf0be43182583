import type pg from "pg";
import type { Database } from "@/services/db";

/** `together` tells whether it was sent before the statement ahead of it was answered. */
export type Statement = { name: string | undefined; text: string; values: unknown[]; together: boolean };

/** Runs `work` on a database that writes down every statement it is sent, in order. */
export async function recordStatements(db: Database, work: (db: Database) => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = [];
  const client = await db.pool.connect();
  let unanswered = 0;
  const query = client.query.bind(client) as (first: unknown, values?: unknown[]) => Promise<unknown>;
  const listening = Object.assign(Object.create(client) as pg.PoolClient, {
    query: (first: string | { text: string; name?: string }, values: unknown[] = []) => {
      statements.push({ name: typeof first === "string" ? undefined : first.name, text: typeof first === "string" ? first : first.text, values, together: unanswered > 0 });
      unanswered++;
      return query(first, values).finally(() => unanswered--);
    },
    release: () => {},
  });
  const pool = Object.assign(Object.create(db.pool) as pg.Pool, { connect: async () => listening });
  try {
    await work({ ...db, pool });
  } finally {
    client.release();
  }
  return statements;
}
