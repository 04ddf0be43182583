import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { updateSettings } from "@/modules/tenant";
import { inTenant } from "@/services/db";
import { selectHistory } from "@/services/outbox";
import { makeResource } from "@/testing/factories";
import { startApi, type TestApi } from "@/testing/start-api";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import type { Availability } from "./contract";

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

const PATH = "/api/v1/availability";
const MONDAY = { start: "2026-03-02T08:00:00Z", end: "2026-03-02T12:00:00Z" };

async function setUp(given: Record<string, unknown> = {}) {
  const studio = await database.newStudio();
  const artist = await makeResource(database.db, studio, { name: "Ada", ...given });
  const [owner, viewer] = [await api.client(studio), await api.client(studio, "viewer")];
  return { studio, artist, owner, viewer };
}
const historyOf = ({ tenantId }: Principal, id: string) => inTenant(database.db, tenantId, (tx) => selectHistory(tx, tenantId, id, 0, 50));

test("time off is entered, read and told of in the resource's kind", async () => {
  const { studio, artist, owner } = await setUp();
  const { status, headers, body } = await owner("POST", PATH, { resourceId: artist.id, kind: "sick", ...MONDAY, note: " Flu " });
  const entry = body as Availability;
  expect([status, headers.get("etag"), entry]).toEqual([
    201,
    '"1"',
    { id: entry.id, resourceId: artist.id, resourceName: "Ada", resourceKind: "artist", timeZone: "Europe/Berlin", kind: "sick", status: "approved", ...MONDAY, note: "Flu", enteredBy: { type: "api_key", id: expect.any(String), name: "Test" }, version: 1, createdAt: expect.any(String), updatedAt: expect.any(String) },
  ]);
  expect((await owner("GET", `${PATH}/${entry.id}`)).body).toEqual(entry);
  expect((await historyOf(studio, entry.id)).map(({ type, payload }) => [type, payload])).toEqual([["artist:availability_changed", { availability: entry }]]);
  const room = await makeResource(database.db, studio, { kind: "room" });
  const blackout = (await owner("POST", PATH, { resourceId: room.id, kind: "blackout", ...MONDAY })).body as Availability;
  expect((await historyOf(studio, blackout.id)).map(({ type }) => type)).toEqual(["room:availability_changed"]);
});

describe("whole days", () => {
  const days = (resourceId: string, from: string, to: string) => ({ resourceId, kind: "leave", from, to });
  test("are those of the resource's zone, across daylight saving", async () => {
    const { owner, artist } = await setUp({ timeZone: "America/New_York" });
    expect((await owner("POST", PATH, days(artist.id, "2026-03-07", "2026-03-08"))).body).toMatchObject({ start: "2026-03-07T05:00:00Z", end: "2026-03-09T04:00:00Z" });
    expect((await owner("POST", PATH, days(artist.id, "2026-11-01", "2026-11-01"))).body).toMatchObject({ start: "2026-11-01T04:00:00Z", end: "2026-11-02T05:00:00Z" });
  });
  test("begin when the studio's booking day does", async () => {
    const { studio, owner, artist } = await setUp();
    await updateSettings(database.db, studio, undefined, { dayStart: "06:00" });
    const entry = (await owner("POST", PATH, days(artist.id, "2026-03-02", "2026-03-02"))).body as Availability;
    expect(entry).toMatchObject({ start: "2026-03-02T05:00:00Z", end: "2026-03-03T05:00:00Z" });
    expect((await owner("PATCH", `${PATH}/${entry.id}`, { from: "2026-03-02", to: "2026-03-04" })).body).toMatchObject({ start: "2026-03-02T05:00:00Z", end: "2026-03-05T05:00:00Z", version: 2 });
  });
  test("that a zone left out are none", async () => {
    const { owner, artist } = await setUp({ timeZone: "Pacific/Apia" });
    expect((await owner("POST", PATH, days(artist.id, "2011-12-30", "2011-12-30"))).body).toMatchObject({ status: 400, errors: [{ path: "to" }] });
  });
});

