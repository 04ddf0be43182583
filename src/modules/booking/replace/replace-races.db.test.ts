import { afterAll, beforeAll, expect, test } from "vitest";
import type { Principal } from "@/lib/principal";
import { loadOver } from "@/lib/stretch";
import { createBooking, listBookings, replaceResource } from "@/modules/booking";
import { listBookingsSchema } from "@/modules/booking/contract";
import { Problem } from "@/lib/problem";
import { bookingInput, makeProject, makeResource } from "@/testing/factories";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import { type Replacement, replaceSchema } from "./contract";

const CLIENTS = 20;

let database: TestDatabase;
let studio: Principal;
beforeAll(async () => {
  database = await createTestDatabase(CLIENTS);
  studio = await database.newStudio();
});
afterAll(() => database.close());

const march = (time: string) => `2027-03-02T${time}:00Z`;

/** What is stored of resources: who has which booking, when. */
async function stored(resourceIds: string[]) {
  const found = await Promise.all(resourceIds.map(async (resourceId) => (await listBookings(database.db, studio, listBookingsSchema.parse({ resourceId, limit: 500 }))).items));
  return found.flat().map(({ id, resourceId, start, end, allocation }) => ({ id, resourceId, start, end, allocation }));
}

test.each([100, 40])("twenty replace twenty by the same one, each with %i percent: never more than there is, and what was answered is what is stored", async (allocation) => {
  const { db } = database;
  const target = (await makeResource(db, studio)).id;
  const project = (await makeProject(db, studio)).id;
  const lefts = await Promise.all(Array.from({ length: CLIENTS }, async () => (await makeResource(db, studio)).id));
  // Each has one that would move and one that would be split at ten.
  const given = await Promise.all(
    lefts.map(async (left) => ({
      left,
      whole: (await createBooking(db, studio, bookingInput(left, project, march("14:00"), march("16:00"), { allocation }))).id,
      across: (await createBooking(db, studio, bookingInput(left, project, march("08:00"), march("12:00"), { allocation }))).id,
    })),
  );
  const answers = await Promise.all(
    given.map(({ left }, i) =>
      replaceResource(db, studio, replaceSchema.parse({ fromResourceId: left, toResourceId: target, from: march("10:00"), skipConflicts: i % 2 === 0 })).catch((error: unknown) => {
        if (error instanceof Problem && error.code === "replace_conflict") return { applied: false, items: (error.extra as { items: Replacement["items"] }).items };
        throw error;
      }),
    ),
  );

  const all = await stored([target, ...lefts]);
  const taken = all.filter(({ resourceId }) => resourceId === target).map(({ start, end, allocation: load }) => ({ start: Date.parse(start), end: Date.parse(end), load }));
  const loads = loadOver({ start: Date.parse(march("00:00")), end: Date.parse(march("23:00")) }, taken).map(({ load }) => load);
  expect(Math.max(...loads)).toBeLessThanOrEqual(100);
  const winners = Math.floor(100 / allocation);
  expect(taken).toHaveLength(2 * winners);

  let moved = 0;
  for (const [i, { applied, items }] of answers.entries()) {
    const { left, whole, across } = given[i] as (typeof given)[number];
    const expected = items.flatMap(({ bookingId, outcome, movedId }) => {
      const goes = applied && outcome !== "conflict";
      if (bookingId === whole) return [{ id: whole, resourceId: goes ? target : left, start: march("14:00"), end: march("16:00"), allocation }];
      const rest = { id: movedId as string, resourceId: target, start: march("10:00"), end: march("12:00"), allocation };
      return [{ id: across, resourceId: left, start: march("08:00"), end: march(goes ? "10:00" : "12:00"), allocation }, ...(goes ? [rest] : [])];
    });
    moved += expected.filter(({ resourceId }) => resourceId === target).length;
    const ids = new Set(expected.map(({ id }) => id));
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
    expect(all.filter(({ id, resourceId }) => ids.has(id) || resourceId === left).toSorted(byId)).toEqual(expected.toSorted(byId));
  }
  expect(moved).toBe(taken.length);
});
