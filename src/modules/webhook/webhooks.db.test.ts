import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { inTenant } from "@/services/db";
import { createAddressRule } from "@/services/webhook-http";
import { startApi, type TestApi } from "@/testing/start-api";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import type { Endpoint, EndpointWithSecret } from "./contract";
import { createEndpoint } from "./create-endpoint";

let database: TestDatabase;
let api: TestApi;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database);
});
afterAll(async () => {
  await api.close();
  await database.close();
});

const PATH = "/api/v1/webhook-endpoints";
const url = "https://hooks.example.com/T1/sesame?token=hush";
const run = (studio: Principal, text: ReturnType<typeof sql>) => inTenant(database.db, studio.tenantId, async (tx) => (await tx.execute(text)).rows);
const eventsOf = (studio: Principal) => run(studio, sql`SELECT type, aggregate_version AS version FROM domain_events WHERE aggregate_type = 'webhook' ORDER BY id`);

test("made, read, changed from the version one saw, rotated and removed; each is an event, without secret or path", async () => {
  const studio = await database.newStudio();
  const call = await api.client(studio);
  const made = await call("POST", PATH, { url, types: ["booking:created", "booking:created"] });
  expect(made).toMatchObject({ status: 201, body: { url, types: ["booking:created"], status: "active", disabledReason: null, version: 1 } });
  expect(made.headers.get("cache-control")).toBe("no-store");
  const { id, secret } = made.body as EndpointWithSecret;
  expect(secret).toMatch(/^whsec_[\w+/]{43}=$/);
  expect(made.headers.get("location")).toBe(`${PATH}/${id}`);
  const { secret: _, ...endpoint } = made.body as EndpointWithSecret;
  expect(await call("GET", PATH)).toMatchObject({ status: 200, body: { items: [endpoint] } });
  expect(await call("GET", `${PATH}/${id}`)).toMatchObject({ status: 200, body: endpoint });
  expect(await call("PATCH", `${PATH}/${id}`, { status: "disabled" }, { "if-match": '"1"' })).toMatchObject({ status: 200, body: { status: "disabled", disabledReason: "member", version: 2 } });
  expect(await call("PATCH", `${PATH}/${id}`, { description: "Late" }, { "if-match": '"1"' })).toMatchObject({ status: 412, body: { current: { version: 2 } } });
  expect(await call("POST", `${PATH}/${id}/test`)).toMatchObject({ status: 409, body: { code: "webhook_disabled" } });
  expect(await call("PATCH", `${PATH}/${id}`, { status: "active" })).toMatchObject({ body: { status: "active", disabledReason: null, version: 3 } });
  const rotated = await call("POST", `${PATH}/${id}/rotate-secret`, undefined, { "if-match": '"3"' });
  expect(rotated).toMatchObject({ status: 200, body: { version: 4 } });
  expect(rotated.headers.get("cache-control")).toBe("no-store");
  const next = (rotated.body as EndpointWithSecret).secret;
  expect(next).not.toBe(secret);
  expect((await call("POST", `${PATH}/${id}/test`)).status).toBe(202);
  expect((await call("DELETE", `${PATH}/${id}`, undefined, { "if-match": '"3"' })).status).toBe(412);
  expect((await call("DELETE", `${PATH}/${id}`, undefined, { "if-match": '"4"' })).status).toBe(204);
  expect(await call("GET", `${PATH}/${id}`)).toMatchObject({ status: 404, body: { code: "webhook_endpoint_not_found" } });
  expect(await eventsOf(studio)).toEqual([
    { type: "webhook:created", version: 1 },
    { type: "webhook:updated", version: 2 },
    { type: "webhook:updated", version: 3 },
    { type: "webhook:secret_rotated", version: 4 },
    { type: "webhook:test", version: 4 },
    { type: "webhook:deleted", version: 5 },
  ]);
  const stored = JSON.stringify(await run(studio, sql`SELECT to_jsonb(e) FROM domain_events e`));
  expect(stored).toContain("https://hooks.example.com");
  for (const hush of [secret, next, "sesame", "token"]) expect(stored).not.toContain(hush);
});