test("leave that a viewer asks for, or is entered as requested, waits for who may decide", async () => {
  const { studio, artist, owner, viewer } = await setUp();
  const asked = (await viewer("POST", PATH, { resourceId: artist.id, kind: "leave", ...MONDAY, status: "approved" })).body as Availability;
  expect(asked).toMatchObject({ status: "requested" });
  expect((await viewer("PATCH", `${PATH}/${asked.id}`, { status: "approved" })).status).toBe(403);
  const approved = await owner("PATCH", `${PATH}/${asked.id}`, { status: "approved" }, { "if-match": '"1"' });
  expect([approved.status, approved.headers.get("etag"), approved.body]).toEqual([200, '"2"', { ...asked, status: "approved", version: 2, updatedAt: expect.any(String) }]);
  expect((await historyOf(studio, asked.id)).map(({ payload }) => payload)).toEqual([{ availability: asked }, { availability: approved.body, before: asked }]);

  expect((await owner("POST", PATH, { resourceId: artist.id, kind: "leave", ...MONDAY, status: "requested" })).body).toMatchObject({ status: "requested" });
  expect((await owner("POST", PATH, { resourceId: artist.id, kind: "sick", ...MONDAY, status: "requested" })).body).toMatchObject({ status: 400, errors: [{ path: "status" }] });
  for (const kind of ["sick", "blackout", "extra"]) expect((await viewer("POST", PATH, { resourceId: artist.id, kind, ...MONDAY })).status).toBe(403);
});

test("a viewer withdraws what they asked for and nothing else, and changes nothing", async () => {
  const { studio, artist, owner, viewer } = await setUp();
  const leave = { resourceId: artist.id, kind: "leave", ...MONDAY };
  const [mine, theirs] = [(await viewer("POST", PATH, leave)).body as Availability, (await owner("POST", PATH, leave)).body as Availability];
  const another = await api.client(studio, "viewer");
  expect((await another("PATCH", `${PATH}/${mine.id}`, { status: "withdrawn" })).status).toBe(403);
  expect((await viewer("PATCH", `${PATH}/${theirs.id}`, { status: "withdrawn" })).status).toBe(403);
  expect((await viewer("PATCH", `${PATH}/${mine.id}`, { status: "withdrawn", note: "x" })).status).toBe(403);
  expect((await viewer("PATCH", `${PATH}/${mine.id}`, { status: "withdrawn" })).body).toMatchObject({ status: "withdrawn" });
});

test("only what can follow a decision does", async () => {
  const { artist, owner } = await setUp();
  const allowed: Record<string, string[]> = { requested: ["approved", "declined", "withdrawn"], approved: ["approved", "withdrawn"], declined: ["approved", "declined"], withdrawn: ["withdrawn"] };
  for (const [from, next] of Object.entries(allowed)) {
    for (const to of ["approved", "declined", "withdrawn"]) {
      const { id } = (await owner("POST", PATH, { resourceId: artist.id, kind: "leave", ...MONDAY, status: "requested" })).body as Availability;
      if (from !== "requested") await owner("PATCH", `${PATH}/${id}`, { status: from });
      const { status, body } = await owner("PATCH", `${PATH}/${id}`, { status: to });
      if (next.includes(to)) expect([from, to, status, body]).toEqual([from, to, 200, expect.objectContaining({ status: to })]);
      else expect([from, to, status, body]).toEqual([from, to, 409, expect.objectContaining({ code: "availability_decided" })]);
    }
  }
});

