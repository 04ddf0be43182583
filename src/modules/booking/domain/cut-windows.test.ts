import fc from "fast-check";
import { expect, test } from "vitest";
import { FIRST_INSTANT, LAST_INSTANT, parseInstant } from "@/lib/time";
import { alwaysOf, cutWindows, durationOf, leastCapacity, LONGEST_WINDOW_HOURS, mergeWindows, type Step } from "./cut-windows";

const START = parseInstant("2026-03-02T09:00:00Z");

/** Steps that begin so many hours after START. */
function stepsAt(hours: number[]): Step[] {
  const starts = [FIRST_INSTANT, ...[...new Set(hours)].toSorted((a, b) => a - b).map((hour) => START.add({ hours: hour }))];
  return starts.map((start, i) => ({ start, end: starts[i + 1] ?? LAST_INSTANT, capacity: i + 1 }));
}

test("cut windows follow on each other, fill the booking, are a week long at most, and each lies in one step of capacity", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5_000 }), fc.array(fc.integer({ min: -100, max: 5_100 }), { maxLength: 5 }), (hours, changes) => {
      const whole = { start: START, end: START.add({ hours }) };
      const windows = cutWindows([whole], stepsAt(changes));
      expect(mergeWindows(windows).map(({ start, end }) => [start.toString(), end.toString()])).toEqual([[whole.start.toString(), whole.end.toString()]]);
      for (const window of windows) {
        expect(durationOf(window)).toBeGreaterThan(0);
        expect(durationOf(window)).toBeLessThanOrEqual(LONGEST_WINDOW_HOURS * 3_600_000);
        expect(window.start.epochMilliseconds).toBeGreaterThanOrEqual(window.step.start.epochMilliseconds);
        expect(window.end.epochMilliseconds).toBeLessThanOrEqual(window.step.end.epochMilliseconds);
      }
    }),
  );
});

test("what is merged covers the same time, in order, with gaps between", () => {
  const range = fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 20 })).map(([from, length]) => ({ start: START.add({ hours: from }), end: START.add({ hours: from + length }) }));
  fc.assert(
    fc.property(fc.array(range, { maxLength: 12 }), (windows) => {
      const hours = (of: typeof windows) => Array.from({ length: 230 }, (_, hour) => of.some(({ start, end }) => start.epochMilliseconds <= START.epochMilliseconds + hour * 3_600_000 && START.epochMilliseconds + hour * 3_600_000 < end.epochMilliseconds));
      const merged = mergeWindows(windows);
      expect(hours(merged)).toEqual(hours(windows));
      merged.slice(1).forEach(({ start }, i) => expect(start.epochMilliseconds).toBeGreaterThan((merged[i] as (typeof merged)[number]).end.epochMilliseconds));
    }),
  );
});

test("the least capacity is that of the steps that a window meets", () => {
  const steps = stepsAt([24, 48]);
  const at = (from: number, to: number) => [{ start: START.add({ hours: from }), end: START.add({ hours: to }) }];
  expect(leastCapacity(at(0, 24), steps)).toBe(1);
  expect(leastCapacity(at(24, 60), steps)).toBe(2);
  expect(leastCapacity(at(50, 60), steps)).toBe(3);
  expect(leastCapacity(at(50, 60), alwaysOf(7))).toBe(7);
});
