import fc from "fast-check";
import { expect, test } from "vitest";
import { addTaker, newTimeline, removeTakers, type Taker, takersIn } from "./timeline";

const taker = fc.record({ bookingId: fc.constantFrom("a", "b", "c", "d", "e"), start: fc.integer({ min: 0, max: 40 }), length: fc.integer({ min: 1, max: 15 }), load: fc.constant(1) }).map(({ length, ...rest }): Taker => ({ ...rest, end: rest.start + length }));

test("finds exactly those that overlap, and forgets a booking within its span", () => {
  fc.assert(
    fc.property(fc.array(taker, { maxLength: 25 }), fc.integer({ min: -5, max: 50 }), fc.integer({ min: 1, max: 20 }), fc.boolean(), (takers, start, length, remove) => {
      const timeline = newTimeline();
      for (const one of takers) addTaker(timeline, one);
      if (remove) removeTakers(timeline, "a", 10, 30);
      const left = takers.filter((one) => !(remove && one.bookingId === "a" && one.start >= 10 && one.start < 30));
      const found = takersIn(timeline, start, start + length);
      const expected = left.filter((one) => one.start < start + length && start < one.end);
      expect(new Set(found)).toEqual(new Set(expected));
      expect(found).toHaveLength(expected.length);
      expect(found.map((one) => one.start)).toEqual(found.map((one) => one.start).toSorted((a, b) => a - b));
    }),
  );
});
