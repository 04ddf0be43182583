import fc from "fast-check";
import { expect, test } from "vitest";
import type { Stretch } from "@/lib/stretch";
import { standardWeek } from "@/modules/calendar";
import { type Days, daysSchema } from "../contract";
import { dayRulesOf } from "../day-rules";
import { cutDays } from "./cut-days";
import { windowsOfDays } from "./day-windows";
import { localClock } from "./local-clock";

const ZONE = "Europe/Berlin";
const windowsIn = (days: Days, dayStart: string, hours: { start: string; end: string }[]): Stretch[] => {
  const calendar = { ...standardWeek(dayStart), week: [1, 2, 3, 4, 5].flatMap((day) => hours.map((part) => ({ day, ...part }))) };
  return windowsOfDays(days, dayRulesOf({ calendar }, ZONE, dayStart)).map(({ start, end }) => ({ start: start.epochMilliseconds, end: end.epochMilliseconds }));
};

// Whole hours, so that cuts meet edges often. Daylight saving begins on the 28th of March 2027.
const time = fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, "0")}:00`);
const hours = fc.record({ start: time, end: time });
const date = fc.integer({ min: 22, max: 31 }).map((day) => `2027-03-${day}`);
const days = fc
  .record({ from: date, to: date, hours: fc.option(hours, { nil: undefined }), weekends: fc.boolean(), edits: fc.uniqueArray(fc.record({ date, hours: fc.array(hours, { maxLength: 2 }) }), { maxLength: 3, selector: (edit) => edit.date }) })
  .map(({ from, to, ...rest }) => daysSchema.parse({ ...rest, from: from < to ? from : to, to: from < to ? to : from }));
const week: fc.Arbitrary<{ start: string; end: string }[]> = fc.constantFrom<{ start: string; end: string }[][]>([{ start: "09:00", end: "17:00" }], [{ start: "09:00", end: "13:00" }, { start: "14:00", end: "18:00" }], [{ start: "22:00", end: "06:00" }]);

const inMinutes = (stretches: Stretch[]) => new Set(stretches.flatMap(({ start, end }) => Array.from({ length: (end - start) / 1_800_000 }, (_, i) => start + i * 1_800_000)));

test("what is before and what is after are together what it was, and neither reaches over the cut", () => {
  let cuts = 0;
  fc.assert(
    fc.property(days, week, fc.constantFrom("00:00", "06:00"), fc.integer({ min: 0, max: 12 * 48 }), (given, usual, dayStart, half) => {
      const windows = windowsIn(given, dayStart, usual);
      const at = Date.parse("2027-03-21T00:00:00Z") + half * 1_800_000;
      fc.pre(windows.some(({ start }) => start < at) && windows.some(({ end }) => end > at));
      const cut = cutDays(given, windows, at, localClock(ZONE, dayStart));
      if (!cut) return expect.fail("in one zone every day can be cut");
      if (cut.before.edits.length + cut.after.edits.length > given.edits.length) cuts++;
      const [before, after] = [windowsIn(cut.before, dayStart, usual), windowsIn(cut.after, dayStart, usual)];
      expect(before.every(({ end }) => end <= at)).toBe(true);
      expect(after.every(({ start }) => start >= at)).toBe(true);
      expect(inMinutes([...before, ...after])).toEqual(inMinutes(windows));
    }),
    { numRuns: 500 },
  );
  expect(cuts).toBeGreaterThan(50);
});

test("a day that is on another date over there cannot be cut", () => {
  const given = daysSchema.parse({ from: "2027-03-22", to: "2027-03-24" });
  const windows = windowsIn(given, "00:00", [{ start: "09:00", end: "17:00" }]);
  const berlin = localClock(ZONE, "00:00");
  const noon = Date.parse("2027-03-23T11:00:00Z");
  expect(cutDays(given, windows, noon, berlin, { before: berlin, after: localClock("Pacific/Kiritimati", "00:00") })).toBeUndefined();
  expect(cutDays(given, windows, noon, berlin, { before: berlin, after: localClock("Europe/London", "00:00") })?.after).toMatchObject({ from: "2027-03-23", edits: [{ date: "2027-03-23", hours: [{ start: "11:00", end: "16:00" }] }] });
});
