import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { Problem } from "@/lib/problem";
import { createBooking, getBooking, listBookings } from "@/modules/booking";
import { listBookingsSchema } from "@/modules/booking/contract";
import { driverError, openPool } from "@/services/db";
import { bookingInput, makeProject, makeResource } from "@/testing/factories";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";

let database: TestDatabase;
let studio: Principal;
beforeAll(async () => {
  database = await createTestDatabase();
  studio = await database.newStudio();
});
afterAll(() => database.close());

const refusal = (promise: Promise<unknown>): Promise<Problem> =>
  promise.then(
    () => {
      throw new Error("it was not refused");
    },
    (error: unknown) => {
      if (error instanceof Problem) return error;
      throw error;
    },
  );

test("stores what was asked, under the client's own id, with its event and its cost", async () => {
  const { db } = database;
  const artist = await makeResource(db, studio, { hourlyRate: { amount: 6_000, currency: "EUR" } });
  const project = await makeProject(db, studio, { budget: { amount: 100_000, currency: "EUR" } });
  const id = newId();
  const booking = await createBooking(db, studio, bookingInput(artist.id, project.id, "09:00", "17:30", { id, title: "Comp shot 20", notes: "with Ana" }));
  expect(booking).toMatchObject({ id, status: "confirmed", title: "Comp shot 20", notes: "with Ana", start: "2026-03-02T09:00:00Z", end: "2026-03-02T17:30:00Z", version: 1, allocation: 100, cost: { amount: 51_000, currency: "EUR" } });
  expect(await getBooking(db, studio, id)).toEqual(booking);
});

test("refuses an overlap and names who has it; neighbours are welcome", async () => {
  const { db } = database;
  const room = await makeResource(db, studio, { kind: "room" });
  const project = await makeProject(db, studio, { name: "Nebula" });
  const first = await createBooking(db, studio, bookingInput(room.id, project.id, "10:00", "12:00", { title: "Grade" }));
  const problem = await refusal(createBooking(db, studio, bookingInput(room.id, project.id, "11:59", "13:00")));
  expect(problem).toMatchObject({ status: 409, code: "booking_conflict" });
  expect(problem.extra.conflicts).toEqual([{ bookingId: first.id, start: first.start, end: first.end, projectId: project.id, projectName: "Nebula", title: "Grade" }]);
  await createBooking(db, studio, bookingInput(room.id, project.id, "12:00", "13:00"));
  await createBooking(db, studio, bookingInput(room.id, project.id, "09:00", "10:00"));
});

test("holds and requests take nothing yet; past a hold goes who gives a reason", async () => {
  const { db } = database;
  const artist = await makeResource(db, studio);
  const project = await makeProject(db, studio);
  for (const status of ["hold", "requested", "hold"]) await createBooking(db, studio, bookingInput(artist.id, project.id, "10:00", "12:00", { status }));
  expect(await refusal(createBooking(db, studio, bookingInput(artist.id, project.id, "10:00", "12:00")))).toMatchObject({ code: "held" });
  await createBooking(db, studio, bookingInput(artist.id, project.id, "10:00", "12:00", { override: "the client has signed" }));
  expect(await refusal(createBooking(db, studio, bookingInput(artist.id, project.id, "10:00", "12:00")))).toMatchObject({ code: "booking_conflict" });
});

test("a booking of many weeks takes all of them", async () => {
  const { db } = database;
  const artist = await makeResource(db, studio);
  const project = await makeProject(db, studio);
  const long = await createBooking(db, studio, bookingInput(artist.id, project.id, "2026-01-01T00:00:00Z", "2026-04-01T00:00:00Z"));
  for (const day of ["2026-01-01", "2026-01-08", "2026-02-14", "2026-03-31"]) {
    const problem = await refusal(createBooking(db, studio, bookingInput(artist.id, project.id, `${day}T09:00:00Z`, `${day}T10:00:00Z`)));
    expect(problem.extra.conflicts).toMatchObject([{ bookingId: long.id }]);
  }
  const found = await listBookings(db, studio, listBookingsSchema.parse({ from: "2026-03-15T00:00:00Z", to: "2026-03-15T01:00:00Z", resourceId: artist.id }));
  expect(found.items.map((booking) => booking.id)).toEqual([long.id]);
});

test("a pool takes as many as it has items, also when lanes must be dealt out anew", async () => {
  const { db } = database;
  const pool = await makeResource(db, studio, { kind: "equipment", capacity: 2 });
  const project = await makeProject(db, studio);
  const book = (start: string, end: string) => createBooking(db, studio, bookingInput(pool.id, project.id, start, end));
  await book("10:00", "11:00"); // lane 1
  await book("10:30", "12:00"); // lane 2
  await book("11:00", "13:00"); // lane 1
  await book("12:30", "14:00"); // lane 2
  await book("13:00", "15:00"); // lane 1
  // At every instant one item is free or will be: lane 2 from 12:00 to 12:30 only by moving what stands.
  await book("12:00", "12:30");
  expect(await refusal(book("10:45", "10:50"))).toMatchObject({ code: "booking_conflict" });
});

