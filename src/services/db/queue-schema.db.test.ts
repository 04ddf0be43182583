import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { startQueue } from "@/services/jobs";
import { inDatabase } from "@/testing/global-setup";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import { prepareDatabase, workerUrlOf } from "./index";

let database: TestDatabase;
let worker: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  await (await startQueue(database.workerUrl, [])).stop(); // makes the tables of the queue
  worker = new pg.Client({ connectionString: database.workerUrl });
  await worker.connect();
});
afterAll(async () => {
  await worker.end();
  await database.close();
});

test("the worker's role owns its queue and nothing else", async () => {
  const { rows } = await worker.query("SELECT DISTINCT relnamespace::regnamespace::text AS schema FROM pg_class WHERE relowner = current_user::regrole AND relnamespace <> 'pg_toast'::regnamespace UNION SELECT nspname FROM pg_namespace WHERE nspowner = current_user::regrole");
  expect(rows).toEqual([{ schema: "graphile_worker" }]);
  const { rows: roles } = await worker.query("SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = current_user");
  expect(roles).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false }]);
});

test("the worker's role sees nothing of the studios, and can make nothing elsewhere", async () => {
  const { rows } = await worker.query<{ name: string }>("SELECT format('%I.%I', nspname, relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname IN ('public', 'auth', 'drizzle') AND relkind IN ('r', 'p')");
  expect(rows.length).toBeGreaterThan(10);
  for (const { name } of rows) await expect(worker.query(`SELECT FROM ${name}`), name).rejects.toMatchObject({ code: "42501" });
  for (const statement of ["CREATE TABLE public.loot ()", "CREATE SCHEMA loot", "SELECT studios_with_due_holds(now())", "SELECT find_tenant('any')"]) {
    await expect(worker.query(statement), statement).rejects.toMatchObject({ code: "42501" });
  }
});

test("the serving role and the owner have no business in the queue", async () => {
  for (const url of [database.servingUrl, database.adminUrl]) {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await expect(client.query("SELECT FROM graphile_worker._private_jobs")).rejects.toMatchObject({ code: "42501" });
    const { rows } = await client.query("SELECT pg_has_role(current_user, $1, 'SET') AS may", [new URL(database.workerUrl).username]);
    expect(rows).toEqual([{ may: false }]);
    await client.end();
  }
});

test("the address is the serving role's with another role, when none is given", () => {
  expect(workerUrlOf("postgres://app:p%40ss@db.example:5433/studio?sslmode=require")).toBe("postgres://app_worker:p%40ss@db.example:5433/studio?sslmode=require");
});

test("who may not make it is told what to have done", async () => {
  const superuser = new pg.Client({ connectionString: inject("superuserUrl") });
  await superuser.connect();
  const name = new URL(database.adminUrl).pathname.slice(1);
  await superuser.query("CREATE ROLE stranger LOGIN PASSWORD 'stranger'");
  const inside = new pg.Client({ connectionString: inDatabase(inject("superuserUrl"), name) });
  await inside.connect();
  try {
    const { adminUrl, servingUrl, workerUrl } = database;
    const strange = new URL(workerUrl);
    Object.assign(strange, { username: "stranger", password: "stranger" });
    await expect(prepareDatabase({ servingUrl, workerUrl: strange.href })).rejects.toThrow(/^DATABASE_WORKER_URL .* does not own the schema graphile_worker: set DATABASE_ADMIN_URL/);
    strange.username = "nobody";
    await expect(prepareDatabase({ adminUrl, servingUrl, workerUrl: strange.href })).rejects.toThrow(/^The role "nobody" of DATABASE_WORKER_URL .* cannot be created .* create it/);
    await inside.query("DROP SCHEMA graphile_worker CASCADE");
    strange.username = "stranger";
    await expect(prepareDatabase({ adminUrl, servingUrl, workerUrl: strange.href })).rejects.toThrow(/^The schema graphile_worker .* have an administrator run CREATE SCHEMA graphile_worker AUTHORIZATION "stranger"/);
    await prepareDatabase({ adminUrl, servingUrl, workerUrl });
  } finally {
    await inside.query("DROP OWNED BY stranger");
    await superuser.query("DROP ROLE stranger");
    await inside.end();
    await superuser.end();
  }
});
