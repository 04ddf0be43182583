import pg from "pg";
import { inject } from "vitest";
import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { createStudio } from "@/modules/tenant";
import { type Database, openPool } from "@/services/db";
import { inDatabase, TEMPLATE } from "./global-setup";

export type TestDatabase = {
  /** The pool of the serving role, as the product has it. */
  db: Database;
  /** The owner of the tables, no superuser: for looking behind row-level security a test must switch the tenant like everybody. */
  adminUrl: string;
  servingUrl: string;
  /** The worker's role, which owns the (still empty) schema of the queue. */
  workerUrl: string;
  /** A new, empty studio and its owner. */
  newStudio: (role?: Principal["role"]) => Promise<Principal>;
  close: () => Promise<void>;
};

/** A database of the test file's own: a clone of the migrated template. */
export async function createTestDatabase(poolSize = 10): Promise<TestDatabase> {
  const name = `test_${newId().replaceAll("-", "")}`;
  await asSuperuser(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} OWNER pt_owner STRATEGY FILE_COPY`);
  const adminUrl = inDatabase(inject("adminUrl"), name);
  const servingUrl = inDatabase(inject("servingUrl"), name);
  const db = openPool(servingUrl, poolSize);
  return {
    db,
    adminUrl,
    servingUrl,
    workerUrl: inDatabase(inject("workerUrl"), name),
    async newStudio(role = "owner") {
      const { id } = await createStudio(db, { slug: `s-${newId()}`, name: "Test studio", timeZone: "Europe/Berlin", currency: "EUR" });
      return { tenantId: id, role, actor: { type: "system", id: "test", name: "Test" } };
    },
    async close() {
      await db.close();
      await asSuperuser(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function asSuperuser(statement: string) {
  const client = new pg.Client({ connectionString: inject("superuserUrl") });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
