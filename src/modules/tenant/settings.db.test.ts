import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenant } from "@/services/db";
import { selectHistory } from "@/services/outbox";
import { startApi, type TestApi } from "@/testing/start-api";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";

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

const SETTINGS = "/api/v1/studio/settings";
const RATES = { requestsPerMinute: 12_000, keyRequestsPerMinute: 6_000 };

test("a studio has defaults until its owner changes them, one field or all", async () => {
  const studio = await database.newStudio();
  const call = await api.client(studio);
  const first = await call("GET", SETTINGS);
  expect([first.status, first.headers.get("etag"), first.body]).toEqual([200, '"0"', { dayStart: "00:00", outsideWorkingTime: "warn", challengeMinutes: 480, ...RATES, version: 0 }]);
  const changed = await call("PATCH", SETTINGS, { dayStart: "06:00" }, { "if-match": '"0"' });
  expect([changed.status, changed.headers.get("etag"), changed.body]).toEqual([200, '"1"', { dayStart: "06:00", outsideWorkingTime: "warn", challengeMinutes: 480, ...RATES, version: 1 }]);
  await call("PATCH", SETTINGS, { outsideWorkingTime: "refuse", challengeMinutes: 90 });
  expect((await call("GET", SETTINGS)).body).toEqual({ dayStart: "06:00", outsideWorkingTime: "refuse", challengeMinutes: 90, ...RATES, version: 2 });
  const history = await inTenant(database.db, studio.tenantId, (tx) => selectHistory(tx, studio.tenantId, studio.tenantId, 0, 10));
  expect(history.filter(({ type }) => type === "studio:settings_changed").map(({ aggregateVersion, payload }) => [aggregateVersion, payload.before])).toEqual([
    [1, { dayStart: "00:00", outsideWorkingTime: "warn", challengeMinutes: 480, ...RATES, version: 0 }],
    [2, { dayStart: "06:00", outsideWorkingTime: "warn", challengeMinutes: 480, ...RATES, version: 1 }],
  ]);
});

test("a change from an old state is refused with the present one", async () => {
  const studio = await database.newStudio();
  const call = await api.client(studio);
  await call("PATCH", SETTINGS, { dayStart: "06:00" });
  for (const version of ['"0"', '"2"']) {
    const refused = await call("PATCH", SETTINGS, { dayStart: "07:00" }, { "if-match": version });
    expect([refused.status, refused.body]).toEqual([412, expect.objectContaining({ code: "stale_version", current: expect.objectContaining({ dayStart: "06:00", version: 1 }) })]);
  }
  const other = await api.client(await database.newStudio());
  expect((await other("PATCH", SETTINGS, { dayStart: "07:00" }, { "if-match": '"1"' })).status).toBe(412);
});

test("changes at the same time are all kept", async () => {
  const studio = await database.newStudio();
  const call = await api.client(studio);
  await Promise.all([call("PATCH", SETTINGS, { dayStart: "05:00" }), call("PATCH", SETTINGS, { challengeMinutes: 60 }), call("PATCH", SETTINGS, { outsideWorkingTime: "allow" })]);
  expect((await call("GET", SETTINGS)).body).toEqual({ dayStart: "05:00", outsideWorkingTime: "allow", challengeMinutes: 60, ...RATES, version: 3 });
});

test("everybody reads them, and only owners change them", async () => {
  const studio = await database.newStudio();
  for (const role of ["scheduler", "viewer"] as const) {
    const call = await api.client(studio, role);
    expect((await call("GET", SETTINGS)).status).toBe(200);
    expect((await call("PATCH", SETTINGS, { dayStart: "06:00" })).status).toBe(403);
  }
});

test("what makes no sense is refused with the field", async () => {
  const call = await api.client(await database.newStudio());
  for (const [field, value] of [["dayStart", "6:00"], ["dayStart", "24:00"], ["outsideWorkingTime", "maybe"], ["challengeMinutes", 0], ["challengeMinutes", 60_001], ["challengeMinutes", 1.5], ["requestsPerMinute", 59], ["keyRequestsPerMinute", 0], ["keyRequestsPerMinute", 1_000_001]] as const) {
    const { status, body } = await call("PATCH", SETTINGS, { [field]: value });
    expect([status, body]).toEqual([400, expect.objectContaining({ errors: [expect.objectContaining({ path: field })] })]);
  }
});
