import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { inTenant } from "@/services/db";
import { makeProject, makeResource } from "@/testing/factories";
import { recordStatements } from "@/testing/record-statements";
import { call, startApi, type TestApi } from "@/testing/start-api";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import { selectPolicies } from "./repository";

type Send = Awaited<ReturnType<TestApi["client"]>>;

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

let studio: Principal;
let owner: Send;
let scheduler: Send;
let viewer: Send;
let projectId: string;
let resourceId: string;
// Rules are the studio's, so each test has one of its own.
beforeEach(async () => {
  studio = await database.newStudio();
  [owner, scheduler, viewer] = await Promise.all([api.client(studio), api.client(studio, "scheduler"), api.client(studio, "viewer")]);
  projectId = (await makeProject(database.db, studio)).id;
  resourceId = (await makeResource(database.db, studio, { kind: "room", name: "Suite A", department: "Grading", tags: ["hdr"] })).id;
});

const inDays = (days: number, hours = 0) => new Date(Date.now() + (days * 24 + hours) * 3_600_000).toISOString();
const rule = async (given: Record<string, unknown>) => {
  const { status, body } = await owner("POST", "/api/v1/booking-policies", given);
  expect([status, body]).toEqual([201, body]);
  return body as { id: string; version: number };
};
let slot = 0;
/** A booking of the room that meets no other of this file. */
const wish = (given: Record<string, unknown> = {}) => ({ resourceId, projectId, start: inDays(2, slot), end: inDays(2, ++slot), ...given });
const book = (as: Send, given: Record<string, unknown> = {}) => as("POST", "/api/v1/bookings", wish(given));
const change = (as: Send, id: string, input: object) => as("PATCH", `/api/v1/bookings/${id}`, input, { "if-match": "*" });
const idOf = ({ body }: { body: unknown }) => (body as { id: string }).id;
const refused = (given: Record<string, unknown> = {}) => ({ status: 403, body: { code: "booking_not_permitted", ...given } });

describe("the rules of a studio", () => {
  test("owners make, change and remove them, everyone reads them, nobody of another studio does", async () => {
    const { id } = await rule({ role: "scheduler", department: "Grading", mayConfirm: true, maxHours: 40 });
    const path = `/api/v1/booking-policies/${id}`;
    for (const as of [scheduler, viewer]) {
      expect(await as("GET", path)).toMatchObject({ status: 200, body: { id, mayConfirm: true, mayHold: false, kind: null, tag: null, maxDaysAhead: null, maxHours: 40 } });
      for (const attempt of [as("POST", "/api/v1/booking-policies", { role: "viewer" }), as("PATCH", path, { maxHours: 1 }), as("DELETE", path)]) expect(await attempt).toMatchObject({ status: 403, body: { code: "forbidden" } });
    }
    const changed = await owner("PATCH", path, { maxHours: null, tag: "hdr" }, { "if-match": '"1"' });
    expect(changed).toMatchObject({ status: 200, body: { maxHours: null, tag: "hdr", department: "Grading", version: 2 } });
    expect(changed.headers.get("etag")).toBe('"2"');
    for (const attempt of [owner("PATCH", path, { maxHours: 3 }, { "if-match": '"1"' }), owner("DELETE", path, undefined, { "if-match": '"1"' })]) {
      expect(await attempt).toMatchObject({ status: 412, body: { code: "stale_version", current: { version: 2 } } });
    }
    const stranger = await api.client(await database.newStudio());
    expect(await stranger("GET", path)).toMatchObject({ status: 404 });
    expect((await stranger("GET", "/api/v1/booking-policies")).body).toEqual({ items: [], nextCursor: null });
    expect((await owner("DELETE", path, undefined, { "if-match": '"2"' })).status).toBe(204);
    expect(await owner("GET", path)).toMatchObject({ status: 404 });
  });

  test("are listed by role and page, and each change is in the log", async () => {
    const made = [await rule({ role: "viewer", mayRequest: true }), await rule({ role: "scheduler" }), await rule({ role: "viewer" })];
    await owner("PATCH", `/api/v1/booking-policies/${made[0]?.id}`, { mayHold: true });
    await owner("DELETE", `/api/v1/booking-policies/${made[1]?.id}`);
    const first = (await viewer("GET", "/api/v1/booking-policies?role=viewer&limit=1")).body as { items: { role: string }[]; nextCursor: string };
    const rest = (await viewer("GET", `/api/v1/booking-policies?role=viewer&limit=1&cursor=${first.nextCursor}`)).body as typeof first;
    expect([...first.items, ...rest.items].map(({ role }) => role)).toEqual(["viewer", "viewer"]);
    expect(rest.nextCursor).toBeNull();
    const log = await inTenant(database.db, studio.tenantId, async (tx) => (await tx.execute(sql`SELECT type, aggregate_version AS version FROM domain_events WHERE aggregate_type = 'booking_policy' ORDER BY id`)).rows);
    expect(log.map(({ type, version }) => `${String(type)} ${String(version)}`)).toEqual(["booking_policy:created 1", "booking_policy:created 1", "booking_policy:created 1", "booking_policy:updated 2", "booking_policy:deleted 2"]);
  });

  test("make sense, or are refused", async () => {
    for (const [input, path] of [[{ role: "boss" }, "role"], [{ role: "viewer", maxHours: 0 }, "maxHours"], [{ role: "viewer", maxDaysAhead: 5_000 }, "maxDaysAhead"], [{ role: "viewer", kind: "ship" }, "kind"], [{ role: "viewer", tag: "" }, "tag"]] as const) {
      expect(await owner("POST", "/api/v1/booking-policies", input)).toMatchObject({ status: 400, body: { errors: [{ path }] } });
    }
  });

  test("are read for a booking with one prepared statement", async () => {
    await rule({ role: "viewer", mayRequest: true });
    const statements = await recordStatements(database.db, (db) => inTenant(db, studio.tenantId, (tx) => selectPolicies(tx, studio.tenantId, "viewer")));
    expect(statements.map(({ text }) => text.split(/[ ;]/)[0])).toEqual(["BEGIN", "select", "COMMIT"]);
    expect(await inTenant(database.db, studio.tenantId, (tx) => selectPolicies(tx, studio.tenantId, "viewer"))).toMatchObject([{ role: "viewer", mayRequest: true }]);
  });
});

