import { afterAll, beforeAll, expect, test } from "vitest";
import type { Principal } from "@/lib/principal";
import { createFeed } from "@/modules/feed";
import { createApiKey } from "@/modules/tenant";
import { bookingInput, makeProject, makeResource } from "@/testing/factories";
import { createBooking } from "@/modules/booking";
import { call, startApi, type TestApi } from "@/testing/start-api";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import type { ImportReport } from "./contract";
import { countsOf, expectSound, query } from "./import.fixture";

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

const NONE = { rows: 0, booked: 0, updated: 0, unchanged: 0, conflictCount: 0, invalidCount: 0, createdResources: 0, createdProjects: 0 };
const calendar = (...events: string[][]) => ["BEGIN:VCALENDAR", ...events.flatMap((lines) => ["BEGIN:VEVENT", ...lines, "END:VEVENT"]), "END:VCALENDAR"].join("\r\n");
const at = (start: string, end: string) => [`DTSTART:20260302T${start}00Z`, `DTEND:20260302T${end}00Z`];

async function send(studio: Principal, body: string, params: Record<string, string>, type = "text/calendar; charset=utf-8") {
  const { key } = await createApiKey(database.db, studio, { name: "Test", role: "scheduler" });
  return call(`${api.url}/api/v1/imports/bookings?${new URLSearchParams(params)}`, { method: "POST", body, headers: { authorization: `Bearer ${key}`, "content-type": type } });
}
const report = async (...given: Parameters<typeof send>) => {
  const { status, body } = await send(...given);
  expect(status).toBe(200);
  return body as ImportReport;
};
const stored = (studio: Principal) => query(database.db, studio, "SELECT title, status, external_id, start_time::text AS start FROM bookings ORDER BY start_time, external_id");

test("the same report as of a sheet: what fits is booked, what clashes and what is not understood is told by its line", async () => {
  const studio = await database.newStudio();
  const text = calendar(
    ["UID:a", ...at("0900", "1000"), "SUMMARY:Nova: Comp"],
    ["UID:b", ...at("0930", "1030"), "SUMMARY:Nova: Clash"],
    ["UID:c", ...at("1100", "1200"), "SUMMARY:Ember: Grade", "STATUS:TENTATIVE"],
    ["UID:d", "DTSTART;TZID=Nowhere:20260302T090000", "DURATION:PT1H", "SUMMARY:Nova: Lost"],
    ["UID:e", ...at("1400", "1500"), "SUMMARY:Standup", "RRULE:FREQ=DAILY;COUNT=3", "EXDATE:20260303T140000Z"],
  );
  const params = { resource: "Ana", kind: "artist", project: "Inside" };
  const counts = { ...NONE, rows: 6, booked: 4, conflictCount: 1, invalidCount: 1, createdResources: 1, createdProjects: 3 };
  expect(countsOf(await report(studio, text, { ...params, dryRun: "true" }))).toEqual(counts);
  const done = await report(studio, text, params);
  expect(countsOf(done)).toEqual(counts);
  expect(done.conflicts).toMatchObject([{ line: 8, resource: "Ana", blockedBy: [{ title: "Comp", projectName: "Nova", line: 2 }] }]);
  expect(done.invalid).toEqual([{ line: 21, field: "DTSTART", message: expect.stringContaining('"Nowhere"') }]);
  expect((await stored(studio)).map(({ title, status, external_id }) => [title, status, external_id])).toEqual([
    ["Comp", "confirmed", "a"],
    ["Grade", "hold", "c"],
    ["Standup", "confirmed", "e/20260302T140000Z"],
    ["Standup", "confirmed", "e/20260304T140000Z"],
  ]);
  await expectSound(database.db, studio);
});

test("a calendar that is sent again changes what it made: moved, cancelled, or left as it is", async () => {
  const studio = await database.newStudio();
  const params = { resource: "Ana", kind: "artist" };
  const [a, b, c] = [["UID:a", "SUMMARY:Nova: A"], ["UID:b", "SUMMARY:Nova: B"], ["UID:c", "SUMMARY:Nova: C"]] as const;
  expect(await report(studio, calendar([...a, ...at("0900", "1000")], [...b, ...at("1000", "1100")], [...c, ...at("1100", "1200")]), params)).toMatchObject({ booked: 3 });
  const again = calendar([...a, ...at("0800", "0900")], [...b, ...at("1000", "1100"), "STATUS:CANCELLED"], [...c, ...at("1100", "1200")]);
  expect(await report(studio, again, params)).toMatchObject({ booked: 0, updated: 2, unchanged: 1 });
  expect(await stored(studio)).toMatchObject([{ external_id: "a", start: expect.stringContaining("08:00:00") }, { external_id: "b", status: "cancelled" }, { external_id: "c" }]);
});

test("our own feed comes back as it was, in another studio", async () => {
  const [from, to] = [await database.newStudio(), await database.newStudio()];
  const { db } = database;
  const [room, nova] = [await makeResource(db, from, { kind: "room", name: "Grading 1" }), await makeProject(db, from, { name: "Nova, part; 2" })];
  const { id } = await createApiKey(db, from, { name: "Feed", role: "viewer" });
  const { path } = await createFeed(db, { ...from, role: "viewer", actor: { type: "api_key", id, name: "Feed" } }, { kind: "resource", subjectId: room.id });
  const day = new Date(Date.now() + 86_400_000 * 10).toISOString().slice(0, 10);
  const times = [["08:00", "09:30"], ["10:00", "12:00"]] as const;
  for (const [start, end] of times) await createBooking(db, from, bookingInput(room.id, nova.id, `${day}T${start}:00Z`, `${day}T${end}:00Z`, { title: `Käse; ${start}`, notes: "a\nb" }));
  const { body } = await call(api.url + path);
  expect(countsOf(await report(to, body as string, { kind: "room" }))).toEqual({ ...NONE, rows: 2, booked: 2, createdResources: 1, createdProjects: 1 });
  const shown = "SELECT b.title, b.notes, b.start_time, b.end_time, r.name AS room, p.name AS project FROM bookings b JOIN resources r ON r.id = b.resource_id JOIN projects p ON p.id = b.project_id ORDER BY b.start_time";
  expect(await query(db, to, shown)).toEqual(await query(db, from, shown));
});

test("refuses what is no calendar, and says so before anything is stored", async () => {
  const studio = await database.newStudio();
  const problem = async (...given: Parameters<typeof send>) => {
    const { status, body } = await send(...given);
    return [status, (body as { code: string }).code];
  };
  expect(await problem(studio, "resource,kind,project,start,end\n", {})).toEqual([400, "import_not_calendar"]);
  expect(await problem(studio, `${calendar(["UID:a", ...at("0900", "1000"), "SUMMARY:Nova: A"])}\nBEGIN:VCALENDAR`, { resource: "Ana", kind: "artist" })).toEqual([400, "import_broken_calendar"]);
  expect(await problem(studio, calendar(), {}, "text/calendar; charset=iso-8859-1")).toEqual([415, "import_not_csv"]);
  expect(await problem(studio, calendar(), { kind: "person" })).toEqual([400, "invalid_input"]);
  expect(await stored(studio)).toEqual([]);
  expect(countsOf(await report(studio, calendar(), {}))).toEqual(NONE);
});