test("one of many writers wins, the others are told who", async () => {
  const { servingUrl } = database;
  const db = openPool(servingUrl, 16);
  const artist = await makeResource(db, studio);
  const project = await makeProject(db, studio);
  for (let round = 0; round < 5; round++) {
    const day = `2026-05-${10 + round}`;
    const results = await Promise.allSettled(Array.from({ length: 16 }, () => createBooking(db, studio, bookingInput(artist.id, project.id, `${day}T09:00:00Z`, `${day}T18:00:00Z`))));
    const won = results.filter((result) => result.status === "fulfilled");
    expect(won).toHaveLength(1);
    for (const result of results) if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "booking_conflict", extra: { conflicts: [{ bookingId: won[0]?.value.id }] } });
  }
  await db.close();
});

test("without any of our code, PostgreSQL alone lets one writer win", async () => {
  const { db, servingUrl } = database;
  const artist = await makeResource(db, studio);
  const project = await makeProject(db, studio);
  const clients = await Promise.all(
    Array.from({ length: 8 }, async () => {
      const client = new pg.Client({ connectionString: servingUrl });
      await client.connect();
      return client;
    }),
  );
  const insert = async (client: pg.Client) => {
    const id = newId();
    try {
      await client.query("BEGIN");
      await client.query("SELECT set_config('app.current_tenant', $1, true)", [studio.tenantId]);
      await client.query("INSERT INTO bookings (tenant_id, id, resource_id, project_id, status, allocation, worked_minutes, start_time, end_time) VALUES ($1, $2, $3, $4, 'confirmed', 100, 540, '2026-06-01T09:00Z', '2026-06-01T18:00Z')", [studio.tenantId, id, artist.id, project.id]);
      await client.query("INSERT INTO booking_windows (tenant_id, booking_id, seq, resource_id, status, capacity, capacity_from, capacity_until, allocation, start_time, end_time, lanes) VALUES ($1, $2, 0, $3, 'confirmed', 100, '1900-01-01Z', '2200-01-01Z', 100, '2026-06-01T09:00Z', '2026-06-01T18:00Z', '{[1,101)}')", [studio.tenantId, id, artist.id]);
      await client.query("COMMIT");
      return "won";
    } catch (error) {
      await client.query("ROLLBACK");
      return driverError(error)?.code;
    }
  };
  const outcomes = await Promise.all(clients.map(insert));
  await Promise.all(clients.map((client) => client.end()));
  expect(outcomes.filter((outcome) => outcome === "won")).toHaveLength(1);
  for (const outcome of outcomes) expect(["won", "23P01", "40P01"]).toContain(outcome);
});

test("nothing of a refused booking is stored", async () => {
  const { db } = database;
  const artist = await makeResource(db, studio);
  const project = await makeProject(db, studio);
  await createBooking(db, studio, bookingInput(artist.id, project.id, "10:00", "12:00"));
  const id = newId();
  await refusal(createBooking(db, studio, bookingInput(artist.id, project.id, "10:00", "12:00", { id })));
  expect(await refusal(getBooking(db, studio, id))).toMatchObject({ status: 404 });
});

test("names what is wrong: an unknown resource or project, a taken id, a viewer, another studio's resource", async () => {
  const { db } = database;
  const artist = await makeResource(db, studio);
  const project = await makeProject(db, studio);
  const nobody = newId();
  expect(await refusal(createBooking(db, studio, bookingInput(nobody, project.id, "10:00", "12:00")))).toMatchObject({ status: 404, code: "resource_not_found" });
  expect(await refusal(createBooking(db, studio, bookingInput(artist.id, nobody, "10:00", "12:00")))).toMatchObject({ status: 404, code: "project_not_found" });
  const { id } = await createBooking(db, studio, bookingInput(artist.id, project.id, "10:00", "12:00", { externalId: "row-7" }));
  expect(await refusal(createBooking(db, studio, bookingInput(artist.id, project.id, "14:00", "15:00", { id })))).toMatchObject({ status: 409, code: "id_taken" });
  expect(await refusal(createBooking(db, studio, bookingInput(artist.id, project.id, "14:00", "15:00", { externalId: "row-7" })))).toMatchObject({ status: 409, code: "external_id_taken" });
  expect(await refusal(createBooking(db, { ...studio, role: "viewer" }, bookingInput(artist.id, project.id, "14:00", "15:00")))).toMatchObject({ status: 403 });
  const other = await database.newStudio();
  expect(await refusal(createBooking(db, other, bookingInput(artist.id, project.id, "14:00", "15:00")))).toMatchObject({ status: 404 });
  expect(await refusal(createBooking(db, studio, bookingInput(artist.id, project.id, "2026-01-01T00:00:00Z", "2032-01-01T00:00:00Z")))).toMatchObject({ status: 400, extra: { errors: [{ path: "end" }] } });
});
