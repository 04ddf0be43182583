import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { inTenant } from "@/services/db";
import { selectHistory } from "@/services/outbox";
import { makeResource } from "@/testing/factories";
import { startApi, type TestApi } from "@/testing/start-api";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import { updateSettings } from "@/modules/tenant";
import type { Calendar, CalendarDay } from "./contract";

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

type Call = Awaited<ReturnType<TestApi["client"]>>;
const CALENDARS = "/api/v1/calendars";
const WEEK = [1, 2, 3, 4, 5].map((day) => ({ day, start: "09:00", end: "18:00" }));
const eventsOf = async ({ tenantId }: Principal, id: string) => (await inTenant(database.db, tenantId, (tx) => selectHistory(tx, tenantId, id, 0, 50))).map(({ type, aggregateVersion }) => `${type} ${aggregateVersion}`);

async function add(call: Call, given: Record<string, unknown> = {}): Promise<Calendar> {
  const { status, body } = await call("POST", CALENDARS, { name: `Calendar ${newId()}`, week: WEEK, ...given });
  expect([status, body]).toEqual([201, expect.anything()]);
  return body as Calendar;
}

test("a calendar is stored with defaults, read, listed by name a page at a time, changed and removed", async () => {
  const studio = await database.newStudio();
  const call = await api.client(studio);
  const office = await add(call, { name: "Office" });
  expect(office).toMatchObject({ name: "Office", timeZone: "Europe/Berlin", week: WEEK, shifts: [], holidayCountry: null, holidayRegion: null, turnaroundMinutes: 0, isDefault: false, resourceCount: 0, version: 1 });
  const grading = await add(call, { name: "Grading", timeZone: "America/New_York", week: [{ day: 7, start: "22:00", end: "06:00" }], shifts: [{ name: "Late", start: "18:00", end: "02:00" }], turnaroundMinutes: 660 });
  expect((await call("GET", `${CALENDARS}/${grading.id}`)).body).toEqual(grading);

  const page = (await call("GET", `${CALENDARS}?limit=1`)).body as { items: Calendar[]; nextCursor: string };
  expect(page.items).toEqual([grading]);
  expect((await call("GET", `${CALENDARS}?limit=1&cursor=${page.nextCursor}`)).body).toEqual({ items: [office], nextCursor: null });

  const changed = await call("PATCH", `${CALENDARS}/${office.id}`, { turnaroundMinutes: 60 }, { "if-match": '"1"' });
  expect([changed.status, changed.headers.get("etag"), changed.body]).toEqual([200, '"2"', { ...office, turnaroundMinutes: 60, version: 2, updatedAt: expect.any(String) }]);
  const late = await call("PATCH", `${CALENDARS}/${office.id}`, { turnaroundMinutes: 90 }, { "if-match": '"1"' });
  expect([late.status, late.body]).toEqual([412, expect.objectContaining({ current: changed.body })]);
  expect((await call("DELETE", `${CALENDARS}/${office.id}`, undefined, { "if-match": '"1"' })).status).toBe(412);
  expect((await call("DELETE", `${CALENDARS}/${office.id}`, undefined, { "if-match": '"2"' })).status).toBe(204);
  expect((await call("GET", `${CALENDARS}/${office.id}`)).status).toBe(404);
  expect(await eventsOf(studio, office.id)).toEqual(["calendar:created 1", "calendar:updated 2", "calendar:deleted 3"]);
});

test("names and ids are taken once", async () => {
  const call = await api.client(await database.newStudio());
  const { id, name } = await add(call);
  const other = await add(call);
  expect((await call("POST", CALENDARS, { name, week: [] })).body).toMatchObject({ status: 409, code: "calendar_name_taken" });
  expect((await call("PATCH", `${CALENDARS}/${other.id}`, { name })).body).toMatchObject({ status: 409, code: "calendar_name_taken" });
  expect((await call("POST", CALENDARS, { id, name: "Another", week: [] })).body).toMatchObject({ status: 409, code: "id_taken" });
});

test("hours that overlap are refused, past midnight and from Sunday to Monday too, in the studio's booking day", async () => {
  const studio = await database.newStudio();
  const call = await api.client(studio);
  const hours = (day: number, start: string, end: string) => ({ day, start, end });
  const refused = [
    [hours(1, "09:00", "13:00"), hours(1, "12:59", "18:00")],
    [hours(1, "22:00", "06:00"), hours(2, "05:00", "09:00")],
    [hours(7, "22:00", "06:00"), hours(1, "05:59", "09:00")],
    [hours(1, "00:00", "00:00"), hours(1, "10:00", "11:00")],
  ];
  const fine = [hours(1, "09:00", "13:00"), hours(1, "13:00", "18:00"), hours(1, "22:00", "06:00"), hours(2, "06:00", "09:00"), hours(7, "22:00", "09:00")];
  for (const week of refused) {
    const { status, body } = await call("POST", CALENDARS, { name: "Overlap", week });
    expect([status, body]).toEqual([400, expect.objectContaining({ errors: [{ path: "week.1", message: "overlaps other hours of the week" }] })]);
  }
  const { id } = await add(call, { week: fine });
  expect((await call("PATCH", `${CALENDARS}/${id}`, { week: refused[0] })).status).toBe(400);

  // Monday's 02:00 is on Tuesday's date from now on.
  const week = [hours(1, "22:00", "04:00"), hours(1, "02:00", "05:00")];
  await add(call, { week });
  await updateSettings(database.db, studio, undefined, { dayStart: "06:00" });
  expect((await call("POST", CALENDARS, { name: "Overlap", week })).status).toBe(400);
});

