import fc from "fast-check";
import { expect, test } from "vitest";
import { type Load, loadOver } from "@/lib/stretch";
import { nextFree } from "./next-free";

const range = { start: 0, end: 40 };
const taker = fc.record({ start: fc.nat(38), length: fc.integer({ min: 1, max: 8 }), load: fc.integer({ min: 1, max: 3 }) }).map(({ start, length, load }): Load => ({ start, end: start + length, load }));

test("is the first of all places where it fits", () => {
  fc.assert(
    fc.property(fc.array(taker, { maxLength: 12 }), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 6 }), (takers, needed, duration) => {
      const capacity = 3;
      const loadAt = (at: number) => takers.filter((t) => t.start <= at && at < t.end).reduce((sum, t) => sum + t.load, 0);
      const starts = Array.from({ length: range.end - duration + 1 }, (_, start) => start);
      const first = starts.find((start) => Array.from({ length: duration }, (_, i) => start + i).every((at) => capacity - loadAt(at) >= needed));
      expect(nextFree(loadOver(range, takers), capacity, needed, duration)).toEqual(first === undefined ? undefined : { start: first, end: first + duration });
    }),
  );
});
