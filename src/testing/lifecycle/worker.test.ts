import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Booking } from "@/modules/booking";
import { type RunningServer, runServer } from "./run-server";

let dataDir = "";
let server: RunningServer;
let cookie = "";

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "pt-worker-"));
  await chmod(dataDir, 0o755); // as root, the database runs as another user
  server = await runServer({ DATA_DIR: dataDir, LOG_LEVEL: "warn" });
}, 180_000); // builds the pages when nobody has
afterAll(async () => {
  await server?.end("SIGTERM");
  await rm(dataDir, { recursive: true, force: true });
});

async function send<T>(method: string, path: string, body?: object): Promise<T> {
  const response = await fetch(`${server.url}/api/v1${path}`, { method, headers: { "Content-Type": "application/json", Origin: server.url, cookie }, ...(body && { body: JSON.stringify(body) }) });
  cookie ||= response.headers.getSetCookie().map((one) => one.split(";")[0]).join("; ");
  return (await response.json()) as T;
}

const statusOf = async (id: string) => (await send<Booking>("GET", `/bookings/${id}`).catch(() => undefined))?.status;

async function becomes(id: string, status: string) {
  const deadline = Date.now() + 20_000;
  while ((await statusOf(id)) !== status) {
    if (Date.now() > deadline) throw new Error(`it did not become ${status}:\n${server.output()}`);
    await sleep(50);
  }
}

/** Turns the clocks of the holds that were challenged back, as if it were a day later. */
async function letTimePass() {
  const { pt_owner: password } = JSON.parse(await readFile(join(dataDir, "postgres/credentials.json"), "utf8"));
  const port = Number((await readFile(join(dataDir, "postgres/postmaster.pid"), "utf8")).split("\n")[3]);
  const client = new pg.Client({ host: "127.0.0.1", port, user: "pt_owner", password, database: "production_tool" });
  await client.connect();
  await client.query("SELECT set_config('app.current_tenant', tenant_id::text, false) FROM members LIMIT 1");
  const { rowCount } = await client.query("UPDATE bookings SET challenge_due_at = now() - interval '1 minute' WHERE challenge_due_at IS NOT NULL");
  await client.end();
  return rowCount;
}

const databasePid = async () => Number((await readFile(join(dataDir, "postgres/postmaster.pid"), "utf8")).split("\n")[0]);

/** A first option that was challenged. */
async function challenged(): Promise<string> {
  const resource = await send<{ id: string }>("POST", "/resources", { kind: "room", name: `Suite ${Math.random()}` });
  const project = await send<{ id: string }>("POST", "/projects", { name: `Film ${Math.random()}` });
  const hold = () => send<Booking>("POST", "/bookings", { resourceId: resource.id, projectId: project.id, start: "2026-03-02T09:00:00Z", end: "2026-03-02T12:00:00Z", status: "hold" });
  const [first, second] = [await hold(), await hold()];
  await send("POST", `/bookings/${second.id}/challenge`, {});
  return first.id;
}

test("what fell due while the process was down, killed, is done when the next one starts", async () => {
  await send("POST", "/sign-up", { name: "Ada", email: "worker@example.com", password: "correct horse battery", studioName: "Worker" });
  const first = await challenged();
  expect(await statusOf(first)).toBe("hold");
  expect(await server.end("SIGKILL")).toBeNull();
  expect(await letTimePass()).toBe(1);
  server = await runServer({ DATA_DIR: dataDir, LOG_LEVEL: "warn" });
  await becomes(first, "cancelled");
}, 180_000);

test("the worker finds the database again after it was killed, and goes on every minute", async () => {
  const first = await challenged();
  const killed = await databasePid();
  process.kill(killed, "SIGKILL");
  while ((await databasePid().catch(() => killed)) === killed) await sleep(50);
  while ((await statusOf(first)) !== "hold") await sleep(50);
  expect(await letTimePass()).toBe(1);
  await sleep(60_000 - (Date.now() % 60_000)); // the next minute
  await becomes(first, "cancelled");
}, 120_000);

test("it stops with the process, without a word", async () => {
  const before = server.output();
  expect(await server.end("SIGTERM")).toBe(0);
  expect(server.output().slice(before.length).trim()).toBe("Stopping ...");
});