test("time and note change, from the version that was seen", async () => {
  const { artist, owner } = await setUp();
  const { id } = (await owner("POST", PATH, { resourceId: artist.id, kind: "extra", ...MONDAY })).body as Availability;
  const later = { start: "2026-03-07T08:00:00Z", end: "2026-03-07T12:00:00Z" };
  expect((await owner("PATCH", `${PATH}/${id}`, { ...later, note: "Pick-ups" }, { "if-match": '"1"' })).body).toMatchObject({ ...later, note: "Pick-ups", status: "approved", version: 2 });
  expect((await owner("PATCH", `${PATH}/${id}`, { note: "" }, { "if-match": '"1"' })).body).toMatchObject({ status: 412, current: { version: 2 } });
  expect((await owner("PATCH", `${PATH}/${newId()}`, { note: "" })).status).toBe(404);
});

test("lists what touches a range, by start, a page at a time, and by resource, kind and status", async () => {
  const { studio, artist, owner } = await setUp();
  const room = await makeResource(database.db, studio, { kind: "room" });
  const enter = async (resourceId: string, kind: string, day: number, more = {}) =>
    ((await owner("POST", PATH, { resourceId, kind, start: `2026-03-0${day}T00:00:00Z`, end: `2026-03-0${day + 1}T00:00:00Z`, ...more })).body as Availability).id;
  const [third, first, second] = [await enter(artist.id, "sick", 5), await enter(artist.id, "leave", 2, { status: "requested" }), await enter(room.id, "blackout", 3)];
  const list = async (query: string) => {
    const { items, nextCursor } = (await owner("GET", `${PATH}?${query}`)).body as { items: Availability[]; nextCursor: string | null };
    return { ids: items.map(({ id }) => id), nextCursor };
  };
  expect((await list("")).ids).toEqual([first, second, third]);
  const page = await list("limit=2");
  expect(page.ids).toEqual([first, second]);
  expect(await list(`limit=2&cursor=${page.nextCursor}`)).toEqual({ ids: [third], nextCursor: null });
  expect((await list(`resourceId=${artist.id}`)).ids).toEqual([first, third]);
  expect((await list("status=requested")).ids).toEqual([first]);
  expect((await list("kind=blackout")).ids).toEqual([second]);
  expect((await list("from=2026-03-03T00:00:00Z&to=2026-03-05T00:00:00Z")).ids).toEqual([second]);
  const stranger = await api.client(await database.newStudio());
  expect((await stranger("GET", PATH)).body).toEqual({ items: [], nextCursor: null });
  expect((await stranger("GET", `${PATH}/${first}`)).status).toBe(404);
  expect((await stranger("POST", PATH, { resourceId: artist.id, kind: "sick", ...MONDAY })).status).toBe(404);
});

test("what makes no sense is refused with the field", async () => {
  const { artist, owner } = await setUp();
  const wrong: [string, Record<string, unknown>][] = [
    ["start", {}],
    ["start", { start: MONDAY.start }],
    ["start", { ...MONDAY, from: "2026-03-02", to: "2026-03-02" }],
    ["end", { start: MONDAY.end, end: MONDAY.start }],
    ["end", { start: MONDAY.start, end: "2027-06-02T08:00:00Z" }],
    ["to", { from: "2026-03-02", to: "2026-03-01" }],
    ["to", { from: "2026-03-02", to: "2028-03-01" }],
    ["from", { from: "2026-02-30", to: "2026-03-01" }],
  ];
  for (const [path, given] of wrong) {
    const { status, body } = await owner("POST", PATH, { resourceId: artist.id, kind: "sick", ...given });
    expect([path, status, body]).toEqual([path, 400, expect.objectContaining({ errors: [expect.objectContaining({ path })] })]);
  }
  const id = newId();
  await owner("POST", PATH, { id, resourceId: artist.id, kind: "sick", ...MONDAY });
  expect((await owner("POST", PATH, { id, resourceId: artist.id, kind: "sick", ...MONDAY })).body).toMatchObject({ status: 409, code: "id_taken" });
  expect((await owner("PATCH", `${PATH}/${id}`, { start: MONDAY.start })).status).toBe(400);
});