describe("a booking under rules", () => {
  test("creating: what a role may request, hold and confirm, and how the refusal says what would do", async () => {
    const { id } = await rule({ role: "scheduler", kind: "room", mayRequest: true });
    const refusal = await book(scheduler);
    expect(refusal).toMatchObject(refused({ policies: [id], allowed: { mayRequest: true, mayConfirm: false }, mayRequest: true, detail: expect.stringContaining("request it, or ask an owner") }));
    expect(await book(scheduler, { status: "hold" })).toMatchObject(refused());
    expect(await book(scheduler, { status: "requested" })).toMatchObject({ status: 201 });
    const artist = (await makeResource(database.db, studio)).id;
    expect(await book(scheduler, { resourceId: artist })).toMatchObject({ status: 201 });
    expect(await book(owner)).toMatchObject({ status: 201 });
  });

  test("how far ahead, and how much at once, also of a booking in days", async () => {
    await rule({ role: "scheduler", tag: "hdr", mayConfirm: true, mayOverride: true, maxDaysAhead: 10, maxHours: 20 });
    expect(await book(scheduler, { start: inDays(9), end: inDays(9, 8) })).toMatchObject({ status: 201 });
    expect(await book(scheduler, { start: inDays(11), end: inDays(11, 8) })).toMatchObject(refused({ mayRequest: true, detail: expect.stringContaining("at most 10 days from now") }));
    expect(await book(scheduler, { start: inDays(3), end: inDays(4) })).toMatchObject(refused({ detail: expect.stringContaining("this is 24") }));
    const [from, to] = [inDays(5).slice(0, 10), inDays(7).slice(0, 10)];
    const days = { from, to, hours: { start: "09:00", end: "17:00" }, weekends: true };
    expect(await book(scheduler, { start: undefined, end: undefined, days })).toMatchObject(refused({ detail: expect.stringContaining("this is 24") }));
    expect(await book(scheduler, { start: undefined, end: undefined, days: { ...days, to: from } })).toMatchObject({ status: 201 });
  });

  test("overriding is a right of its own, and an owner with a reason is never refused", async () => {
    await rule({ role: "scheduler", mayConfirm: true });
    await rule({ role: "owner", mayRequest: true });
    expect(await book(scheduler, { override: "client is here" })).toMatchObject(refused({ detail: expect.stringContaining("override") }));
    expect(await book(owner)).toMatchObject(refused({ mayRequest: true }));
    expect(await book(owner, { override: "rules are for others" })).toMatchObject({ status: 201, body: { override: "rules are for others" } });
  });

  test("confirming, moving and cancelling: who may not make such a booking may not touch it", async () => {
    const confirmed = idOf(await book(owner));
    const hold = idOf(await book(owner, { status: "hold" }));
    const elsewhere = (await makeResource(database.db, studio, { kind: "room", name: "Suite B" })).id;
    const there = idOf(await book(scheduler, { resourceId: elsewhere }));
    await rule({ role: "scheduler", department: "Grading", mayHold: true });
    for (const input of [{ title: "Mine" }, { status: "cancelled" }, { status: "hold" }, { start: inDays(40), end: inDays(40, 1) }, { resourceId: elsewhere }]) expect(await change(scheduler, confirmed, input)).toMatchObject(refused());
    expect(await change(scheduler, hold, { status: "confirmed" })).toMatchObject(refused());
    expect(await change(scheduler, hold, { title: "Mine" })).toMatchObject({ status: 200 });
    expect(await change(scheduler, there, { resourceId })).toMatchObject(refused());
    expect(await change(scheduler, there, { resourceId, status: "hold" })).toMatchObject({ status: 200 });
    expect(await scheduler("POST", `/api/v1/bookings/${confirmed}/revert`, { version: 1 })).toMatchObject(refused());
    expect(await change(scheduler, hold, { status: "cancelled" })).toMatchObject({ status: 200 });
    expect(await change(owner, confirmed, { status: "cancelled" })).toMatchObject({ status: 200 });
  });

  test("a booking that is there stays as it is when rules change, and its words may change", async () => {
    const id = idOf(await book(scheduler, { start: inDays(30), end: inDays(31) }));
    await rule({ role: "scheduler", mayConfirm: true, maxDaysAhead: 7, maxHours: 8 });
    expect(await change(scheduler, id, { title: "Still here" })).toMatchObject({ status: 200 });
    expect(await change(scheduler, id, { start: inDays(32), end: inDays(33) })).toMatchObject(refused());
    expect(await change(scheduler, id, { status: "cancelled" })).toMatchObject({ status: 200 });
  });

  test("a viewer whom a rule lets request may ask, and take it back, and no more", async () => {
    expect(await book(viewer, { status: "requested" })).toMatchObject(refused({ mayRequest: false }));
    await rule({ role: "viewer", kind: "room", mayRequest: true, maxHours: 2 });
    const id = idOf(await book(viewer, { status: "requested" }));
    expect(await book(viewer)).toMatchObject(refused({ mayRequest: true }));
    expect(await book(viewer, { status: "requested", start: inDays(2, 50), end: inDays(2, 53) })).toMatchObject(refused());
    expect(await change(viewer, id, { status: "confirmed" })).toMatchObject(refused());
    expect(await change(viewer, id, { status: "cancelled" })).toMatchObject({ status: 200 });
    expect(await change(viewer, idOf(await book(owner)), { status: "cancelled" })).toMatchObject(refused());
  });

  test("rows of an import are asked about like any booking", async () => {
    await rule({ role: "scheduler", kind: "room", mayHold: true, maxHours: 4 });
    const row = (status: string, hours: number) => `Suite A,room,Import,${inDays(3, (slot += 5))},${inDays(3, slot + hours)},${status}`;
    const csv = ["resource,kind,project,start,end,status", row("confirmed", 1), row("hold", 4), row("hold", 5), row("requested", 5)].join("\n");
    const key = (await owner("POST", "/api/v1/api-keys", { name: "Import", role: "scheduler" })).body as { key: string };
    const report = await call(`${api.url}/api/v1/imports/bookings`, { method: "POST", headers: { authorization: `Bearer ${key.key}`, "content-type": "text/csv" }, body: csv });
    expect(report).toMatchObject({ status: 200, body: { booked: 2, conflicts: [{ line: 2, reason: { code: "booking_not_permitted" } }, { line: 4, reason: { code: "booking_not_permitted" } }] } });
  });

  test("so are the dates of a series and the needs of a bundle", async () => {
    await rule({ role: "scheduler", kind: "room", mayConfirm: true, maxDaysAhead: 7 });
    const first = inDays(1).slice(0, 10);
    const series = await scheduler("POST", "/api/v1/series", { resourceId, projectId, rule: "FREQ=WEEKLY;COUNT=2", start: `${first}T03:00`, durationMinutes: 60, timeZone: "UTC", status: "confirmed", onConflict: "skip" });
    expect(series).toMatchObject({ status: 201, body: { results: [{ outcome: "booked" }, { outcome: "skipped" }] } });
    expect(JSON.stringify(series.body)).toContain("booking_not_permitted");
    const needs = [{ resourceId }];
    const bundle = (start: string, end: string) => scheduler("POST", "/api/v1/bookings/bundle", { projectId, needs, start, end });
    expect(await bundle(inDays(20), inDays(20, 1))).toMatchObject(refused());
    expect(await bundle(inDays(6), inDays(6, 1))).toMatchObject({ status: 201 });
  });

  test("rules of another studio are not asked", async () => {
    const other = await database.newStudio();
    const theirs = await api.client(other);
    await theirs("POST", "/api/v1/booking-policies", { role: "scheduler" });
    expect(await book(scheduler, { title: newId() })).toMatchObject({ status: 201 });
  });
});
