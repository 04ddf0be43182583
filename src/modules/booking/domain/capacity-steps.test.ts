import fc from "fast-check";
import { expect, test } from "vitest";
import { FIRST_INSTANT, LAST_INSTANT, parseInstant, Temporal } from "@/lib/time";
import { changeSteps, type Holder, overCapacity } from "./capacity-steps";
import { alwaysOf, type Step } from "./cut-windows";

const START = parseInstant("2026-03-02T00:00:00Z");
const hour = (hours: number) => START.add({ hours });
const capacityAt = (steps: Step[], at: Temporal.Instant) => steps.find(({ start, end }) => Temporal.Instant.compare(start, at) <= 0 && Temporal.Instant.compare(at, end) < 0)?.capacity;

test("steps always fill all time, in order, neighbours differ, and a change holds until the next one that was planned", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 1, max: 5 })), { maxLength: 8 }), (changes) => {
      let steps = alwaysOf(3);
      for (const [at, capacity] of changes) {
        const before = steps;
        const until = before.find(({ end }) => Temporal.Instant.compare(hour(at), end) < 0)?.end as Temporal.Instant;
        steps = changeSteps(before, hour(at), capacity);
        for (let i = 0; i < 52; i++) {
          const changed = i >= at && Temporal.Instant.compare(hour(i), until) < 0;
          expect(capacityAt(steps, hour(i))).toBe(changed ? capacity : capacityAt(before, hour(i)));
        }
      }
      expect(steps[0]?.start.equals(FIRST_INSTANT)).toBe(true);
      expect(steps.at(-1)?.end.equals(LAST_INSTANT)).toBe(true);
      steps.slice(1).forEach((step, i) => {
        expect(step.start.equals((steps[i] as Step).end)).toBe(true);
        expect(step.capacity).not.toBe((steps[i] as Step).capacity);
      });
    }),
  );
});

test("over capacity are exactly the bookings that take part at an instant at which together they take too much", () => {
  const holder = fc.record({ from: fc.integer({ min: 0, max: 20 }), length: fc.integer({ min: 1, max: 8 }), allocation: fc.integer({ min: 1, max: 3 }) });
  fc.assert(
    fc.property(fc.array(holder, { maxLength: 8 }), fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 4 }), (given, at, capacity) => {
      const steps = changeSteps(alwaysOf(4), hour(at), capacity);
      const holders = given.map(({ from, length, allocation }, i): Holder => ({ bookingId: String(i), allocation, windows: [{ start: hour(from), end: hour(from + length) }] }));
      const expected = new Set<string>();
      for (let i = 0; i < 30; i++) {
        const there = given.flatMap((one, id) => (one.from <= i && i < one.from + one.length ? [{ ...one, id: String(id) }] : []));
        if (there.reduce((sum, { allocation }) => sum + allocation, 0) > (i < at ? 4 : capacity)) there.forEach(({ id }) => expected.add(id));
      }
      expect(overCapacity(holders, steps).toSorted()).toEqual([...expected].toSorted());
    }),
  );
});