test("what makes no sense is refused with the field", async () => {
  const call = await api.client(await database.newStudio());
  const wrong: [string, Record<string, unknown>][] = [
    ["name", { name: " " }],
    ["timeZone", { timeZone: "Mars/Olympus" }],
    ["week.0.day", { week: [{ day: 0, start: "09:00", end: "10:00" }] }],
    ["week.0.start", { week: [{ day: 1, start: "9:00", end: "10:00" }] }],
    ["shifts", { shifts: [{ name: "A", start: "09:00", end: "10:00" }, { name: "A", start: "11:00", end: "12:00" }] }],
    ["holidayCountry", { holidayCountry: "XX" }],
    ["holidayRegion", { holidayCountry: "DE", holidayRegion: "XX" }],
    ["holidayRegion", { holidayRegion: "BY" }],
    ["turnaroundMinutes", { turnaroundMinutes: -1 }],
  ];
  for (const [path, given] of wrong) {
    const { status, body } = await call("POST", CALENDARS, { name: "Wrong", week: WEEK, ...given });
    expect([path, status, body]).toEqual([path, 400, expect.objectContaining({ errors: [expect.objectContaining({ path })] })]);
  }
  const { id } = await add(call, { holidayCountry: "DE", holidayRegion: "BY" });
  expect((await call("PATCH", `${CALENDARS}/${id}`, { holidayRegion: "XX" })).status).toBe(400);
  expect((await call("PATCH", `${CALENDARS}/${id}`, { holidayCountry: "FR" })).body).toMatchObject({ holidayCountry: "FR", holidayRegion: null });
});

test("there is one default calendar at most, also when two are made it at once", async () => {
  const studio = await database.newStudio();
  const call = await api.client(studio);
  const first = await add(call, { isDefault: true });
  const others = await Promise.all(Array.from({ length: 5 }, () => add(call, { isDefault: true })));
  const { items } = (await call("GET", CALENDARS)).body as { items: Calendar[] };
  expect(items.filter(({ isDefault }) => isDefault)).toHaveLength(1);
  expect(items.find(({ id }) => id === first.id)).toMatchObject({ isDefault: false, version: 2 });
  const [other] = others as [Calendar];
  expect((await call("PATCH", `${CALENDARS}/${first.id}`, { isDefault: true })).body).toMatchObject({ isDefault: true, version: 3 });
  expect((await call("GET", `${CALENDARS}/${other.id}`)).body).toMatchObject({ isDefault: false });
});

test("a resource works by its own calendar, else by the default one, and one in use stays", async () => {
  const studio = await database.newStudio();
  const call = await api.client(studio);
  const artist = await makeResource(database.db, studio, { name: "Ada" });
  const path = `/api/v1/resources/${artist.id}/calendar`;
  expect((await call("GET", path)).body).toEqual({ resourceId: artist.id, calendarId: null, calendar: null });
  const office = await add(call, { isDefault: true });
  expect((await call("GET", path)).body).toEqual({ resourceId: artist.id, calendarId: null, calendar: office });

  const night = await add(call);
  const assigned = await call("PUT", path, { calendarId: night.id });
  expect([assigned.status, assigned.body]).toEqual([200, { resourceId: artist.id, calendarId: night.id, calendar: { ...night, resourceCount: 1 } }]);
  await call("PUT", path, { calendarId: night.id }); // nothing changes
  expect(await eventsOf(studio, artist.id)).toEqual(["resource:created 1", "resource:calendar_assigned 2"]);

  const refused = await call("DELETE", `${CALENDARS}/${night.id}`);
  expect([refused.status, refused.body]).toEqual([409, expect.objectContaining({ code: "calendar_in_use", count: 1, resources: [{ id: artist.id, name: "Ada" }] })]);
  expect((await call("PUT", path, { calendarId: null })).body).toMatchObject({ calendarId: null, calendar: { id: office.id } });
  expect((await call("DELETE", `${CALENDARS}/${night.id}`)).status).toBe(204);
  expect((await call("PUT", path, { calendarId: night.id })).body).toMatchObject({ status: 400, errors: [{ path: "calendarId" }] });
  expect((await call("PUT", `/api/v1/resources/${newId()}/calendar`, { calendarId: null })).status).toBe(404);
  expect((await call("DELETE", `${CALENDARS}/${office.id}`)).status).toBe(204);
});

