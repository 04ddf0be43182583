import fc from "fast-check";
import { expect, test } from "vitest";
import { without } from "@/lib/stretch";
import { outsideOf } from "./outside";
import { type WorkClock, workedIn } from "./worked";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Days of 24 hours from 0 on; works from 9 to 17, but on every seventh day not at all. */
const CLOCK: WorkClock = {
  dateOf: (instant) => String(Math.floor(instant / DAY)),
  minutesOn: (date) => (Number(date) % 7 === 6 ? 0 : 480),
  workingIn: ({ start, end }) =>
    Array.from({ length: Math.ceil(end / DAY) - Math.floor(start / DAY) }, (_, i) => Math.floor(start / DAY) + i)
      .filter((day) => day % 7 !== 6)
      .map((day) => ({ start: Math.max(start, day * DAY + 9 * HOUR), end: Math.min(end, day * DAY + 17 * HOUR) }))
      .filter((stretch) => stretch.start < stretch.end),
};
const hours = (start: number, end: number) => ({ start: start * HOUR, end: end * HOUR });

test("what is booked is worked, and overtime is what goes beyond the hours of its day", () => {
  expect(workedIn([hours(9, 17)], CLOCK)).toEqual({ minutes: 480, overtimeMinutes: 0 });
  expect(workedIn([hours(9, 20)], CLOCK)).toEqual({ minutes: 660, overtimeMinutes: 180 });
  expect(workedIn([hours(6, 10), hours(12, 18)], CLOCK)).toEqual({ minutes: 600, overtimeMinutes: 120 });
  expect(workedIn([hours(6 * 24 + 10, 6 * 24 + 12)], CLOCK)).toEqual({ minutes: 120, overtimeMinutes: 120 });
});

test("of a stretch through nights the working time counts", () => {
  expect(workedIn([hours(9, 4 * 24 + 17)], CLOCK)).toEqual({ minutes: 5 * 480, overtimeMinutes: 0 });
});

test("overtime is never more than what is worked, and minutes are those of the windows where none is long", () => {
  const window = fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 24 })).map(([from, length]) => hours(from, from + length));
  fc.assert(
    fc.property(fc.array(window, { minLength: 1, maxLength: 6 }), (windows) => {
      const { minutes, overtimeMinutes } = workedIn(windows, CLOCK);
      expect(minutes).toBe(windows.reduce((sum, { start, end }) => sum + (end - start) / 60_000, 0));
      expect(overtimeMinutes).toBeGreaterThanOrEqual(0);
      expect(overtimeMinutes).toBeLessThanOrEqual(minutes);
    }),
  );
});

test("outside is what neither work nor leave covers; through nights only what meets no work at all", () => {
  expect(outsideOf([hours(8, 12)], CLOCK, [])).toEqual([hours(8, 9)]);
  expect(outsideOf([hours(8, 12)], CLOCK, [hours(8, 9)])).toEqual([]);
  expect(outsideOf([hours(9, 40)], CLOCK, [])).toEqual([]);
  expect(outsideOf([hours(6 * 24 - 2, 7 * 24)], CLOCK, [])).toEqual(without(hours(6 * 24 - 2, 7 * 24), []));
});
