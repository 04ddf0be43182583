import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Principal } from "@/lib/principal";
import { Problem } from "@/lib/problem";
import { createBooking, listBookings, updateBooking } from "@/modules/booking";
import { listBookingsSchema, updateBookingSchema } from "@/modules/booking/contract";
import { bookingInput, makeProject, makeResource } from "@/testing/factories";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import { FAULT_NAMES, findFaults } from "./checker";
import { after, type Model, type ModelBooking } from "./model";

// Any sequence of what schedulers do, on resources that share a budget, against the few lines of model.ts.
let database: TestDatabase;
let studio: Principal;
beforeAll(async () => {
  database = await createTestDatabase();
  studio = await database.newStudio();
});
afterAll(() => database.close());

const CAPACITY = [100, 4, 1];
const KINDS = ["artist", "equipment", "room"];
const hour = (n: number) => `2026-03-02T${String(n).padStart(2, "0")}:00:00Z`;
/** Past the rules and the queue, so that only room and money decide. */
const override = "the model says so";

const place = { resource: fc.nat(2), start: fc.nat(14), length: fc.integer({ min: 1, max: 6 }), part: fc.constantFrom(0.25, 0.5, 1, 1) };
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant("book" as const), ...place, status: fc.constantFrom("requested" as const, "hold" as const, "hold" as const, "confirmed" as const, "confirmed" as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("move" as const), which: fc.nat(30), ...place }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom("confirmed" as const, "confirmed" as const, "hold" as const, "cancelled" as const), which: fc.nat(30) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** What a step asks for; undefined where there is no booking yet to change. */
function wantedBy(model: Model, one: Step): ModelBooking | undefined {
  const taken = (to: { resource: number; start: number; length: number; part: number }) => ({ resource: to.resource, start: to.start, end: to.start + to.length, allocation: Math.ceil((CAPACITY[to.resource] as number) * to.part) });
  if (one.do === "book") return { id: "", status: one.status, ...taken(one) };
  const now = model.bookings[one.which % Math.max(1, model.bookings.length)];
  if (!now) return undefined;
  return one.do === "move" ? { ...now, ...taken(one) } : { ...now, status: one.do };
}

test("what is booked, moved, confirmed, held and cancelled ends as the model says, whatever the order", async () => {
  const { db } = database;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30 }), fc.integer({ min: 4, max: 40 }), async (steps, budgetHours) => {
      const budget = budgetHours * 1_000;
      const project = await makeProject(db, studio, { enforcement: "block", budget: { amount: budget, currency: "EUR" } });
      const resources = await Promise.all(CAPACITY.map((capacity, i) => makeResource(db, studio, { kind: KINDS[i], capacity, hourlyRate: { amount: KINDS[i] === "equipment" ? 1_000 / capacity : 1_000, currency: "EUR" } })));
      let model: Model = { capacity: CAPACITY, budget, bookings: [] };
      for (const one of steps) {
        const wanted = wantedBy(model, one);
        if (!wanted) continue;
        const expected = after(model, wanted);
        const { id, status, allocation } = wanted;
        const given = { resourceId: resources[wanted.resource]?.id ?? "", start: hour(wanted.start), end: hour(wanted.end), allocation, status, override };
        const attempt = id
          ? updateBooking(db, studio, id, undefined, updateBookingSchema.parse(given))
          : createBooking(db, studio, bookingInput(given.resourceId, project.id, given.start, given.end, { allocation, status, override }));
        const made = await attempt.catch((error: unknown) => {
          if (error instanceof Problem && ["booking_conflict", "budget_exceeded"].includes(error.code)) return undefined;
          throw error;
        });
        expect(made !== undefined, JSON.stringify({ one, wanted, model })).toBe(expected !== undefined);
        if (made && expected) model = { ...expected, bookings: expected.bookings.map((booking) => (booking.id === id ? { ...booking, id: made.id } : booking)) };
      }
      const pages = await Promise.all([{}, { status: "cancelled" }].map((more) => listBookings(db, studio, listBookingsSchema.parse({ projectId: project.id, limit: 100, ...more }))));
      const stored = pages.flatMap(({ items }) => items).map((booking) => ({ id: booking.id, status: booking.status, resourceId: "resourceId" in booking ? booking.resourceId : "", start: booking.start, end: booking.end }));
      const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
      expect(stored.toSorted(byId)).toEqual(model.bookings.map(({ id, status, resource, start, end }) => ({ id, status, resourceId: resources[resource]?.id, start: hour(start), end: hour(end) })).toSorted(byId));
    }),
    { numRuns: 25 },
  );
  expect(await findFaults(db, studio)).toEqual(Object.fromEntries(FAULT_NAMES.map((name) => [name, 0])));
}, 120_000);
