import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Principal } from "@/lib/principal";
import { Problem } from "@/lib/problem";
import { parseInstant } from "@/lib/time";
import { createBooking, getBooking, updateBooking } from "@/modules/booking";
import { updateBookingSchema } from "@/modules/booking/contract";
import { inTenant, openPool } from "@/services/db";
import { bookingInput, makeProject, makeResource } from "@/testing/factories";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import { selectLoad } from "./window-repository";

let database: TestDatabase;
let studio: Principal;
let projectId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  studio = await database.newStudio();
  projectId = (await makeProject(database.db, studio)).id;
});
afterAll(() => database.close());

const CAPACITY = 4;
const HOURS = 12;
const hour = (n: number) => parseInstant("2026-03-02T00:00:00Z").add({ hours: n }).toString();

type Op =
  | { type: "book"; start: number; length: number; allocation: number; status: "requested" | "confirmed" }
  | { type: "change"; which: number; start: number; length: number; allocation: number }
  | { type: "confirm" | "cancel"; which: number };

const slot = { start: fc.nat(HOURS - 1), length: fc.integer({ min: 1, max: 5 }), allocation: fc.integer({ min: 1, max: CAPACITY }) };
const op: fc.Arbitrary<Op> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ type: fc.constant("book" as const), ...slot, status: fc.constantFrom("requested" as const, "confirmed" as const, "confirmed" as const) }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("change" as const), which: fc.nat(20), ...slot }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constantFrom("confirm" as const, "cancel" as const), which: fc.nat(20) }) },
);

type Model = { id: string; start: number; end: number; allocation: number; status: string };
const fits = (model: Model[]) => Array.from({ length: HOURS + 6 }, (_, at) => model.filter((b) => b.status === "confirmed" && b.start <= at && at < b.end).reduce((sum, b) => sum + b.allocation, 0)).every((load) => load <= CAPACITY);

test("a booking is refused exactly when the sum of the load would exceed the capacity, whatever happened before", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(op, { minLength: 5, maxLength: 25 }), async (ops) => {
      const pool = await makeResource(database.db, studio, { kind: "equipment", capacity: CAPACITY });
      let model: Model[] = [];
      for (const step of ops) {
        const now = "which" in step ? model[step.which % Math.max(1, model.length)] : undefined;
        if (step.type !== "book" && !now) continue;
        const wanted: Omit<Model, "id"> =
          step.type === "book"
            ? { start: step.start, end: step.start + step.length, allocation: step.allocation, status: step.status }
            : { ...(now as Model), ...(step.type === "change" ? { start: step.start, end: step.start + step.length, allocation: step.allocation } : { status: step.type === "confirm" ? "confirmed" : "cancelled" }) };
        const next = [...model.filter((b) => b !== now), { id: "", ...wanted }];
        const given = { start: hour(wanted.start), end: hour(wanted.end), allocation: wanted.allocation };
        const attempt = now
          ? updateBooking(database.db, studio, now.id, undefined, updateBookingSchema.parse({ ...given, status: wanted.status }))
          : createBooking(database.db, studio, bookingInput(pool.id, projectId, given.start, given.end, { allocation: given.allocation, status: wanted.status }));
        const outcome = await attempt.catch((error: unknown) => {
          if (error instanceof Problem && error.code === "booking_conflict") return undefined;
          throw error;
        });
        expect(outcome !== undefined, JSON.stringify({ step, model })).toBe(fits(next));
        if (outcome) model = [...model.filter((b) => b !== now), { ...wanted, id: outcome.id }];
      }
      await expectStored(pool.id, model);
    }),
    { numRuns: 25 },
  );
}, 120_000);

/** What is stored adds up to the model, hour by hour. */
async function expectStored(resourceId: string, model: Model[]) {
  const range = { start: parseInstant(hour(0)), end: parseInstant(hour(HOURS + 6)) };
  const rows = (await inTenant(database.db, studio.tenantId, (tx) => selectLoad(tx, studio.tenantId, range, [resourceId]))).get(resourceId) ?? [];
  const origin = range.start.epochMilliseconds;
  for (let at = 0; at < HOURS + 6; at++) {
    const instant = origin + at * 3_600_000;
    const stored = rows.filter(({ start, end }) => start <= instant && instant < end).reduce((sum, { load }) => sum + load, 0);
    expect(stored).toBe(model.filter((b) => b.status === "confirmed" && b.start <= at && at < b.end).reduce((sum, b) => sum + b.allocation, 0));
  }
}

test("dealing lanes out anew changes neither version nor time of what stands", async () => {
  const pool = await makeResource(database.db, studio, { kind: "equipment", capacity: 2 });
  const book = (start: number, end: number) => createBooking(database.db, studio, bookingInput(pool.id, projectId, hour(start), hour(end)));
  const stand = [await book(0, 2), await book(1, 4), await book(2, 6), await book(5, 8)];
  await book(4, 5);
  for (const booking of stand) expect(await getBooking(database.db, studio, booking.id)).toEqual(booking);
});

test("half an artist twice, and no more; from many writers at once", async () => {
  const db = openPool(database.servingUrl, 12);
  const artist = await makeResource(db, studio, { hourlyRate: { amount: 1_000, currency: "EUR" } });
  const results = await Promise.allSettled(Array.from({ length: 12 }, () => createBooking(db, studio, bookingInput(artist.id, projectId, hour(0), hour(2), { allocation: 50 }))));
  const won = results.filter((result) => result.status === "fulfilled");
  expect(won).toHaveLength(2);
  expect(won[0]?.value.cost).toEqual({ amount: 1_000, currency: "EUR" });
  await db.close();
});

test("more than there is, and what becomes of a share when it moves", async () => {
  const { db } = database;
  const [artist, other, room] = [await makeResource(db, studio), await makeResource(db, studio), await makeResource(db, studio, { kind: "room" })];
  await expect(createBooking(db, studio, bookingInput(artist.id, projectId, hour(0), hour(2), { allocation: 101 }))).rejects.toMatchObject({ status: 422, code: "over_capacity" });
  const half = await createBooking(db, studio, bookingInput(artist.id, projectId, hour(0), hour(2), { allocation: 50 }));
  expect(await updateBooking(db, studio, half.id, undefined, { resourceId: other.id })).toMatchObject({ allocation: 50 });
  expect(await updateBooking(db, studio, half.id, undefined, { resourceId: room.id })).toMatchObject({ allocation: 1 });
  expect(await updateBooking(db, studio, half.id, undefined, { resourceId: artist.id })).toMatchObject({ allocation: 100 });
});
