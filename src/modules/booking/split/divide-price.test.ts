import fc from "fast-check";
import { expect, test } from "vitest";
import { dividePrice } from "./divide-price";

const minor = fc.option(fc.integer({ min: 0, max: 1_000_000_000_000 }));

test("shares a price out to the last minor unit, and gives nobody less than nothing", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), minor, minor, fc.double({ min: 0, max: 1, noNaN: true }), (workedMinutes, costMinor, billMinor, share) => {
      const { first, second } = dividePrice({ workedMinutes, costMinor, billMinor, rate: null }, share);
      const sum = (a: number | null, b: number | null) => (a === null || b === null ? null : a + b);
      expect([first.workedMinutes + second.workedMinutes, sum(first.costMinor, second.costMinor), sum(first.billMinor, second.billMinor)]).toEqual([workedMinutes, costMinor, billMinor]);
      for (const value of [first.workedMinutes, second.workedMinutes, first.costMinor ?? 0, second.costMinor ?? 0]) expect(value).toBeGreaterThanOrEqual(0);
    }),
  );
});
