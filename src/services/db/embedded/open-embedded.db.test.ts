import { stat } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isGone, query, quiet, serverPid, temporaryDataDir } from "./harness.fixture";
import { type EmbeddedDatabase, openEmbedded } from "./index";

let folder: Awaited<ReturnType<typeof temporaryDataDir>>;
let db: EmbeddedDatabase;

beforeAll(async () => {
  folder = await temporaryDataDir();
  db = await openEmbedded({ dataDir: folder.dataDir, log: quiet });
});
afterAll(async () => {
  await db.close();
  await folder.remove();
});

test("the owner is no superuser, yet may create btree_gist", async () => {
  await query(db.adminUrl, "CREATE EXTENSION btree_gist");
  const roles = await query(db.adminUrl, "SELECT rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = current_user");
  expect(roles).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false }]);
});

test("the serving role owns nothing and gets into no other database", async () => {
  const roles = await query(db.servingUrl, "SELECT current_user AS name, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user");
  expect(roles).toEqual([{ name: "pt_app", rolsuper: false, rolbypassrls: false }]);
  await expect(query(db.servingUrl, "CREATE TABLE mine ()")).rejects.toThrow("permission denied");
  await expect(query(db.servingUrl.replace("/production_tool", "/postgres"), "SELECT 1")).rejects.toThrow("permission denied");
});

test("it listens on the loopback interface only, wants a password, and keeps its promises about disk and locale", async () => {
  const [settings] = await query(
    db.superuserUrl.replace("/production_tool", "/postgres"),
    `SELECT current_setting('listen_addresses') AS listen, current_setting('unix_socket_directories') AS sockets,
       current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit, current_setting('data_checksums') AS checksums,
       pg_encoding_to_char(encoding) AS encoding, datlocprovider AS provider, 'ä' < 'z' AS by_bytes, upper('ä') AS upper
     FROM pg_database WHERE datname = 'production_tool'`,
  );
  expect(settings).toEqual({
    listen: "127.0.0.1", sockets: "", fsync: "on", commit: "on", checksums: "on",
    encoding: "UTF8", provider: "b", by_bytes: false, upper: "Ä",
  });
  const wrong = new URL(db.servingUrl);
  wrong.password = "wrong";
  await expect(query(wrong.href, "SELECT 1")).rejects.toThrow("password authentication failed");
  expect((await stat(join(folder.dataDir, "postgres/credentials.json"))).mode & 0o777).toBe(0o600);
});

test("closing stops the server, and the next opening finds the data", async () => {
  await query(db.adminUrl, "CREATE TABLE kept AS SELECT 42 AS answer");
  const pid = (await serverPid(folder.dataDir)) ?? 0;
  await db.close();
  expect(await isGone(pid)).toBe(true);
  expect(await serverPid(folder.dataDir)).toBeUndefined();

  db = await openEmbedded({ dataDir: folder.dataDir, log: quiet });
  expect(await query(db.adminUrl, "SELECT answer FROM kept")).toEqual([{ answer: 42 }]);
});
