import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { createApiKey, createStudio, updateSettings } from "@/modules/tenant";
import { readConfig } from "@/server/config";
import { openDatabase } from "@/server/open-database";
import { type Database, inTenant, openPool } from "@/services/db";
import { freePort } from "@/services/db/embedded";
import { sql } from "drizzle-orm";

/** What the measurements run on: a database and a server of their own, made for this run and removed after it. */
export type Setting = {
  db: Database;
  servingUrl: string;
  url: string;
  serverPid: number;
  /** A studio with `resources` artists (rooms when `kind` says so) and `projects` projects, and a key of it. */
  newStudio: (resources: number, projects: number) => Promise<Studio>;
  /** Cleans and counts the tables, as autovacuum would by and by. */
  tidy: (tables: string[]) => Promise<void>;
  close: () => Promise<void>;
};

export type Studio = { principal: Principal; key: string; resourceIds: string[]; projectIds: string[] };

/** The highest limit that there is: what is measured is the product, not its patience. */
const MOST_REQUESTS = 1_000_000;

const quiet = { info: () => {}, warn: console.warn };

export async function openSetting(): Promise<Setting> {
  const dataDir = await mkdtemp(join(tmpdir(), "production-tool-bench-"));
  await chmod(dataDir, 0o755); // as root, PostgreSQL runs as another user
  const environment = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: undefined, DEMO: "0", PORT: String(await freePort()), LOG_LEVEL: "warn" };
  const database = await openDatabase(readConfig(environment), quiet);
  process.env.DB_NAMED_STATEMENTS = "1"; // as the server does with its embedded database: the floor is sent what the product sends
  const db = openPool(database.servingUrl, 20);
  const server = spawn(process.execPath, ["scripts/start.mjs"], { env: environment, stdio: ["ignore", "ignore", "inherit"] });
  const url = `http://127.0.0.1:${environment.PORT}`;
  await untilReady(url);
  return {
    db,
    servingUrl: database.servingUrl,
    url,
    serverPid: server.pid ?? 0,
    newStudio: (resources, projects) => newStudio(db, resources, projects),
    async tidy(tables) {
      const owner = new pg.Client({ connectionString: database.adminUrl });
      await owner.connect();
      await owner.query(`VACUUM (ANALYZE) ${tables.join(", ")}`);
      await owner.end();
    },
    async close() {
      server.kill("SIGTERM");
      await once(server, "exit");
      await db.close();
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function untilReady(url: string) {
  for (let tries = 0; tries < 1_200; tries++) {
    const ready = await fetch(`${url}/readyz`).then((answer) => answer.ok, () => false);
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("the server did not become ready within four minutes");
}

async function newStudio(db: Database, resources: number, projects: number): Promise<Studio> {
  const { id: tenantId } = await createStudio(db, { slug: `bench-${newId()}`, name: "Benchmark", timeZone: "UTC", currency: "EUR" });
  const principal: Principal = { tenantId, role: "owner", actor: { type: "system", id: "bench", name: "Benchmark" } };
  await updateSettings(db, principal, undefined, { requestsPerMinute: MOST_REQUESTS, keyRequestsPerMinute: MOST_REQUESTS });
  const { key } = await createApiKey(db, principal, { name: "Benchmark", role: "scheduler" });
  const [resourceIds, projectIds] = [resources, projects].map((count) => Array.from({ length: count }, () => newId())) as [string[], string[]];
  await inTenant(db, tenantId, async (tx) => {
    const ids = (list: string[]) => sql`unnest(${sql.param(list)}::uuid[])`;
    await tx.execute(sql`INSERT INTO resources (tenant_id, id, kind, name, time_zone, hourly_rate_minor, rate_currency) SELECT ${tenantId}, id, 'artist', 'Artist ' || id, 'UTC', 5000, 'EUR' FROM ${ids(resourceIds)} AS id`);
    await tx.execute(sql`INSERT INTO resource_capacities (tenant_id, resource_id, starts_at, ends_at, capacity) SELECT ${tenantId}, id, '1900-01-01Z', '2200-01-01Z', 100 FROM ${ids(resourceIds)} AS id`);
    await tx.execute(sql`INSERT INTO projects (tenant_id, id, name, colour, currency) SELECT ${tenantId}, id, 'Project ' || id, '#2f6fde', 'EUR' FROM ${ids(projectIds)} AS id`);
    await tx.execute(sql`INSERT INTO project_allocations (tenant_id, project_id, limit_minor) SELECT ${tenantId}, id, 9000000000000000 FROM ${ids(projectIds)} AS id`);
  });
  return { principal, key, resourceIds, projectIds };
}
