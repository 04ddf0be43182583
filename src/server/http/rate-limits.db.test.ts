import { afterAll, beforeAll, expect, test } from "vitest";
import type { Principal } from "@/lib/principal";
import { createApiKey, updateSettings } from "@/modules/tenant";
import { type Answer, call, startApi, type TestApi } from "@/testing/start-api";
import { startRedis, type TestRedis } from "@/testing/start-redis";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";

const STUDIO = "/api/v1/studio";
const NOBODY = { authorization: "Bearer nobody" };

let database: TestDatabase;
let redis: TestRedis;
const apis: TestApi[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
  redis = await startRedis();
});
afterAll(async () => {
  for (const api of apis) await api.close();
  await redis.kill();
  await database.close();
});

/** An API process of its own, with counts of its own, or with those of everybody at the Redis. */
async function start(options: Parameters<typeof startApi>[1] = {}): Promise<TestApi> {
  const api = await startApi(database, options);
  apis.push(api);
  return api;
}

async function studioWith(requestsPerMinute: number, keyRequestsPerMinute: number): Promise<Principal> {
  const studio = await database.newStudio();
  await updateSettings(database.db, studio, undefined, { requestsPerMinute, keyRequestsPerMinute });
  return studio;
}

/** The answers of `count` calls, one after the other. */
async function times(count: number, ask: () => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let n = 0; n < count; n++) answers.push(await ask());
  return answers;
}

/** The answers of `count` calls sent together: who insists after a refusal is kept waiting, one after the other. */
const atOnce = (count: number, ask: () => Promise<Answer>) => Promise.all(Array.from({ length: count }, ask));

/** How many of the answers were of which status. */
const statuses = (answers: Answer[]) => answers.reduce<Record<number, number>>((counts, { status }) => ({ ...counts, [status]: (counts[status] ?? 0) + 1 }), {});

test("a key over its limit is told so, and when to come back; other keys of the studio go on", async () => {
  const api = await start();
  const studio = await studioWith(1_000, 3);
  const [one, other] = [await api.client(studio), await api.client(studio)];
  const answers = await times(5, () => one("GET", STUDIO));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429]);
  const [first, refused] = [answers[0] as Answer, answers[3] as Answer];
  expect(first.headers.get("ratelimit-policy")).toBe('"key";q=3;w=60, "studio";q=1000;w=60');
  expect(first.headers.get("ratelimit")).toMatch(/^"key";r=2;t=\d+, "studio";r=999;t=\d+$/);
  expect(refused.body).toEqual(expect.objectContaining({ code: "rate_limited", status: 429, policy: "key" }));
  expect(refused.headers.get("content-type")).toBe("application/problem+json");
  expect(refused.headers.get("ratelimit")).toMatch(/^"key";r=0;t=\d+$/);
  const wait = Number(refused.headers.get("retry-after"));
  expect([wait >= 1, wait <= 60]).toEqual([true, true]);
  const beside = await other("GET", STUDIO);
  expect([beside.status, beside.headers.get("ratelimit")]).toEqual([200, expect.stringContaining('"studio";r=996;')]); // the refused took nothing from the studio
});

test("a studio's keys share its limit, and take nothing from another studio", async () => {
  const api = await start();
  const studio = await studioWith(60, 50);
  const clients = [await api.client(studio), await api.client(studio)] as const;
  const answers = (await Promise.all(clients.map((client) => atOnce(40, () => client("GET", STUDIO))))).flat();
  expect(statuses(answers)).toEqual({ 200: 60, 429: 20 });
  expect(answers.find(({ status }) => status === 429)?.body).toEqual(expect.objectContaining({ policy: "studio" }));
  const other = await api.client(await studioWith(60, 50));
  expect((await other("GET", STUDIO)).status).toBe(200);
});

test("a changed limit holds within some seconds, also for who is refused", async () => {
  const api = await start();
  const studio = await studioWith(1_000, 2);
  const client = await api.client(studio);
  expect(statuses(await times(4, () => client("GET", STUDIO)))).toEqual({ 200: 2, 429: 2 });
  await updateSettings(database.db, studio, undefined, { keyRequestsPerMinute: 100_000 });
  await expect.poll(async () => (await client("GET", STUDIO)).status, { timeout: 20_000 }).toBe(200);
});

test("an import costs more than a read, and a refused call does nothing", async () => {
  const api = await start();
  const client = await api.client(await studioWith(1_000, 21));
  const refusedFile = await client("POST", "/api/v1/imports/bookings", "no,csv", { "content-type": "text/csv" });
  expect(refusedFile.headers.get("ratelimit")).toContain('"key";r=1;');
  expect((await client("GET", STUDIO)).status).toBe(200);
  const refused = await client("POST", "/api/v1/projects", { name: "Too much" }, { "idempotency-key": "the same again" });
  expect(refused.status).toBe(429);
});

test("callers without a good credential, and sign-ups, are counted by address", async () => {
  const api = await start();
  const strangers = await Promise.all(Array.from({ length: 620 }, () => call(api.url + STUDIO, { headers: NOBODY })));
  expect(statuses(strangers)).toEqual({ 401: 600, 429: 20 });
  const signUp = await call(`${api.url}/api/v1/sign-up`, { method: "POST", headers: { "content-type": "application/json" }, body: "{}" });
  expect([signUp.status, signUp.body]).toEqual([429, expect.objectContaining({ policy: "address" })]);
  const member = await api.client(await studioWith(1_000, 100));
  expect((await member("GET", STUDIO)).status).toBe(200); // from the same address
});

test("behind a proxy that is trusted each caller has an address of its own; signing in and calendars are counted by it, too", async () => {
  const api = await start({ trustedProxies: "127.0.0.0/8, ::1/128" });
  const from = (address: string, path = STUDIO) => call(api.url + path, { headers: { ...NOBODY, "x-forwarded-for": address } });
  expect(statuses(await atOnce(620, () => from("203.0.113.1")))).toEqual({ 401: 600, 429: 20 });
  expect((await from("203.0.113.2")).status).toBe(401);
  for (const path of ["/api/v1/feeds/none.ics", "/api/auth/get-session"]) expect([path, (await from("203.0.113.1", path)).status, (await from("203.0.113.3", path)).status === 429]).toEqual([path, 429, false]);
});

test("processes with one Redis share a limit; each counts for itself while Redis is away, and they share again when it is back", async () => {
  const [a, b] = [await start({ redisUrl: redis.url }), await start({ redisUrl: redis.url })];
  const key = await clientsOf(await studioWith(1_000, 30), a, b);
  expect(statuses(await key.both(20))).toEqual({ 200: 30, 429: 10 });

  await redis.kill();
  const away = await clientsOf(await studioWith(1_000, 30), a, b);
  expect(statuses(await away.both(40))).toEqual({ 200: 60, 429: 20 });

  await redis.restart();
  await expect.poll(async () => {
    const back = await clientsOf(await studioWith(1_000, 30), a, b);
    return statuses(await back.both(20));
  }, { timeout: 20_000 }).toEqual({ 200: 30, 429: 10 });
});

/** One key, used at two processes at once. */
async function clientsOf(studio: Principal, a: TestApi, b: TestApi) {
  const { key } = await createApiKey(database.db, studio, { name: "Shared", role: "owner" });
  const ask = (api: TestApi) => call(api.url + STUDIO, { headers: { authorization: `Bearer ${key}` } });
  return { both: async (count: number) => (await Promise.all([a, b].map((api) => atOnce(count, () => ask(api))))).flat() };
}