test("a secret is nowhere in the database but sealed, also not in the answer that is kept for a repeat", async () => {
  const studio = await database.newStudio();
  const call = await api.client(studio);
  const make = () => call("POST", PATH, { url }, { "idempotency-key": "one" });
  const { secret } = (await make()).body as EndpointWithSecret;
  expect(((await make()).body as EndpointWithSecret).secret).toBe(secret);
  const rows = await run(studio, sql`SELECT to_jsonb(w) AS row FROM webhook_endpoints w UNION ALL SELECT to_jsonb(k) FROM idempotency_keys k`);
  expect(rows).toHaveLength(2);
  expect(JSON.stringify(rows)).not.toContain(secret.slice(6, 30));
});

test.each([
  ["ftp://example.com", 400],
  ["example.com", 400],
  ["https://ana:pass@example.com", 400],
  [`https://example.com/${"a".repeat(2000)}`, 400],
  ["http://127.0.0.1/", 422],
  ["http://2130706433/", 422],
  ["http://[::ffff:10.0.0.1]:8080/x", 422],
  ["http://169.254.169.254/latest/meta-data", 422],
  ["http://api.localhost/", 422],
])("%s is refused at the field", async (address, status) => {
  const call = await api.client(await database.newStudio());
  expect(await call("POST", PATH, { url: address })).toMatchObject({ status, body: { errors: [{ path: "url" }] } });
  const { id } = (await call("POST", PATH, { url })).body as Endpoint;
  expect(await call("PATCH", `${PATH}/${id}`, { url: address })).toMatchObject({ status, body: { errors: [{ path: "url" }] } });
});

test("events are asked for by their names, which can be read; tests are not asked for", async () => {
  const call = await api.client(await database.newStudio());
  const { items } = (await call("GET", "/api/v1/webhook-event-types")).body as { items: string[] };
  expect(items).toEqual(expect.arrayContaining(["artist:availability_changed", "booking:created", "hold:released", "project:updated", "webhook:disabled"]));
  expect(items).not.toContain("webhook:test");
  expect(await call("POST", PATH, { url, types: items })).toMatchObject({ status: 201 });
  for (const type of ["booking:made", "webhook:test"]) expect(await call("POST", PATH, { url, types: [type] })).toMatchObject({ status: 400, body: { errors: [{ path: "types" }] } });
});

test("a studio has at most 20, however many are made at once", async () => {
  const studio = await database.newStudio();
  const means = { secret: "a secret for tests, long enough to seal with", addressRule: createAddressRule() };
  const made = await Promise.allSettled(Array.from({ length: 24 }, () => createEndpoint(database.db, studio, { url, description: "", types: [] }, means)));
  expect(made.filter(({ status }) => status === "fulfilled")).toHaveLength(20);
  expect(made.find(({ status }) => status === "rejected")).toMatchObject({ reason: { status: 422, code: "too_many_webhooks" } });
});

test("only owners, and only of their own studio", async () => {
  const [here, there] = [await database.newStudio(), await database.newStudio()];
  const { id } = (await (await api.client(here))("POST", PATH, { url })).body as Endpoint;
  const calls = [["GET", PATH], ["POST", PATH, { url }], ["GET", "/api/v1/webhook-event-types"], ...of(id)] as const;
  for (const role of ["viewer", "scheduler"] as const) {
    const call = await api.client(here, role);
    for (const [method, path, body] of calls) expect(await call(method, path, body), `${role} ${method} ${path}`).toMatchObject({ status: 403 });
  }
  const stranger = await api.client(there);
  expect(await stranger("GET", PATH)).toMatchObject({ body: { items: [] } });
  for (const [method, path, body] of of(id)) expect(await stranger(method, path, body), `${method} ${path}`).toMatchObject({ status: 404 });
});

function of(id: string): [string, string, object?][] {
  return [
    ["GET", `${PATH}/${id}`],
    ["PATCH", `${PATH}/${id}`, { description: "Mine" }],
    ["POST", `${PATH}/${id}/rotate-secret`],
    ["POST", `${PATH}/${id}/test`],
    ["GET", `${PATH}/${id}/deliveries`],
    ["POST", `/api/v1/webhook-deliveries/${newId()}/redeliver`],
    ["DELETE", `${PATH}/${id}`],
  ];
}
