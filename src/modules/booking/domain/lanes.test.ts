import fc from "fast-check";
import { expect, test } from "vitest";
import { assignAfresh, assignBeside, type Taken } from "./assign-lanes";
import { formatLanes, type Lanes, parseLanes, pickLanes } from "./lanes";

const lanesOf = (lanes: Lanes) => lanes.flatMap(([from, to]) => Array.from({ length: to - from }, (_, i) => from + i));

test("picks the lowest lanes that are free", () => {
  expect(pickLanes(6, 2, [[[1, 2]], [[3, 5]]])).toEqual([[2, 3], [5, 6]]);
  expect(pickLanes(6, 6, [])).toEqual([[1, 7]]);
  expect(pickLanes(6, 4, [[[1, 4]]])).toBeUndefined();
});

test("writes and reads PostgreSQL's notation", () => {
  expect(formatLanes([[1, 3], [5, 6]])).toBe("{[1,3),[5,6)}");
  expect(parseLanes("{[1,3),[5,6)}")).toEqual([[1, 3], [5, 6]]);
});

const CAPACITY = 5;
const taken = fc
  .record({ start: fc.integer({ min: 0, max: 20 }), length: fc.integer({ min: 1, max: 8 }), allocation: fc.integer({ min: 1, max: CAPACITY }) })
  .map(({ start, length, allocation }): Taken => ({ start, end: start + length, allocation }));

const peak = (windows: Taken[]) => Math.max(0, ...Array.from({ length: 30 }, (_, at) => windows.filter((w) => w.start <= at && at < w.end).reduce((sum, w) => sum + w.allocation, 0)));

test("deals lanes out afresh exactly when the sum of the load fits, and never one twice", () => {
  fc.assert(
    fc.property(fc.array(taken, { maxLength: 12 }), (windows) => {
      const lanes = assignAfresh(CAPACITY, windows);
      expect(lanes !== undefined).toBe(peak(windows) <= CAPACITY);
      if (!lanes) return;
      windows.forEach((window, i) => {
        const own = lanesOf(lanes[i] as Lanes);
        expect(own).toHaveLength(window.allocation);
        expect(own.every((lane) => lane >= 1 && lane <= CAPACITY)).toBe(true);
        windows.slice(0, i).forEach((other, j) => {
          if (other.start < window.end && window.start < other.end) expect(lanesOf(lanes[j] as Lanes).some((lane) => own.includes(lane))).toBe(false);
        });
      });
    }),
  );
});

test("beside stored windows it takes only lanes that none of the overlapping ones has", () => {
  const stored = [
    { start: 0, end: 10, allocation: 2, lanes: [[1, 3]] as Lanes },
    { start: 10, end: 20, allocation: 3, lanes: [[3, 6]] as Lanes },
  ];
  expect(assignBeside(5, { start: 5, end: 9, allocation: 2 }, stored)).toEqual([[3, 5]]);
  expect(assignBeside(5, { start: 5, end: 15, allocation: 1 }, stored)).toBeUndefined();
});
