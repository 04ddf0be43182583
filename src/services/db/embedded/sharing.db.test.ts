import { readdir } from "node:fs/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { end, isGone, openElsewhere, query, quiet, serverPid, temporaryDataDir } from "./harness.fixture";
import { openEmbedded } from "./index";

let folder: Awaited<ReturnType<typeof temporaryDataDir>>;

beforeEach(async () => {
  folder = await temporaryDataDir();
});
afterEach(() => folder.remove());

test("three processes start at once on an empty folder: one database, and the last one stops it", async () => {
  const { dataDir } = folder;
  const openers = await Promise.all([openElsewhere(dataDir), openElsewhere(dataDir), openElsewhere(dataDir)]);
  expect(new Set(openers.map((opener) => opener.adminUrl)).size).toBe(1);
  expect(await readdir(dataDir)).toEqual(["postgres"]);

  const pid = (await serverPid(dataDir)) ?? 0;
  const [first, ...others] = openers;
  if (first) await end(first.child, "SIGTERM");
  expect(await query(others[0]?.adminUrl ?? "", "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  await Promise.all(others.map(({ child }) => end(child, "SIGTERM"))); // both at once: exactly one of them stops it
  expect(await isGone(pid)).toBe(true);
});

test("opening while another closes waits for the end and starts it again", async () => {
  const open = () => openEmbedded({ dataDir: folder.dataDir, log: quiet });
  let db = await open();
  for (let round = 0; round < 5; round++) {
    const [next] = await Promise.all([open(), db.close()]);
    expect(await query(next.servingUrl, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    db = next;
  }
  const pid = (await serverPid(folder.dataDir)) ?? 0;
  await db.close();
  expect(await isGone(pid)).toBe(true);
});
