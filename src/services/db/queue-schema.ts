import pg from "pg";
import { StartupError } from "@/lib/startup-error";

/** Where the queue of jobs keeps its tables: all that the worker's role owns. */
export const QUEUE_SCHEMA = "graphile_worker";

/** Creates the schema of the queue for the worker's role. Safe to run at every start. @throws StartupError when the admin may not. */
export async function createQueueSchema(admin: pg.Client, username: string) {
  const name = decodeURIComponent(username);
  const role = pg.escapeIdentifier(name);
  const { rows } = await admin.query<{ database: string; exists: boolean }>("SELECT current_database() AS database, to_regnamespace($1) IS NOT NULL AS exists", [QUEUE_SCHEMA]);
  const { database, exists } = rows[0] as { database: string; exists: boolean };
  await admin.query(`GRANT CONNECT ON DATABASE ${pg.escapeIdentifier(database)} TO ${role}`);
  if (exists) return;
  try {
    // Only who may act as a role can make it a schema, so the admin is a member for as long as this takes.
    await admin.query(`BEGIN; GRANT ${role} TO CURRENT_USER; CREATE SCHEMA ${QUEUE_SCHEMA} AUTHORIZATION ${role}; REVOKE ${role} FROM CURRENT_USER; COMMIT`);
  } catch (error) {
    await admin.query("ROLLBACK");
    throw new StartupError(`The schema ${QUEUE_SCHEMA} of the queue of jobs cannot be created (${error instanceof Error ? error.message : error}): have an administrator run CREATE SCHEMA ${QUEUE_SCHEMA} AUTHORIZATION ${role}, and start again.`);
  }
}

/** Whether the role that is signed in owns the schema of the queue. */
export async function ownsQueueSchema(client: pg.Client): Promise<boolean> {
  const { rowCount } = await client.query("SELECT FROM pg_namespace WHERE nspname = $1 AND pg_get_userbyid(nspowner) = current_user", [QUEUE_SCHEMA]);
  return rowCount === 1;
}

/** The worker's address when none was given: the serving role's, with another role. */
export function workerUrlOf(servingUrl: string): string {
  const url = new URL(servingUrl);
  url.username += "_worker";
  return url.href;
}
