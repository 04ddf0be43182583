import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { createApiKey } from "@/modules/tenant";
import { inTenant } from "@/services/db";
import { makeProject, makeResource } from "@/testing/factories";
import { type Answer, call, startApi, type TestApi } from "@/testing/start-api";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";

let database: TestDatabase;
let api: TestApi;
let studio: Principal;
let send: Awaited<ReturnType<TestApi["client"]>>;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database);
  studio = await database.newStudio();
  send = await api.client(studio);
});
afterAll(async () => {
  await api.close();
  await database.close();
});

const under = (key: string) => ({ "idempotency-key": key });
const post = (path: string, body: unknown, key: string, as = send) => as("POST", `/api/v1${path}`, body, under(key));
const run = (statement: ReturnType<typeof sql>) => inTenant(database.db, studio.tenantId, async (tx) => (await tx.execute(statement)).rows);
const bookingsOf = (resourceId: string) => run(sql`SELECT id FROM bookings WHERE resource_id = ${resourceId}`);
const isReplay = ({ headers }: Answer) => headers.get("idempotency-replayed") === "true";

async function wanted() {
  const [resource, project] = [await makeResource(database.db, studio), await makeProject(database.db, studio)];
  return { resourceId: resource.id, projectId: project.id, start: "2026-03-02T10:00:00Z", end: "2026-03-02T12:00:00Z" };
}

test("a repeat is answered as the first call was, and books nothing", async () => {
  const [input, key] = [await wanted(), newId()];
  const first = await post("/bookings", input, key);
  const again = await post("/bookings", input, key);
  expect(first.status).toBe(201);
  expect([again.status, again.body]).toEqual([first.status, first.body]);
  for (const header of ["etag", "location", "content-type"]) expect([header, again.headers.get(header)]).toEqual([header, first.headers.get(header) ?? "missing"]);
  expect([isReplay(first), isReplay(again)]).toEqual([false, true]);
  expect(await bookingsOf(input.resourceId)).toHaveLength(1);
});

test("a refusal stays a refusal, also once nothing is in the way any more", async () => {
  const [input, key] = [await wanted(), newId()];
  const { body } = await send("POST", "/api/v1/bookings", input);
  const first = await post("/bookings", input, key);
  expect(first).toMatchObject({ status: 409, body: { code: "booking_conflict" } });
  await send("PATCH", `/api/v1/bookings/${(body as { id: string }).id}`, { status: "cancelled" }, { "if-match": "*" });
  const again = await post("/bookings", input, key);
  expect([again.status, again.body, isReplay(again), again.headers.get("content-type")]).toEqual([409, first.body, true, "application/problem+json"]);
  expect(await post("/bookings", input, newId())).toMatchObject({ status: 201 });
});

test("also input that is not valid, and JSON that is none, are answered the same again", async () => {
  const [project, resource] = [newId(), newId()];
  const [first, again] = [await post("/projects", { name: "" }, project), await post("/projects", { name: "" }, project)];
  expect([first.status, again.status, again.body, isReplay(again)]).toEqual([400, 400, first.body, true]);
  for (const isAgain of [false, true]) {
    const answer = await post("/resources", "{", resource);
    expect([answer.status, isReplay(answer)]).toEqual([400, isAgain]);
  }
});

