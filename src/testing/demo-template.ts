import { readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { inject } from "vitest";
import { createContext } from "@/server/context";
import { seedDemo } from "@/server/demo";
import { openPool } from "@/services/db";
import { inDatabase, TEMPLATE } from "./global-setup";

export const DEMO_TEMPLATE = "pt_demo";
const FILLING = "pt_demo_filling";
/** Any number that no other lock of the tests has. */
const LOCK = 7_321;

/** A database with the demo studio, made by the first test file that wants it; the others clone it. @returns how its owner signs in */
export async function demoTemplate(): Promise<{ email: string; password: string }> {
  const dataDir = inject("demoDir");
  const client = new pg.Client({ connectionString: inject("superuserUrl") });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [DEMO_TEMPLATE]);
    if (!rowCount) {
      await client.query(`DROP DATABASE IF EXISTS ${FILLING} WITH (FORCE)`);
      await client.query(`CREATE DATABASE ${FILLING} TEMPLATE ${TEMPLATE} OWNER pt_owner STRATEGY FILE_COPY`);
      await fill(dataDir);
      // Only what is whole gets the name.
      await client.query(`ALTER DATABASE ${FILLING} RENAME TO ${DEMO_TEMPLATE}`);
    }
  } finally {
    await client.end();
  }
  return { email: "demo@example.com", password: (await readFile(join(dataDir, "demo-password"), "utf8")).trim() };
}

async function fill(dataDir: string) {
  const db = openPool(inDatabase(inject("servingUrl"), FILLING));
  const context = createContext(db, { secret: "a secret for tests, long enough to sign with", publicUrl: undefined });
  await seedDemo({ ...context, dataDir });
  await context.limiter.close();
  await db.close();
}
