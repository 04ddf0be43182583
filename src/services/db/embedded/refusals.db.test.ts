import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { StartupError } from "@/lib/startup-error";
import { quiet, temporaryDataDir } from "./harness.fixture";
import { chooseDataDir, openEmbedded } from "./index";

let folder: Awaited<ReturnType<typeof temporaryDataDir>>;

beforeEach(async () => {
  folder = await temporaryDataDir();
});
afterEach(() => folder.remove());

async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(() => undefined, (reason: unknown) => reason);
  expect(error).toBeInstanceOf(StartupError);
  const { message } = error as StartupError;
  expect(message).not.toContain("\n");
  return message;
}

test("a data folder that cannot be made", async () => {
  const file = join(folder.dataDir, "file");
  await writeFile(file, "");
  const message = await refusal(chooseDataDir({ dataDir: join(file, "data"), explicit: true }, quiet));
  expect(message).toMatch(/cannot be written by user \w+ \(EEXIST\): make it writable, or set DATA_DIR/);
});

test("a file system that refuses with ENOENT, as /proc does", async () => {
  expect(await refusal(chooseDataDir({ dataDir: "/proc/production-tool/data", explicit: true }, quiet))).toContain("cannot be written");
});

test("a data folder without the right to write, or, for root, one that the database user cannot reach", async () => {
  const locked = join(folder.dataDir, "locked");
  await mkdir(locked, { mode: 0o500 });
  const message = await refusal(chooseDataDir({ dataDir: join(locked, "data"), explicit: true }, quiet));
  expect(message).toMatch(process.getuid?.() === 0 ? /cannot reach DATA_DIR .*: give the folders above it the right to pass/ : /cannot be written .*EACCES/);
});

test("a cluster of another major version", async () => {
  const dir = join(folder.dataDir, "postgres");
  await mkdir(dir);
  await writeFile(join(dir, "PG_VERSION"), "17\n");
  const message = await refusal(openEmbedded({ dataDir: folder.dataDir, log: quiet }));
  expect(message).toMatch(/was made by PostgreSQL 17 and this version brings 18: move it/);
});

test("a folder with something else in it is left alone", async () => {
  const dir = join(folder.dataDir, "postgres");
  await mkdir(dir);
  await writeFile(join(dir, "thesis.txt"), "years of work");
  expect(await refusal(openEmbedded({ dataDir: folder.dataDir, log: quiet }))).toContain("not a database");
  expect(await readFile(join(dir, "thesis.txt"), "utf8")).toBe("years of work");
});

test("a setting that PostgreSQL does not accept is passed on in its words", async () => {
  const db = await openEmbedded({ dataDir: folder.dataDir, log: quiet });
  await db.close();
  await writeFile(join(folder.dataDir, "postgres/postgresql.conf"), "no_such_setting = 1\n");
  expect(await refusal(openEmbedded({ dataDir: folder.dataDir, log: quiet }))).toContain("configuration file");
});
