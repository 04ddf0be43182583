import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Principal } from "@/lib/principal";
import { countRequests, createBooking, findCandidates, listBookings, listConflicts, listRequests, listSchedule, readAvailability } from "@/modules/booking";
import { availabilityQuerySchema } from "@/modules/booking/availability/contract";
import { listConflictsSchema } from "@/modules/booking/conflicts/contract";
import { listBookingsSchema } from "@/modules/booking/contract";
import { listRequestsSchema } from "@/modules/booking/requests/contract";
import type { Database } from "@/services/db";
import { at, bookingInput, makeProject, makeResource } from "@/testing/factories";
import { recordStatements } from "@/testing/record-statements";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";

// The hot queries, as the code sends them and as the serving role plans them: bounded by what is asked, not by what is stored.
let database: TestDatabase;
let studio: Principal;
let resourceId: string;
let projectId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  studio = await database.newStudio();
  projectId = (await makeProject(database.db, studio)).id;
  resourceId = (await makeResource(database.db, studio)).id;
  await fill();
});
afterAll(() => database.close());

/** 200 artists with a hundred bookings each, over two years; counted, so that the planner knows. */
async function fill() {
  const owner = new pg.Client({ connectionString: database.adminUrl });
  await owner.connect();
  await owner.query("SELECT set_config('app.current_tenant', $1, false)", [studio.tenantId]);
  await owner.query("INSERT INTO resources (tenant_id, id, kind, name, time_zone) SELECT $1, gen_random_uuid(), 'artist', 'Artist ' || n, 'UTC' FROM generate_series(1, 200) n", [studio.tenantId]);
  await owner.query("INSERT INTO resource_capacities (tenant_id, resource_id, starts_at, ends_at, capacity) SELECT tenant_id, id, '1900-01-01Z', '2200-01-01Z', 100 FROM resources WHERE id <> $1", [resourceId]);
  await owner.query(
    `INSERT INTO bookings (tenant_id, id, resource_id, project_id, status, allocation, worked_minutes, start_time, end_time)
     SELECT $1, gen_random_uuid(), r.id, $2, 'confirmed', 100, 2880, timestamptz '2025-06-01Z' + n * interval '7 days', timestamptz '2025-06-03Z' + n * interval '7 days' FROM resources r, generate_series(0, 99) n WHERE r.id <> $3`,
    [studio.tenantId, projectId, resourceId],
  );
  await owner.query("INSERT INTO booking_windows (tenant_id, booking_id, seq, resource_id, status, capacity, capacity_from, capacity_until, allocation, start_time, end_time, lanes) SELECT tenant_id, id, 0, resource_id, status, 100, '1900-01-01Z', '2200-01-01Z', 100, start_time, end_time, '{[1,101)}' FROM bookings");
  await owner.query("ANALYZE bookings, booking_windows, resources, projects");
  await owner.end();
}

type Plan = { "Node Type": string; "Relation Name"?: string; "Index Name"?: string; "Index Cond"?: string; "Recheck Cond"?: string; Plans?: Plan[] };
const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];

/** How each statement that reads the booking tables gets at them. */
async function scansOf(work: (db: Database) => Promise<unknown>): Promise<{ table: string; how: string; index: string; condition: string }[]> {
  const reads = (await recordStatements(database.db, work)).filter(({ text }) => /^select .*"booking/is.test(text.trim()));
  expect(reads.length).toBeGreaterThan(0);
  const client = await database.db.pool.connect();
  const found = [];
  await client.query(`BEGIN; SELECT set_config('app.current_tenant', '${studio.tenantId}', true)`);
  for (const { text, values } of reads) {
    const { rows } = await client.query<{ "QUERY PLAN": [{ Plan: Plan }] }>(`EXPLAIN (FORMAT JSON) ${text}`, values);
    for (const node of nodes(rows[0]?.["QUERY PLAN"][0].Plan as Plan)) {
      if (node["Relation Name"]?.startsWith("booking")) found.push({ table: node["Relation Name"], how: node["Node Type"], index: node["Index Name"] ?? "", condition: node["Index Cond"] ?? node["Recheck Cond"] ?? "" });
    }
  }
  await client.query("ROLLBACK");
  client.release();
  return found;
}

const range = { from: "2026-03-02T00:00:00Z", to: "2026-03-09T00:00:00Z" };
const cases: Record<string, (db: Database) => Promise<unknown>> = {
  "a week of all resources": (db) => readAvailability(db, studio, availabilityQuerySchema.parse(range)),
  "a week of one resource": (db) => readAvailability(db, studio, availabilityQuerySchema.parse({ ...range, resourceId })),
  "who can do it, in a week": (db) => findCandidates(db, studio, availabilityQuerySchema.parse({ ...range, hours: "20", kind: "artist", projectId })),
  "a page of the conflicts of a week": (db) => listConflicts(db, studio, listConflictsSchema.parse(range)),
  "a page of the bookings of a week": (db) => listBookings(db, studio, listBookingsSchema.parse(range)),
  "the bookings of one resource": (db) => listBookings(db, studio, listBookingsSchema.parse({ ...range, resourceId })),
  "a week of the schedule": (db) => listSchedule(db, studio, { from: at(range.from), to: at(range.to) }),
  "who blocks a slot": async (db) => {
    await createBooking(database.db, studio, bookingInput(resourceId, projectId, "10:00", "11:00"));
    await expect(createBooking(db, studio, bookingInput(resourceId, projectId, "10:00", "11:00"))).rejects.toMatchObject({ code: "booking_conflict" });
  },
};

test.each(Object.entries(cases))("%s reads windows by an index on their start, and nothing from end to end", async (_, work) => {
  const scans = await scansOf(work);
  expect(scans.filter((scan) => scan.how === "Seq Scan")).toEqual([]);
  const windows = scans.filter((scan) => scan.table === "booking_windows");
  expect(windows.length).toBeGreaterThan(0);
  for (const { condition } of windows) if (!condition.includes("booking_id")) for (const bound of ["start_time >= ", "start_time < "]) expect(condition).toContain(bound);
});

test.each<[string, (db: Database) => Promise<unknown>]>([
  ["listed", (db) => listRequests(db, studio, listRequestsSchema.parse({}))],
  ["counted", (db) => countRequests(db, studio, 100)],
])("requests are %s by an index of their own, however many bookings there are", async (_, work) => {
  const scans = (await scansOf(work)).filter(({ table }) => table === "bookings");
  expect(new Set(scans.map(({ index }) => index))).toEqual(new Set(["bookings_requested"]));
});

test("the number of statements does not grow with the number of resources", async () => {
  const few = await database.newStudio();
  await makeResource(database.db, few);
  const count = async (principal: Principal) => (await recordStatements(database.db, (db) => readAvailability(db, principal, availabilityQuerySchema.parse(range)))).length;
  expect(await count(studio)).toBe(await count(few));
});
