import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { readMigrationFiles } from "drizzle-orm/migrator";
import pg from "pg";
import { StartupError } from "@/lib/startup-error";
import { driverError } from "./errors";
import { createQueueSchema, ownsQueueSchema } from "./queue-schema";
import { checkRole, createRole, grantToServingRole } from "./roles";

const OLDEST = 15;
const WORKER = "DATABASE_WORKER_URL (left out: DATABASE_URL with _worker after its role)";
const MIGRATION_LOCK = 7_305_221; // any number that nothing else locks: two processes never migrate at once

/** The folder of the migrations; found from the working folder because bundlers move this file. */
function migrationsFolder(): string {
  let folder = process.cwd();
  while (!existsSync(join(folder, "drizzle/meta/_journal.json"))) {
    if (folder === dirname(folder)) throw new StartupError("The folder drizzle/ is missing: run the command in the project's folder.");
    folder = dirname(folder);
  }
  return join(folder, "drizzle");
}

/**
 * Makes the database ready to serve: checks version and rights, creates the serving role and the worker's if they are missing,
 * migrates, grants. Without an admin address it only checks that this was done.
 *
 * @throws StartupError in one clear line
 */
export async function prepareDatabase({ adminUrl, servingUrl, workerUrl }: { adminUrl?: string | undefined; servingUrl: string; workerUrl: string }): Promise<void> {
  if (adminUrl) {
    await withClient(adminUrl, "DATABASE_ADMIN_URL", async (client) => {
      await checkVersion(client);
      await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
      await createExtension(client);
      await migrate(drizzle(client), { migrationsFolder: migrationsFolder() });
      await createRole(client, servingUrl, "DATABASE_URL");
      await grantToServingRole(client, new URL(servingUrl).username);
      await createRole(client, workerUrl, WORKER);
      await createQueueSchema(client, new URL(workerUrl).username);
    });
  }
  await withClient(servingUrl, "DATABASE_URL", async (client) => {
    await checkVersion(client);
    await checkRole(client, "DATABASE_URL");
    if (!(await isMigrated(client))) {
      throw new StartupError("The database is not migrated to this version: set DATABASE_ADMIN_URL to a role that may create tables, and start again.");
    }
  });
  await withClient(workerUrl, WORKER, async (client) => {
    await checkRole(client, WORKER);
    if (await ownsQueueSchema(client)) return;
    throw new StartupError(`${WORKER} signs in as a role that does not own the schema graphile_worker: set DATABASE_ADMIN_URL, so that it is made, or have an administrator run ALTER SCHEMA graphile_worker OWNER TO that role.`);
  });
}

/** Whether every migration of this version was applied; also what /readyz asks. */
export async function isMigrated(client: Pick<pg.ClientBase, "query">): Promise<boolean> {
  const newest = readMigrationFiles({ migrationsFolder: migrationsFolder() }).at(-1);
  try {
    const { rows } = await client.query("SELECT 1 FROM drizzle.__drizzle_migrations WHERE created_at >= $1 LIMIT 1", [newest?.folderMillis]);
    return rows.length > 0;
  } catch (error) {
    if (["42P01", "3F000", "42501"].includes(driverError(error)?.code ?? "")) return false;
    throw error;
  }
}

async function withClient(url: string, setting: string, work: (client: pg.Client) => Promise<void>) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
  } catch (error) {
    throw new StartupError(`The database of ${setting} cannot be reached (${error instanceof Error ? error.message || driverError(error)?.code : error}): check that it runs and that the address, name and password are right.`);
  }
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

async function checkVersion(client: pg.Client) {
  const { rows } = await client.query<{ number: number; name: string }>("SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS name");
  const found = rows[0];
  if (found && found.number < OLDEST * 10_000) throw new StartupError(`The database is PostgreSQL ${found.name}: version ${OLDEST} or newer is needed. Upgrade it, or leave DATABASE_URL out to use the embedded one.`);
}

async function createExtension(client: pg.Client) {
  try {
    await client.query("CREATE EXTENSION IF NOT EXISTS btree_gist");
  } catch (error) {
    throw new StartupError(`The extension btree_gist cannot be created (${error instanceof Error ? error.message : error}): grant the role of DATABASE_ADMIN_URL the right CREATE on this database, or have an administrator run CREATE EXTENSION btree_gist in it.`);
  }
}
