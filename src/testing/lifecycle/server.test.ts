import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningServer, runServer, runToEnd } from "./run-server";

// One story in order, because a start is the costly part: started, disturbed, killed, started again, stopped.
let dataDir = "";
let server: RunningServer;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "pt-lifecycle-"));
  await chmod(dataDir, 0o755); // as root, the database runs as another user
  server = await runServer({ DATA_DIR: dataDir });
}, 180_000); // builds the pages when nobody has
afterAll(async () => {
  await server?.end("SIGTERM");
  await rm(dataDir, { recursive: true, force: true });
});

const status = (path: string) => fetch(server.url + path).then((response) => response.status, () => 0);
const databasePid = async () => Number((await readFile(join(dataDir, "postgres/postmaster.pid"), "utf8")).split("\n")[0]);

function signUp(slug: string): Promise<number> {
  const body = { name: "Ada", email: `${slug}@example.com`, password: "correct horse battery", studioName: slug };
  const request = { method: "POST", headers: { "Content-Type": "application/json", Origin: server.url }, body: JSON.stringify(body) };
  return fetch(`${server.url}/api/v1/sign-up`, request).then((response) => response.status);
}

async function owner(): Promise<pg.Client> {
  const { pt_owner: password } = JSON.parse(await readFile(join(dataDir, "postgres/credentials.json"), "utf8"));
  const port = Number((await readFile(join(dataDir, "postgres/postmaster.pid"), "utf8")).split("\n")[3]);
  const client = new pg.Client({ host: "127.0.0.1", port, user: "pt_owner", password, database: "production_tool" });
  client.on("error", () => {});
  await client.connect();
  return client;
}

test("it is up, ready, and serves API and pages on one port", async () => {
  expect(await status("/healthz")).toBe(200);
  expect(await status("/readyz")).toBe(200);
  expect(await status("/api/v1/openapi.json")).toBe(200);
  expect(await status("/api/v1/resources")).toBe(401);
  expect(await status("/sign-in")).toBe(200);
});

test("a second start on the same port ends with one clear line", async () => {
  const { code, output } = await runToEnd({ DATA_DIR: dataDir, PORT: new URL(server.url).port });
  expect(code).toBe(1);
  expect(output).toMatch(/^Port \d+ on 127\.0\.0\.1 is taken .* set PORT to another port\.\n$/);
});

test("a start with bad settings or an unusable data folder ends with one clear line", async () => {
  const settings = await runToEnd({ PORT: "http", DATA_DIR: dataDir });
  expect(settings).toEqual({ code: 1, output: "PORT must be a number.\n" });

  await writeFile(join(dataDir, "file"), "");
  const folder = await runToEnd({ DATA_DIR: join(dataDir, "file/below"), PORT: "0" });
  expect(folder.code).toBe(1);
  expect(folder.output).toMatch(/^The data folder .* cannot be written .* set DATA_DIR to a folder that is\.\n$/);
});

test("killing the database costs no answered write, and the server finds it again", async () => {
  expect(await signUp("before-kill")).toBe(201);
  const killed = await databasePid();
  process.kill(killed, "SIGKILL");
  while ((await databasePid().catch(() => killed)) === killed) await sleep(50);
  while ((await status("/readyz")) !== 200) await sleep(50);
  expect(await signUp("before-kill")).toBe(409);
});

test("killing the server costs no answered write either, and the next start takes the running database over", async () => {
  expect(await signUp("before-second-kill")).toBe(201);
  const pid = await databasePid();
  expect(await server.end("SIGKILL")).toBeNull();

  server = await runServer({ DATA_DIR: dataDir });
  expect(await databasePid()).toBe(pid);
  expect(await signUp("before-second-kill")).toBe(409);
});

test("SIGTERM answers what is under way, then ends with code 0 and leaves nothing running", async () => {
  const blocker = await owner();
  await blocker.query("BEGIN; LOCK TABLE tenants");
  const underWay = signUp("while-stopping");
  await sleep(300);
  const pid = await databasePid();
  const ended = server.end("SIGTERM");
  await sleep(300);
  expect(await status("/healthz")).toBe(0); // nothing new is taken
  await blocker.query("ROLLBACK");
  await blocker.end();

  expect(await underWay).toBe(201);
  expect(await ended).toBe(0);
  expect(() => process.kill(pid, 0)).toThrow("ESRCH");
});

test("a request that does not end is given up at the second signal, and still nothing is left running", async () => {
  server = await runServer({ DATA_DIR: dataDir });
  const blocker = await owner();
  await blocker.query("BEGIN; LOCK TABLE tenants");
  const underWay = signUp("never").catch(() => "cut");
  await sleep(300);
  const pid = await databasePid();
  const ended = server.end("SIGINT");
  await sleep(1200);
  expect(server.process.exitCode).toBeNull();
  server.process.kill("SIGINT");

  expect(await underWay).toBe("cut");
  expect(await ended).toBe(0);
  expect(() => process.kill(pid, 0)).toThrow("ESRCH");
  await blocker.end().catch(() => {});
});