test("twenty twins at once: one booking, and the same answer for all", async () => {
  for (let round = 0; round < 5; round++) {
    const [input, key] = [await wanted(), newId()];
    const answers = await Promise.all(Array.from({ length: 20 }, () => post("/bookings", input, key)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(answers.filter(isReplay)).toHaveLength(19);
    expect(await bookingsOf(input.resourceId)).toHaveLength(1);
  }
});

test("another body, another path or another query under the key is refused", async () => {
  const [input, key] = [await wanted(), newId()];
  await post("/bookings", input, key);
  const reused = { status: 422, body: { code: "idempotency_key_reused" } };
  expect(await post("/bookings", { ...input, title: "Other" }, key)).toMatchObject(reused);
  expect(await post("/resources", input, key)).toMatchObject(reused);
  expect(await post("/bookings?some=thing", input, key)).toMatchObject(reused);
});

test("a key of somebody else, or of another studio, is another key", async () => {
  const key = newId();
  const theirs = await database.newStudio();
  const callers = [send, await api.client(studio), await api.client(theirs)];
  const names = await Promise.all(callers.map(async (as, i) => ((await post("/projects", { name: `Project ${i}` }, key, as)).body as { name: string }).name));
  expect(names).toEqual(["Project 0", "Project 1", "Project 2"]);
});

test("a key that is no key is refused, and one where there is nothing to repeat is not looked at", async () => {
  for (const key of ["", "x".repeat(256), "caf\u00e9"]) {
    expect(await post("/projects", { name: `Project ${newId()}` }, key)).toMatchObject({ status: 400, body: { code: "invalid_input", errors: [{ path: "Idempotency-Key" }] } });
  }
  expect(await post("/projects", { name: `Project ${newId()}` }, "x".repeat(255))).toMatchObject({ status: 201 });
  expect(await send("GET", "/api/v1/projects", undefined, under(""))).toMatchObject({ status: 200 });
  await send("POST", "/api/v1/projects", { name: `Project ${newId()}` });
  expect(await call(`${api.url}/api/v1/projects`, { method: "POST", headers: under(newId()) })).toMatchObject({ status: 401 });
});

test("who waits longer than we let them is told when to ask again", async () => {
  const key = newId();
  await post("/projects", { name: "Waited for" }, key);
  await run(sql`UPDATE idempotency_keys SET state = 'running', status = NULL, lease_until = now() + interval '1 minute' WHERE key = ${key}`);
  let time = performance.now();
  const clock = vi.spyOn(performance, "now").mockImplementation(() => (time += 5_000));
  const answer = await post("/projects", { name: "Waited for" }, key).finally(() => clock.mockRestore());
  expect(answer).toMatchObject({ status: 409, body: { code: "idempotency_running" } });
  expect(answer.headers.get("retry-after")).toBe("10");
});

test("a new API key is shown to its maker again, and is not to be found in the database", async () => {
  const key = newId();
  const [first, again] = [await post("/api-keys", { name: "Robot", role: "viewer" }, key), await post("/api-keys", { name: "Robot", role: "viewer" }, key)];
  const secret = (first.body as { key: string }).key;
  expect(again).toMatchObject({ status: 201, body: { key: secret } });
  expect(again.headers.get("cache-control")).toBe("no-store");
  const [stored] = await run(sql`SELECT row_to_json(k)::text AS text FROM idempotency_keys AS k WHERE key = ${key}`);
  expect(stored?.text).not.toContain(secret);
});

test("every POST that needs a caller documents the header, and no other does", async () => {
  const { paths, components } = (await call(`${api.url}/api/v1/openapi.json`)).body as { paths: Record<string, Record<string, { security?: []; parameters?: { $ref?: string }[] }>>; components: { parameters: object } };
  const documented = (operation: { parameters?: { $ref?: string }[] } | undefined) => operation?.parameters?.some(({ $ref }) => $ref === "#/components/parameters/IdempotencyKey") ?? false;
  for (const [path, operations] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(operations)) expect([method, path, documented(operation)]).toEqual([method, path, method === "post" && operation.security === undefined]);
  }
  expect(documented(paths["/bookings"]?.post)).toBe(true);
  expect(components.parameters).toMatchObject({ IdempotencyKey: { in: "header" } });
});

const CSV = "resource,kind,project,start,end\nAna,artist,Nebula,2026-03-02T09:00:00Z,2026-03-02T10:00:00Z\n";

async function upload(body: string | ReadableStream<Uint8Array>, key: string, type = "text/csv") {
  return call(`${api.url}/api/v1/imports/bookings`, { method: "POST", body, duplex: "half", headers: { authorization: `Bearer ${await owner()}`, "content-type": type, ...under(key) } } as RequestInit);
}
let ownerKey: string | undefined;
const owner = async () => (ownerKey ??= (await createApiKey(database.db, studio, { name: "Import", role: "owner" })).key);
const imports = async () => (await run(sql`SELECT 1 FROM domain_events WHERE type = 'import:finished'`)).length;

test("an upload is stored once, whoever else sends it at the same time or later", async () => {
  await owner();
  const [key, before] = [newId(), await imports()];
  const answers = [...(await Promise.all(Array.from({ length: 5 }, () => upload(CSV, key)))), await upload(CSV, key)];
  for (const { status, body } of answers) expect([status, body]).toEqual([200, answers[0]?.body]);
  expect(answers[0]?.body).toMatchObject({ booked: 1 });
  expect(answers.filter(isReplay)).toHaveLength(5);
  expect(await imports()).toBe(before + 1);
  expect(await upload(CSV.replace("Ana", "Ben"), key)).toMatchObject({ status: 422, body: { code: "idempotency_key_reused" } });
  expect(await upload(CSV.replace("Ana", "Ben"), newId())).toMatchObject({ status: 200, body: { booked: 1 } });
});

test("an upload that is refused once it was read is refused again; one that was not read leaves its key free", async () => {
  const key = newId();
  const broken = CSV.replace("project", "client");
  const [first, again] = [await upload(broken, key), await upload(broken, key)];
  expect([first.status, again.status, again.body, isReplay(again)]).toEqual([422, 422, first.body, true]);
  const free = newId();
  expect(await upload(CSV, free, "text/plain")).toMatchObject({ status: 415 });
  expect(await upload(CSV.replace("Ana", "Cem"), free)).toMatchObject({ status: 200, body: { booked: 1 } });
});

test("an upload of 20 MB in pieces is hashed on its way", async () => {
  const key = newId();
  const line = Buffer.from(`${CSV.split("\n")[1]}\n`.repeat(1_000));
  const pieces = Math.ceil((20 * 2 ** 20) / line.length);
  const stream = () => {
    let sent = -1;
    return new ReadableStream<Uint8Array>({
      pull(controller) {
        if (sent === pieces) controller.close();
        else controller.enqueue(sent++ < 0 ? Buffer.from("resource,kind,project,begin,end\n") : line);
      },
    });
  };
  const [first, again] = [await upload(stream(), key), await upload(stream(), key)];
  expect(first).toMatchObject({ status: 422, body: { code: "import_missing_column" } });
  expect([again.status, again.body, isReplay(again)]).toEqual([422, first.body, true]);
});

/** Books on a server that dies around its COMMIT, and waits for its end. */
async function bookAndDie(moment: "before" | "after", input: object, key: string, apiKey: string) {
  const child = spawn(process.execPath, ["--import", "tsx", join(import.meta.dirname, "crash.fixture.ts"), database.servingUrl, moment], { env: { PATH: process.env.PATH, NODE_ENV: "test", LOG_LEVEL: "error" }, stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "exit");
  const [url] = (await Promise.race([once(child.stdout, "data"), ended])) as [Buffer];
  const headers = { authorization: `Bearer ${apiKey}`, "content-type": "application/json", ...under(key) };
  await expect(fetch(`${String(url).trim()}/api/v1/bookings`, { method: "POST", body: JSON.stringify(input), headers })).rejects.toThrow("fetch failed");
  expect((await ended)[1]).toBe("SIGKILL");
  // Its lease is what keeps repeats waiting; a minute is long for a test.
  await run(sql`UPDATE idempotency_keys SET lease_until = now() - interval '1 second' WHERE key = ${key}`);
}

test("killed after the change was stored and before the answer was: it is not made twice, and the repeat is told", async () => {
  const [input, key, { key: apiKey }] = [await wanted(), newId(), await createApiKey(database.db, studio, { name: "Crash", role: "owner" })];
  await bookAndDie("after", input, key, apiKey);
  expect(await bookingsOf(input.resourceId)).toHaveLength(1);
  const again = await send("POST", "/api/v1/bookings", input, { ...under(key), authorization: `Bearer ${apiKey}` });
  expect(again).toMatchObject({ status: 409, body: { code: "idempotency_outcome_unknown", first: { method: "POST", path: "/api/v1/bookings", at: expect.stringMatching(/Z$/) } } });
  expect(await bookingsOf(input.resourceId)).toHaveLength(1);
}, 30_000);

test("killed before the change was stored: the repeat makes it", async () => {
  const [input, key, { key: apiKey }] = [await wanted(), newId(), await createApiKey(database.db, studio, { name: "Crash", role: "owner" })];
  await bookAndDie("before", input, key, apiKey);
  expect(await bookingsOf(input.resourceId)).toHaveLength(0);
  const again = await send("POST", "/api/v1/bookings", input, { ...under(key), authorization: `Bearer ${apiKey}` });
  expect(again).toMatchObject({ status: 201 });
  expect(isReplay(again)).toBe(false);
  expect(await bookingsOf(input.resourceId)).toHaveLength(1);
}, 30_000);
