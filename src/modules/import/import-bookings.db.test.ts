import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Principal } from "@/lib/principal";
import { listBookings, updateBooking } from "@/modules/booking";
import { listBookingsSchema } from "@/modules/booking/contract";
import { bookingInput, makeProject, makeResource } from "@/testing/factories";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import { createBooking } from "@/modules/booking";
import { artist, type Cells, congress, countsOf, csv, expectSound, importText, query, withoutIds } from "./import.fixture";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const ALL = { rows: 2_858, booked: 2_636, updated: 0, unchanged: 0, conflictCount: 219, invalidCount: 3, createdResources: 968, createdProjects: 31 };
const NONE = { ...ALL, booked: 0, conflictCount: 2_855, createdResources: 0, createdProjects: 0 };
const count = async (studio: Principal, table: string) => Number((await query(database.db, studio, `SELECT count(*) AS count FROM ${table}`))[0]?.count);

test("a real schedule: what the dry run says is what is stored, and a second time nothing is", async () => {
  const { db } = database;
  const studio = await database.newStudio();
  const text = await congress();

  const dry = await importText(db, studio, text, { dryRun: true });
  expect(countsOf(dry)).toEqual(ALL);
  expect(dry).toMatchObject({ dryRun: true, stored: false });
  expect(await count(studio, "resources")).toBe(0);
  expect(countsOf(await importText(db, studio, text, { mode: "atomic" }))).toEqual(ALL);
  expect(await count(studio, "resources")).toBe(0);

  const report = await importText(db, studio, text);
  expect(withoutIds(report)).toEqual(withoutIds(dry));
  expect(report).toMatchObject({ dryRun: false, stored: true });
  expect(report.invalid.map(({ field, message }) => `${field} ${message}`)).toEqual(Array(3).fill("end must be after start"));
  expect([await count(studio, "resources"), await count(studio, "projects"), await count(studio, "bookings")]).toEqual([968, 31, 2_636]);
  for (const { blockedBy } of report.conflicts) expect(blockedBy.every(({ line }) => line !== null && line > 1)).toBe(true);
  await expectSound(db, studio);
  expect(await query(db, studio, "SELECT type, count(*)::int FROM domain_events GROUP BY type ORDER BY type")).toEqual([
    { type: "booking:created", count: 2_636 },
    { type: "import:finished", count: 1 },
    { type: "project:created", count: 31 },
    { type: "resource:created", count: 968 },
    { type: "studio:created", count: 1 },
  ]);

  const again = await importText(db, studio, text);
  expect(countsOf(again)).toEqual(NONE);
  expect(again.stored).toBe(false);
  expect(again.conflicts).toHaveLength(1_000);
  expect(again.conflicts[0]?.blockedBy).toMatchObject([{ title: "Opening Ceremony", projectName: "CCC", line: null }]);
  expect(withoutIds(await importText(db, studio, text, { dryRun: true }))).toEqual(withoutIds(again));
  expect(await count(studio, "bookings")).toBe(2_636);
});

test("all or nothing: one row that does not fit keeps all others out, and the report still tells everything", async () => {
  const { db } = database;
  const studio = await database.newStudio();
  const rows = [artist("09:00", "10:00"), artist("10:00", "11:00"), artist("11:00", "12:00", { resource: "Bo", project: "Orbit" })];
  const refused = await importText(db, studio, csv([...rows, artist("09:30", "10:30"), artist("12:00", "11:00")]), { mode: "atomic" });
  expect(refused).toMatchObject({ rows: 5, booked: 3, conflictCount: 1, invalidCount: 1, stored: false, dryRun: false });
  expect(refused.conflicts[0]?.blockedBy.map(({ line }) => line)).toEqual([2, 3]);
  expect([await count(studio, "resources"), await count(studio, "projects"), await count(studio, "bookings")]).toEqual([0, 0, 0]);

  const stored = await importText(db, studio, csv(rows), { mode: "atomic" });
  expect(stored).toMatchObject({ rows: 3, booked: 3, createdResources: 2, createdProjects: 2, stored: true });
  expect([await count(studio, "resources"), await count(studio, "projects"), await count(studio, "bookings")]).toEqual([2, 2, 3]);
  await expectSound(db, studio);
});

