import fc from "fast-check";
import { expect, test } from "vitest";
import { parseInstant, Temporal } from "@/lib/time";
import { daysSchema } from "../contract";
import { type DayRules, moveDays, windowsOfDays } from "./day-windows";

/** Monday to Friday, 09:00 to 12:00 and 13:00 to 18:00, in UTC; 2026-03-04 is a holiday. */
const RULES: DayRules = {
  hoursOn: (date) => (isWeekend(date) || date === "2026-03-04" ? [] : OFFICE),
  weekHoursOn: (date) => (isWeekend(date) ? [] : OFFICE),
  isHoliday: (date) => date === "2026-03-04",
  shifts: [{ name: "night", start: "22:00", end: "06:00" }],
  atLocal: (date, { start, end }) => {
    const last = end <= start ? Temporal.PlainDate.from(date).add({ days: 1 }).toString() : date;
    return { start: parseInstant(`${date}T${start}:00Z`), end: parseInstant(`${last}T${end}:00Z`) };
  },
};
const OFFICE = [{ start: "09:00", end: "12:00" }, { start: "13:00", end: "18:00" }];
const isWeekend = (date: string) => Temporal.PlainDate.from(date).dayOfWeek > 5;

const windows = (given: Record<string, unknown>, rules = RULES) => windowsOfDays(daysSchema.parse(given), rules).map(({ start, end }) => `${start.toString().slice(5, 16)} ${end.toString().slice(5, 16)}`);

test("takes the working hours of each working day, and leaves nights, weekends and holidays free", () => {
  expect(windows({ from: "2026-03-03", to: "2026-03-07" })).toEqual(["03-03T09:00 03-03T12:00", "03-03T13:00 03-03T18:00", "03-05T09:00 03-05T12:00", "03-05T13:00 03-05T18:00", "03-06T09:00 03-06T12:00", "03-06T13:00 03-06T18:00"]);
});

test("takes weekends and holidays when asked, each on its own", () => {
  const hours = { start: "10:00", end: "16:00" };
  const days = (given: object) => windows({ from: "2026-03-03", to: "2026-03-07", hours, ...given }).map((window) => window.slice(0, 5));
  expect(days({})).toEqual(["03-03", "03-05", "03-06"]);
  expect(days({ weekends: true })).toEqual(["03-03", "03-05", "03-06", "03-07"]);
  expect(days({ holidays: true })).toEqual(["03-03", "03-04", "03-05", "03-06"]);
});

test("takes a shift across midnight, and so many hours from when the day starts", () => {
  expect(windows({ from: "2026-03-02", to: "2026-03-02", hours: { shift: "night" } })).toEqual(["03-02T22:00 03-03T06:00"]);
  expect(windows({ from: "2026-03-02", to: "2026-03-02", hours: { perDay: 7.5 } })).toEqual(["03-02T09:00 03-02T16:30"]);
  expect(() => windows({ from: "2026-03-02", to: "2026-03-02", hours: { shift: "late" } })).toThrow(/night/);
});

test("a day that was edited has its own hours, or none, also one that would be off", () => {
  const edits = [{ date: "2026-03-03", hours: [{ start: "09:00", end: "12:00" }] }, { date: "2026-03-05", hours: [] }, { date: "2026-03-07", hours: [{ start: "14:00", end: "15:00" }] }];
  expect(windows({ from: "2026-03-03", to: "2026-03-08", edits })).toEqual(["03-03T09:00 03-03T12:00", "03-06T09:00 03-06T12:00", "03-06T13:00 03-06T18:00", "03-07T14:00 03-07T15:00"]);
});

test("windows that touch or overlap are one", () => {
  expect(windows({ from: "2026-03-02", to: "2026-03-03", hours: { start: "09:00", end: "09:00" } })).toEqual(["03-02T09:00 03-04T09:00"]);
});

test("moving keeps the length and the edits on their days", () => {
  const days = daysSchema.parse({ from: "2026-03-02", to: "2026-03-06", edits: [{ date: "2026-03-04", hours: [] }] });
  fc.assert(
    fc.property(fc.integer({ min: -400, max: 400 }), (distance) => {
      const to = Temporal.PlainDate.from(days.from).add({ days: distance }).toString();
      const moved = moveDays(days, to);
      expect(moved.from).toBe(to);
      expect(Temporal.PlainDate.from(moved.from).until(moved.to).days).toBe(4);
      expect(Temporal.PlainDate.from(moved.from).until(moved.edits[0]?.date as string).days).toBe(2);
      expect(moveDays(moved, days.from)).toEqual(days);
    }),
  );
});
