import pg from "pg";
import { stopServer } from "./server-process";
import type { Cluster, Credentials } from "./types";

/**
 * Every process that uses the database holds this lock, shared, on one connection; the last one to let go gets it alone
 * and stops the database. It is PostgreSQL's to release when a process is killed, so it cannot be left behind. It lives
 * in the database `postgres`, where no lock of the application can meet it.
 */
const LOCK = 7_305_220;

/**
 * Connects and takes a share of the lock.
 * @returns undefined when nobody answers yet, or when somebody is just stopping the database: try again.
 */
export async function hold(port: number, credentials: Credentials): Promise<pg.Client | undefined> {
  const client = new pg.Client({
    host: "127.0.0.1",
    port,
    user: "pt_owner",
    password: credentials.pt_owner,
    database: "postgres",
    ssl: false,
    application_name: "production-tool holder",
    connectionTimeoutMillis: 5_000,
  });
  client.on("error", () => {}); // its end is what counts, and is listened to
  try {
    await client.connect();
    const { rows } = await client.query<{ held: boolean }>("SELECT pg_try_advisory_lock_shared($1) AS held", [LOCK]);
    if (rows[0]?.held) return client;
  } catch {
    // Starting up, shutting down, or somebody else's port.
  }
  await client.end().catch(() => {});
  return undefined;
}

/**
 * Gives the share back, and stops the database when nobody else has one.
 *
 * The share goes before the whole is tried: of two that leave together, at least the later one then finds itself alone.
 * @throws when the connection is lost.
 */
export async function release(client: pg.Client, cluster: Cluster): Promise<void> {
  await client.query("SELECT pg_advisory_unlock_shared($1)", [LOCK]);
  const { rows } = await client.query<{ alone: boolean }>("SELECT pg_try_advisory_lock($1) AS alone", [LOCK]);
  if (rows[0]?.alone) await stopServer(cluster);
  await client.end().catch(() => {});
}