test("an edited sheet changes the bookings it brought, by externalId", async () => {
  const { db } = database;
  const studio = await database.newStudio();
  const sheet = [
    artist("09:00", "10:00", { externalId: "a", title: "Comp" }),
    artist("10:00", "11:00", { externalId: "b", title: "Roto" }),
    artist("12:00", "13:00", { externalId: "c", title: "Paint", status: "hold" }),
  ];
  await importText(db, studio, csv(sheet));
  const before = (await listBookings(db, studio, listBookingsSchema.parse({}))).items;
  expect(await importText(db, studio, csv(sheet))).toMatchObject({ unchanged: 3, stored: false });

  const edited = [
    artist("09:00", "10:00", { externalId: "a", title: "Comp, take 2", project: "Orbit" }), // other words, other project
    artist("09:30", "11:00", { externalId: "b", title: "Roto" }), // runs into a
    artist("10:30", "12:00", { externalId: "c", title: "Paint", status: "confirmed" }), // runs into b, which stays
    artist("14:00", "15:00", { externalId: "d", title: "Grade", resource: "Bo" }),
    artist("15:00", "16:00", { externalId: "d", title: "Grade", resource: "Bo" }), // the row before, moved
    artist("14:00", "15:00", { externalId: "e", resource: "Bo" }),
    artist("12:00", "13:00", { externalId: "b", status: "cancelled" }),
  ];
  const dry = await importText(db, studio, csv(edited), { dryRun: true });
  const report = await importText(db, studio, csv(edited));
  expect(withoutIds(dry)).toEqual(withoutIds(report));
  expect(report).toMatchObject({ booked: 2, updated: 3, unchanged: 0, conflictCount: 2, createdResources: 1, createdProjects: 1, stored: true });
  expect(report.conflicts.map(({ line, blockedBy }) => [line, blockedBy.map((blocker) => [blocker.title, blocker.line])])).toEqual([
    [3, [["Comp, take 2", 2]]],
    [4, [["Roto", null]]],
  ]);

  const after = (await listBookings(db, studio, listBookingsSchema.parse({}))).items;
  const one = (externalId: string) => after.find((booking) => booking.externalId === externalId);
  expect(one("a")).toMatchObject({ id: before[0]?.id, title: "Comp, take 2", version: 2, start: "2026-03-02T09:00:00Z" });
  expect(one("b")).toBeUndefined(); // cancelled: not listed
  expect(one("c")).toMatchObject({ status: "hold", version: 1 });
  expect(one("d")).toMatchObject({ start: "2026-03-02T15:00:00Z", version: 2 });
  await expectSound(db, studio);
  const updated = await query(db, studio, "SELECT type, payload->'before' AS before FROM domain_events WHERE type IN ('booking:updated', 'booking:cancelled') ORDER BY id");
  expect(updated.map(({ type }) => type)).toEqual(["booking:updated", "booking:updated", "booking:cancelled"]);
  expect(updated[0]?.before).toEqual({ title: "Comp", projectId: before[0]?.projectId });
  expect(updated[1]?.before).toEqual({ start: "2026-03-02T14:00:00Z", end: "2026-03-02T15:00:00Z" });

  // A sheet that says no status does not revive what was cancelled.
  expect(await importText(db, studio, csv([artist("12:00", "13:00", { externalId: "b" })]))).toMatchObject({ unchanged: 1 });
});

