import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Principal } from "@/lib/principal";
import { Problem } from "@/lib/problem";
import { parseInstant } from "@/lib/time";
import { changeCapacity, createBooking, getBooking, readCapacity, updateBooking } from "@/modules/booking";
import { getResource } from "@/modules/resource";
import { bookingInput, makeProject, makeResource } from "@/testing/factories";
import { findFaults } from "@/testing/proof/checker";
import { openClients } from "@/testing/proof/race";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import { changeCapacitySchema } from "./contract";

let database: TestDatabase;
let studio: Principal;
let projectId: string;
beforeAll(async () => {
  database = await createTestDatabase(20);
  studio = await database.newStudio();
  projectId = (await makeProject(database.db, studio)).id;
});
afterAll(() => database.close());

/** So many hours after a Monday that is years away: capacity changes in the future alone. */
const hour = (n: number) => parseInstant("2150-03-02T00:00:00Z").add({ hours: n }).toString();
const change = (resourceId: string, capacity: number, from?: number, db = database.db) => changeCapacity(db, studio, resourceId, changeCapacitySchema.parse({ capacity, ...(from !== undefined && { from: hour(from) }) }));
const book = (resourceId: string, from: number, to: number, allocation: number, given: Record<string, unknown> = {}) => createBooking(database.db, studio, bookingInput(resourceId, projectId, hour(from), hour(to), { allocation, ...given }));
const pool = (capacity: number) => makeResource(database.db, studio, { kind: "equipment", capacity });

test("less from a day on: what was before stays, what comes after has less, and who is booked across keeps his place", async () => {
  const cameras = await pool(4);
  const across = await book(cameras.id, 0, 48, 2);
  await book(cameras.id, 0, 24, 2);
  expect(await change(cameras.id, 2, 24)).toEqual({ steps: [{ start: null, end: hour(24), capacity: 4 }, { start: hour(24), end: null, capacity: 2 }] });
  expect(await readCapacity(database.db, studio, cameras.id)).toMatchObject({ steps: [{ capacity: 4 }, { capacity: 2 }] });
  expect(await getResource(database.db, studio, cameras.id)).toMatchObject({ capacity: 4, version: 2 });
  await expect(book(cameras.id, 30, 31, 1)).rejects.toMatchObject({ code: "booking_conflict", extra: { conflicts: [{ bookingId: across.id }] } });
  await expect(book(cameras.id, 50, 51, 3)).rejects.toMatchObject({ code: "over_capacity" });
  await book(cameras.id, 48, 50, 2);
  expect(await getBooking(database.db, studio, across.id)).toMatchObject({ version: 1, windows: [{ start: hour(0).replace(".000", ""), end: hour(48) }] });
  await updateBooking(database.db, studio, across.id, 1, { start: parseInstant(hour(-4)), end: parseInstant(hour(44)) });
});

test("refused with the bookings that no longer fit, also one that was booked across the day; then nothing changed", async () => {
  const cameras = await pool(4);
  const kept = await book(cameras.id, 0, 10, 4);
  const [across, later] = [await book(cameras.id, 10, 48, 2), await book(cameras.id, 40, 60, 2)];
  const refusal = await change(cameras.id, 3, 24).catch((error: unknown) => error as Problem);
  expect(refusal).toMatchObject({ status: 409, code: "capacity_in_use" });
  expect((refusal as Problem).extra.conflicts).toMatchObject([{ bookingId: across.id }, { bookingId: later.id }]);
  expect(kept.id).toBeTruthy();
  expect(await readCapacity(database.db, studio, cameras.id)).toEqual({ steps: [{ start: null, end: null, capacity: 4 }] });
  await change(cameras.id, 3, 60);
  await change(cameras.id, 6, 24);
  await book(cameras.id, 24, 30, 4);
});

test("a hold that no longer fits stands in nobody's way; the past is not to be changed", async () => {
  const cameras = await pool(4);
  const hold = await book(cameras.id, 0, 10, 4, { status: "hold" });
  await change(cameras.id, 1);
  await expect(updateBooking(database.db, studio, hold.id, undefined, { status: "confirmed" })).rejects.toMatchObject({ code: "over_capacity" });
  await expect(changeCapacity(database.db, studio, cameras.id, changeCapacitySchema.parse({ capacity: 2, from: "2020-01-01T00:00:00Z" }))).rejects.toMatchObject({ status: 400 });
  await expect(change("00000000-0000-7000-8000-000000000000", 2)).rejects.toMatchObject({ status: 404 });
});

test("whatever is booked and whatever capacity changes to, a booking or change is refused exactly when the load would exceed it", async () => {
  const op = fc.record({ isChange: fc.boolean(), at: fc.integer({ min: 0, max: 20 }), length: fc.integer({ min: 1, max: 8 }), amount: fc.integer({ min: 1, max: 4 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(op, { minLength: 3, maxLength: 14 }), async (ops) => {
      const resource = await pool(3);
      let capacity = Array<number>(40).fill(3);
      let changes = [40];
      const load = Array<number>(40).fill(0);
      for (const { isChange, at, length, amount } of ops) {
        if (isChange) {
          const until = Math.min(...changes.filter((other) => other > at));
          const next = capacity.map((was, i) => (i >= at && i < until ? amount : was));
          const fits = next.every((has, i) => (load[i] as number) <= has);
          expect(await change(resource.id, amount, at).then(() => true, refusedBy("capacity_in_use"))).toBe(fits);
          if (!fits) continue;
          capacity = next;
          changes = Array.from({ length: 40 }, (_, i) => i + 1).filter((i) => i === 40 || capacity[i] !== capacity[i - 1]);
        } else {
          const span = Array.from({ length }, (_, i) => at + i);
          const fits = span.every((i) => (load[i] as number) + amount <= (capacity[i] as number));
          expect(await book(resource.id, at, at + length, amount).then(() => true, refusedBy("booking_conflict", "over_capacity"))).toBe(fits);
          if (fits) for (const i of span) load[i] = (load[i] as number) + amount;
        }
      }
    }),
    { numRuns: 20 },
  );
  expect(Object.values(await findFaults(database.db, studio)).every((count) => count === 0)).toBe(true);
}, 120_000);

const refusedBy = (...codes: string[]) => (error: unknown) => {
  if (error instanceof Problem && codes.includes(error.code)) return false;
  throw error;
};

test("twenty clients book while the capacity is halved: never over, whoever comes first", async () => {
  const { clients, close } = openClients(database.servingUrl);
  for (let round = 0; round < 5; round++) {
    const resource = await pool(10);
    const outcomes = await Promise.allSettled([
      ...clients.slice(1).map((client) => createBooking(client, studio, bookingInput(resource.id, projectId, hour(5), hour(9), { allocation: 1 }))),
      change(resource.id, 5, 0, clients[0]),
    ]);
    const booked = outcomes.slice(0, -1).filter(({ status }) => status === "fulfilled").length;
    const isHalved = outcomes.at(-1)?.status === "fulfilled";
    expect(booked).toBe(isHalved ? 5 : 10);
  }
  await close();
  expect(Object.values(await findFaults(database.db, studio)).every((count) => count === 0)).toBe(true);
});
