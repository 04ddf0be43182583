import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { Problem } from "@/lib/problem";
import { createBooking } from "@/modules/booking";
import { bookingInput, makeProject, makeResource } from "@/testing/factories";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import { artist, type Cells, csv, expectSound, importText, query } from "./import.fixture";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const HOUR = 3_600_000;
const at = (hours: number) => new Date(Date.UTC(2026, 2, 2) + hours * HOUR).toISOString();

test("an import that races with people who book the same artists: nobody is booked twice, and the report is true", async () => {
  const { db } = database;
  const studio = await database.newStudio();
  const project = await makeProject(db, studio, { name: "By hand" });
  const artists = await Promise.all(Array.from({ length: 10 }, (_, i) => makeResource(db, studio, { name: `Artist ${i}` })));
  const rows: Cells[] = Array.from({ length: 1_500 }, (_, i) => artist(at(Math.floor(i / 10)), at(Math.floor(i / 10) + 1 + (i % 2)), { resource: `Artist ${i % 10}`, title: `row ${i}` }));

  let isOver = false;
  let byHand = 0;
  const person = async (seed: number) => {
    for (let i = seed; !isOver; i += 7) {
      const resource = artists[i % artists.length];
      const start = (i * 13) % 150;
      const booked = createBooking(db, studio, bookingInput(resource?.id ?? "", project.id, at(start), at(start + 1), { title: "by hand" }));
      await booked.then(
        () => (byHand += 1),
        (error: unknown) => expect(error).toMatchObject({ code: "booking_conflict" }),
      );
    }
  };
  const people = [person(1), person(2), person(3)];
  const report = await importText(db, studio, csv(rows)).finally(() => (isOver = true));
  await Promise.all(people);

  expect(report).toMatchObject({ rows: 1_500, invalidCount: 0 });
  expect(report.booked + report.conflictCount).toBe(1_500);
  expect(byHand).toBeGreaterThan(0);
  const stored = await query(db, studio, "SELECT id, title FROM bookings");
  const titles = new Set(stored.map(({ title }) => title));
  expect(stored).toHaveLength(report.booked + byHand);
  expect(report.conflicts.filter(({ line }) => titles.has(`row ${line - 2}`))).toEqual([]);
  const ids = new Set(stored.map(({ id }) => id));
  for (const { start, end, blockedBy } of report.conflicts) {
    expect(blockedBy.length).toBeGreaterThan(0);
    for (const blocker of blockedBy) expect(ids.has(blocker.bookingId) && blocker.start < end && start < blocker.end).toBe(true);
  }
  await expectSound(db, studio);
});

test("two imports at once that bring the same names: each is made once, and what one has the other is told", async () => {
  const { db } = database;
  const studio = await database.newStudio();
  const rows = Array.from({ length: 700 }, (_, i) => artist(at(i % 100), at((i % 100) + 1), { resource: `Artist ${i % 50}`, project: `Project ${i % 20}` }));
  const text = csv(rows);
  const [one, two] = await Promise.all([importText(db, studio, text), importText(db, studio, csv(rows.toReversed()), { mode: "rows" })]);
  const alone = await importText(db, await database.newStudio(), text);
  expect(one.booked + two.booked).toBe(alone.booked);
  expect(one.createdResources + two.createdResources).toBe(50);
  expect(one.createdProjects + two.createdProjects).toBe(20);
  await expectSound(db, studio);
});

test("two imports of all or nothing at once: one is stored, the other is refused and told why", async () => {
  const { db } = database;
  const studio = await database.newStudio();
  const text = csv(Array.from({ length: 600 }, (_, i) => artist(at(i), at(i + 1), { resource: `Artist ${i % 30}` })));
  const reports = await Promise.all([importText(db, studio, text, { mode: "atomic" }), importText(db, studio, text, { mode: "atomic" })]);
  expect(reports.map(({ stored }) => stored).toSorted()).toEqual([false, true]);
  expect(reports.find(({ stored }) => !stored)).toMatchObject({ rows: 600, booked: 0, conflictCount: 600 });
  await expectSound(db, studio);
});

/** A writer that knows nothing of our locks: it has the slot, and commits it only when it is told to. */
async function bookPastTheLock(studio: Principal, resourceId: string, projectId: string) {
  const client = new pg.Client({ connectionString: database.servingUrl });
  await client.connect();
  const id = newId();
  await client.query(`BEGIN; SELECT set_config('app.current_tenant', '${studio.tenantId}', true)`);
  await client.query(
    `INSERT INTO bookings (tenant_id, id, resource_id, project_id, status, title, allocation, worked_minutes, start_time, end_time)
     VALUES ($1, $2, $3, $4, 'confirmed', 'past the lock', 100, 60, '2026-03-02T10:00Z', '2026-03-02T11:00Z')`,
    [studio.tenantId, id, resourceId, projectId],
  );
  await client.query(
    `INSERT INTO booking_windows (tenant_id, booking_id, seq, resource_id, status, capacity, capacity_from, capacity_until, allocation, start_time, end_time, lanes)
     VALUES ($1, $2, 0, $3, 'confirmed', 100, '1900-01-01Z', '2200-01-01Z', 100, '2026-03-02T10:00Z', '2026-03-02T11:00Z', '{[1,101)}')`,
    [studio.tenantId, id, resourceId],
  );
  return { id, commit: () => client.query("COMMIT").then(() => client.end()) };
}

test.each(["rows", "atomic"] as const)("who writes past the locks and is faster wins by the constraint, and the import plans again (%s)", async (mode) => {
  const { db } = database;
  const studio = await database.newStudio();
  const ana = await makeResource(db, studio, { name: "Ana" });
  const project = await makeProject(db, studio, { name: "Nebula" });
  const other = await bookPastTheLock(studio, ana.id, project.id);
  const importing = importText(db, studio, csv([artist("09:00", "10:00"), artist("10:30", "11:30"), artist("12:00", "13:00")]), { mode });
  const isWaiting = async () => (await database.db.pool.query("SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")).rowCount;
  while (!(await isWaiting())) await new Promise((resolve) => setTimeout(resolve, 20));
  await other.commit();
  const report = await importing;
  expect(report).toMatchObject({ rows: 3, booked: 2, conflictCount: 1, stored: mode === "rows", conflicts: [{ line: 3, blockedBy: [{ bookingId: other.id, title: "past the lock", line: null }] }] });
  const [{ count } = {}] = await query(db, studio, "SELECT count(*)::int FROM bookings");
  expect(count).toBe(mode === "rows" ? 3 : 1);
});

test("when the upload breaks off, or is refused halfway, nothing is stored", async () => {
  const { db } = database;
  const studio = await database.newStudio();
  const text = csv(Array.from({ length: 2_000 }, (_, i) => artist(at(i), at(i + 1))));
  await expect(importText(db, studio, `${text}\n"open`)).rejects.toBeInstanceOf(Problem);
  expect(await query(db, studio, "SELECT id FROM resources")).toEqual([]);
});