test("keeps what a resource costs and takes: rates, pools, holds, and bookings made before", async () => {
  const { db } = database;
  const studio = await database.newStudio();
  await makeResource(db, studio, { name: "Ana", hourlyRate: { amount: 6_000, currency: "EUR" } });
  const cameras = await makeResource(db, studio, { name: "Cameras", kind: "equipment", capacity: 2 });
  const nebula = await makeProject(db, studio, { name: "Nebula" });
  // Lanes 1 and 2, so that no lane is free from 11:00 to 12:00 on although one of two cameras always is.
  const made = await createBooking(db, studio, bookingInput(cameras.id, nebula.id, "10:00", "11:30"));
  await createBooking(db, studio, bookingInput(cameras.id, nebula.id, "11:00", "12:00"));
  await updateBooking(db, studio, made.id, 1, { end: bookingInput(cameras.id, nebula.id, "10:00", "11:00").end });
  const camera = (start: string, end: string, given: Cells = {}) => artist(start, end, { resource: "Cameras", kind: "equipment", ...given });
  const report = await importText(
    db,
    studio,
    csv([
      artist("09:00", "11:30"),
      artist("09:00", "11:30", { status: "hold" }),
      artist("09:00", "11:30", { status: "requested" }),
      camera("11:00", "13:00"),
      camera("10:00", "11:00"),
      camera("10:30", "10:45"),
      camera("11:30", "11:45", { status: "hold" }),
      camera("2026-03-02T12:00:00Z", "2026-04-20T12:00:00Z"), // seven weeks
      camera("12:30", "12:45"),
    ]),
  );
  expect(report).toMatchObject({ rows: 9, booked: 7, conflictCount: 2, createdResources: 0, createdProjects: 0 });
  expect(report.conflicts.map(({ line, blockedBy }) => [line, blockedBy.map((blocker) => blocker.line)])).toEqual([
    [7, [null, 6]],
    [10, [5, 9]],
  ]);
  expect((await query(db, studio, "SELECT allocated_minor::int AS minor FROM project_allocations"))[0]).toEqual({ minor: 15_000 });
  await expectSound(db, studio);
});

test("viewers may not import", async () => {
  const viewer = await database.newStudio("viewer");
  await expect(importText(database.db, viewer, csv([artist("09:00", "10:00")]))).rejects.toMatchObject({ status: 403 });
});

const row = fc.record({
  thing: fc.constantFrom(...([["artist", "Ana"], ["room", "Suite"], ["equipment", "Cameras"], ["equipment", "Cameras"]] as const)),
  project: fc.constantFrom("Nebula", "Orbit"),
  from: fc.integer({ min: 0, max: 300 }),
  length: fc.integer({ min: 1, max: 30 }),
  status: fc.constantFrom("", "", "", "hold", "cancelled"),
  externalId: fc.option(fc.integer({ min: 1, max: 40 }).map(String), { nil: "" }),
});

test("for any file: the dry run says what is stored, the stored is sound, and doing it again in one transaction changes nothing more", async () => {
  const { db } = database;
  const at = (hours: number) => new Date(Date.UTC(2026, 2, 2, hours)).toISOString();
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 60, maxLength: 90, size: "max" }), async (rows) => {
      const studio = await database.newStudio();
      await makeResource(db, studio, { name: "Cameras", kind: "equipment", capacity: 4 });
      const text = csv(rows.map(({ thing: [kind, resource], from, length, ...rest }) => ({ kind, resource, start: at(from), end: at(from + length), ...rest })));
      const dry = await importText(db, studio, text, { dryRun: true });
      const report = await importText(db, studio, text);
      expect(withoutIds(report)).toEqual(withoutIds(dry));
      expect(report.rows).toBe(rows.length);
      await expectSound(db, studio);
      const again = await importText(db, studio, text, { dryRun: true });
      expect(withoutIds(await importText(db, studio, text))).toEqual(withoutIds(again));
      await expectSound(db, studio);
    }),
    { numRuns: 8, endOnFailure: true },
  );
}, 120_000);
