import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { prepareDatabase } from "@/services/db";
import { openEmbedded } from "@/services/db/embedded";
import { startPgbouncer } from "./start-pgbouncer";

export const TEMPLATE = "pt_template";

declare module "vitest" {
  export interface ProvidedContext {
    superuserUrl: string;
    adminUrl: string;
    servingUrl: string;
    workerUrl: string;
    /** Where the password of the demo studio is kept. */
    demoDir: string;
  }
}

/** One PostgreSQL for the whole run, in a folder of its own, with a migrated template database that each test file clones. */
export default async function setup(project: TestProject) {
  const dataDir = await mkdtemp(join(tmpdir(), "production-tool-test-"));
  await chmod(dataDir, 0o755); // as root, PostgreSQL runs as another user
  const database = await openEmbedded({ dataDir, log: { info: () => {}, warn: console.warn } });
  const { superuserUrl, adminUrl, workerUrl } = database;
  // With PGBOUNCER=1 the serving role comes through a pooler in transaction mode, as it may in production.
  const pooler = process.env.PGBOUNCER === "1" ? await startPgbouncer(database.servingUrl) : undefined;
  const servingUrl = pooler?.url ?? database.servingUrl;

  const superuser = new pg.Client({ connectionString: superuserUrl });
  await superuser.connect();
  await superuser.query(`CREATE DATABASE ${TEMPLATE} OWNER pt_owner`);
  await superuser.end();
  await prepareDatabase({ adminUrl: inDatabase(adminUrl, TEMPLATE), servingUrl: inDatabase(database.servingUrl, TEMPLATE), workerUrl: inDatabase(workerUrl, TEMPLATE) });

  project.provide("superuserUrl", superuserUrl);
  project.provide("adminUrl", adminUrl);
  project.provide("servingUrl", servingUrl);
  project.provide("workerUrl", workerUrl);
  const demoDir = await mkdtemp(join(tmpdir(), "production-tool-password-"));
  project.provide("demoDir", demoDir);
  return async () => {
    await pooler?.stop();
    await database.close();
    for (const folder of [dataDir, demoDir]) await rm(folder, { recursive: true, force: true });
  };
}

/** The same address with another database. */
export function inDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.toString();
}
