import fc from "fast-check";
import { expect, test } from "vitest";
import { type Load, loadOver, without } from "./stretch";

const range = { start: 0, end: 24 };
const taker = fc
  .record({ start: fc.integer({ min: -5, max: 28 }), length: fc.integer({ min: 1, max: 10 }), load: fc.integer({ min: 1, max: 4 }) })
  .map(({ start, length, load }): Load => ({ start, end: start + length, load }));

test("tells the sum of what is taken at every instant, in order and without gaps", () => {
  fc.assert(
    fc.property(fc.array(taker, { maxLength: 15 }), (takers) => {
      const stretches = loadOver(range, takers);
      expect(stretches[0]?.start).toBe(range.start);
      expect(stretches.at(-1)?.end).toBe(range.end);
      stretches.slice(1).forEach((stretch, i) => {
        expect(stretch.start).toBe(stretches[i]?.end);
        expect(stretch.load).not.toBe(stretches[i]?.load);
      });
      for (let at = range.start; at < range.end; at++) {
        const sum = takers.filter((t) => t.start <= at && at < t.end).reduce((total, t) => total + t.load, 0);
        expect(stretches.find((s) => s.start <= at && at < s.end)?.load).toBe(sum);
      }
    }),
  );
});


test("what is outside all holes", () => {
  expect(without(range, [{ start: 2, end: 4 }, { start: 3, end: 6 }, { start: 23, end: 30 }])).toEqual([{ start: 0, end: 2 }, { start: 6, end: 23 }]);
  expect(without(range, [{ start: -1, end: 30 }])).toEqual([]);
});
