import { spawn } from "node:child_process";
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { end, isGone, openElsewhere, query, quiet, serverPid, temporaryDataDir, until } from "./harness.fixture";
import { type EmbeddedDatabase, openEmbedded } from "./index";
import { databaseUser } from "./os-user";

const NOBODY = 2 ** 30; // no process has this number

let folder: Awaited<ReturnType<typeof temporaryDataDir>>;
let db: EmbeddedDatabase | undefined;
let rows = 0;

const open = async () => (db = await openEmbedded({ dataDir: folder.dataDir, log: quiet }));
const lockFile = () => join(folder.dataDir, "postgres/postmaster.pid");
const serverNow = async () => (await serverPid(folder.dataDir)) ?? NOBODY;

/** What was answered must be there after whatever happens next. */
async function write(url: string): Promise<void> {
  await query(url, "INSERT INTO kept DEFAULT VALUES");
  rows += 1;
}
async function expectNothingLost(url: string): Promise<void> {
  expect(await query(url, "SELECT count(*)::int AS rows FROM kept")).toEqual([{ rows }]);
}

beforeAll(async () => {
  folder = await temporaryDataDir();
  await query((await open()).adminUrl, "CREATE TABLE kept (id int GENERATED ALWAYS AS IDENTITY)");
  await db?.close();
});
afterEach(async () => {
  await db?.close();
  db = undefined;
  expect(await isGone(await serverNow())).toBe(true);
});
afterAll(() => folder.remove());

test("a database that outlived its process is taken over", async () => {
  const other = await openElsewhere(folder.dataDir);
  const pid = await serverNow();
  await write(other.adminUrl);
  await end(other.child, "SIGKILL");
  expect(await isGone(pid)).toBe(false);

  await expectNothingLost((await open()).adminUrl);
  expect(await serverNow()).toBe(pid);
});

test("a killed database comes back on its port while it is open, and pools find it", async () => {
  const { adminUrl } = await open();
  const pool = new pg.Pool({ connectionString: adminUrl });
  pool.on("error", () => {});
  await pool.query("SELECT 1");
  await write(adminUrl);
  const killed = await serverNow();
  process.kill(killed, "SIGKILL");

  await until(async () => (await serverNow()) !== killed);
  await until(() => pool.query("SELECT count(*) FROM kept").then(({ rows: [row] }) => Number(row.count) === rows, () => false));
  await pool.end();
});

test("a database killed just before closing is left stopped", async () => {
  const { adminUrl, close } = await open();
  await write(adminUrl);
  process.kill(await serverNow(), "SIGKILL");
  await close();
});

test("one killed connection takes down all of them, and the database still counts as held", async () => {
  const { adminUrl } = await open();
  const before = await query<{ pid: number }>(adminUrl, "SELECT pid FROM pg_stat_activity WHERE application_name LIKE '%holder'");
  process.kill(before[0]?.pid ?? 0, "SIGKILL");
  const holders = () => query(adminUrl, "SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted");
  await until(() => holders().then((found) => found.length === 1, () => false));
});

test("a folder whose database and process were both killed opens again", async () => {
  const other = await openElsewhere(folder.dataDir);
  await write(other.adminUrl);
  const pid = await serverNow();
  await end(other.child, "SIGKILL");
  process.kill(pid, "SIGKILL");
  await until(() => isGone(pid));
  await expectNothingLost((await open()).adminUrl);
});

test("a stale lock file may name an unrelated process of the database's own user", async () => {
  const other = await openElsewhere(folder.dataDir);
  await write(other.adminUrl);
  const pid = await serverNow();
  await end(other.child, "SIGKILL");
  process.kill(pid, "SIGKILL");
  await until(() => isGone(pid));
  const bystander = spawn("sleep", ["600"], { stdio: "ignore", ...(await databaseUser(join(folder.dataDir, "postgres"))) });
  await writeFile(lockFile(), (await readFile(lockFile(), "utf8")).replace(/^\d+/, String(bystander.pid)));

  await expectNothingLost((await open()).adminUrl);
  expect(await isGone(bystander.pid ?? 0)).toBe(false);
  await end(bystander, "SIGKILL");
});

test("a connection of the killed server that is still busy is waited for", async () => {
  const other = await openElsewhere(folder.dataDir);
  await write(other.adminUrl);
  const busy = query(other.adminUrl, "SELECT count(*) FROM generate_series(1, 20000000)").catch(() => {});
  await sleep(300);
  const pid = await serverNow();
  await end(other.child, "SIGKILL");
  process.kill(pid, "SIGKILL");
  await expectNothingLost((await open()).adminUrl);
  await busy;
});

test("what a killed first start left behind is cleared away", async () => {
  const fresh = await temporaryDataDir();
  const dead = spawn("true");
  await new Promise((resolve) => dead.once("exit", resolve));
  await mkdir(join(fresh.dataDir, `postgres.new-${dead.pid}-abc`));
  const opened = await openEmbedded({ dataDir: fresh.dataDir, log: quiet });
  expect(await readdir(fresh.dataDir)).toEqual(["postgres"]);
  await opened.close();
  await fresh.remove();
});