test("each date tells its hours, its holiday and whether it was set apart", async () => {
  const studio = await database.newStudio();
  const call = await api.client(studio);
  const { id } = await add(call, { holidayCountry: "DE", holidayRegion: "BY" });
  const days = `${CALENDARS}/${id}/days`;
  const list = async (from: string, to: string) => ((await call("GET", `${days}?from=${from}&to=${to}`)).body as { items: CalendarDay[] }).items;
  const office = [{ start: "09:00", end: "18:00" }];
  expect(await list("2026-01-05", "2026-01-06")).toEqual([
    { date: "2026-01-05", hours: office, holiday: null, isSpecial: false, note: "" },
    { date: "2026-01-06", hours: [], holiday: "Epiphany", isSpecial: false, note: "" },
  ]);

  const set = await call("PUT", `${days}/2026-01-06`, { hours: [{ start: "10:00", end: "14:00" }], note: "Delivery" }, { "if-match": '"1"' });
  expect([set.status, set.headers.get("etag"), set.body]).toEqual([200, '"2"', { date: "2026-01-06", hours: [{ start: "10:00", end: "14:00" }], holiday: "Epiphany", isSpecial: true, note: "Delivery" }]);
  expect(await list("2026-01-06", "2026-01-06")).toEqual([set.body]);
  expect((await call("PUT", `${days}/2026-01-06`, { hours: [] }, { "if-match": '"1"' })).status).toBe(412);
  expect((await call("PUT", `${days}/2026-01-06`, { hours: [] })).body).toMatchObject({ hours: [], isSpecial: true, note: "" });
  const cleared = await call("DELETE", `${days}/2026-01-06`);
  expect([cleared.status, cleared.headers.get("etag"), cleared.body]).toEqual([200, '"4"', expect.objectContaining({ hours: [], holiday: "Epiphany", isSpecial: false })]);
  expect((await call("DELETE", `${days}/2026-01-06`)).body).toMatchObject({ status: 404, code: "calendar_day_not_found" });
  expect(await eventsOf(studio, id)).toEqual(["calendar:created 1", "calendar:updated 2", "calendar:updated 3", "calendar:updated 4"]);
});

test("dates and hours that make no sense are refused", async () => {
  const call = await api.client(await database.newStudio());
  const { id } = await add(call);
  const days = `${CALENDARS}/${id}/days`;
  for (const query of ["", "?from=2026-02-30&to=2026-03-01", "?from=2026-03-02&to=2026-03-01", "?from=2026-01-01&to=2027-03-01", "?from=9999-01-01&to=9999-01-02"]) expect([query, (await call("GET", days + query)).status]).toEqual([query, 400]);
  expect((await call("PUT", `${days}/2026-01-06`, { hours: [{ start: "22:00", end: "06:00" }, { start: "21:00", end: "22:01" }] })).body).toMatchObject({ status: 400, errors: [{ path: "hours.1" }] });
  expect((await call("PUT", `${days}/2026-01-06`, { hours: [{ start: "25:00", end: "06:00" }] })).status).toBe(400);
  expect((await call("PUT", `${days}/tomorrow`, { hours: [] })).status).toBe(400);
  expect((await call("GET", `${CALENDARS}/${newId()}/days?from=2026-01-01&to=2026-01-02`)).status).toBe(404);
});

test("countries with their regions are told", async () => {
  const call = await api.client(await database.newStudio(), "viewer");
  const { items } = (await call("GET", `${CALENDARS}/countries`)).body as { items: { code: string; name: string; regions: unknown[] }[] };
  expect(items.find(({ code }) => code === "DE")?.regions).toContainEqual({ code: "BY", name: "Bayern" });
});

test("viewers look only, and another studio's calendars are not there", async () => {
  const studio = await database.newStudio();
  const { id } = await add(await api.client(studio));
  const artist = await makeResource(database.db, studio);
  const viewer = await api.client(studio, "viewer");
  expect((await viewer("GET", `${CALENDARS}/${id}`)).status).toBe(200);
  const writes: [string, string, unknown][] = [
    ["POST", CALENDARS, { name: "Mine", week: [] }],
    ["PATCH", `${CALENDARS}/${id}`, {}],
    ["DELETE", `${CALENDARS}/${id}`, undefined],
    ["PUT", `${CALENDARS}/${id}/days/2026-01-06`, { hours: [] }],
    ["DELETE", `${CALENDARS}/${id}/days/2026-01-06`, undefined],
    ["PUT", `/api/v1/resources/${artist.id}/calendar`, { calendarId: id }],
  ];
  for (const [method, path, body] of writes) expect([method, path, (await viewer(method, path, body)).status]).toEqual([method, path, 403]);
  const stranger = await api.client(await database.newStudio());
  for (const [method, path, body] of writes.slice(1)) expect([method, path, (await stranger(method, path, body)).status]).toEqual([method, path, 404]);
  const scheduler = await api.client(studio, "scheduler");
  expect((await scheduler("PUT", `/api/v1/resources/${artist.id}/calendar`, { calendarId: id })).status).toBe(200);
});
