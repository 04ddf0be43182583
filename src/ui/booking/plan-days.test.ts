import fc from "fast-check";
import { expect, test } from "vitest";
import { Temporal } from "@/lib/time";
import type { Days } from "@/modules/booking/contract";
import { windowsOfDays } from "@/modules/booking/domain/day-windows";
import { datesOf, planDays, STANDARD_WEEK, type WorkDays } from "./plan-days";

const days = (given: Partial<Days> = {}): Days => ({ from: "2026-04-01", to: "2026-04-14", weekends: false, holidays: false, edits: [], ...given });
const easter = new Map([
  ["2026-04-03", { hours: [], holiday: "Good Friday", isSpecial: false }],
  ["2026-04-06", { hours: [], holiday: "Easter Monday", isSpecial: false }],
]);
const office: WorkDays = { week: STANDARD_WEEK, shifts: [{ name: "night", start: "22:00", end: "06:00" }], dates: easter };

test("two weeks with Easter in them", () => {
  expect(planDays(days(), office)).toEqual({
    days: 8,
    minutes: 8 * 540,
    isOvernight: false,
    weekends: 4,
    holidays: [{ date: "2026-04-03", name: "Good Friday" }, { date: "2026-04-06", name: "Easter Monday" }],
    off: 0,
  });
  expect(planDays(days({ weekends: true, holidays: true }), office)).toMatchObject({ days: 14, minutes: 14 * 540, weekends: 0, holidays: [] });
});

test("an edit of a day says it all", () => {
  const edits = [{ date: "2026-04-01", hours: [{ start: "09:00", end: "12:00" }] }, { date: "2026-04-02", hours: [] }, { date: "2026-04-04", hours: [{ start: "10:00", end: "14:00" }] }];
  expect(planDays(days({ to: "2026-04-05", edits }), office)).toMatchObject({ days: 2, minutes: 7 * 60, weekends: 1, off: 1 });
});

test("nights count whole, and what overlaps counts once", () => {
  expect(planDays(days({ to: "2026-04-02", hours: { shift: "night" } }), office)).toMatchObject({ days: 2, minutes: 960, isOvernight: true });
  expect(planDays(days({ to: "2026-04-02", hours: { start: "09:00", end: "09:00" } }), office).minutes).toBe(2_880);
  const edits = [{ date: "2026-04-01", hours: [{ start: "09:00", end: "12:00" }, { start: "11:00", end: "13:00" }] }];
  expect(planDays(days({ to: "2026-04-01", edits }), office).minutes).toBe(240);
});

test("agrees with what the server will make of it", () => {
  const time = fc.integer({ min: 0, max: 95 }).map((quarter) => `${String(Math.floor(quarter / 4)).padStart(2, "0")}:${String((quarter % 4) * 15).padStart(2, "0")}`);
  const hours = fc.record({ start: time, end: time });
  const dates = datesOf({ from: "2026-04-01", to: "2026-04-21" });
  const date = fc.constantFrom(...dates);
  const asked = fc.record({
    from: fc.constant("2026-04-01"),
    to: date,
    hours: fc.oneof(fc.constant(undefined), hours, fc.constant({ shift: "night" }), fc.integer({ min: 1, max: 96 }).map((quarters) => ({ perDay: quarters / 4 }))),
    weekends: fc.boolean(),
    holidays: fc.boolean(),
    edits: fc.uniqueArray(fc.record({ date, hours: fc.array(hours, { maxLength: 3 }) }), { selector: (edit) => edit.date, maxLength: 5 }),
  });
  const calendar = fc.record({
    week: fc.array(fc.record({ day: fc.integer({ min: 1, max: 7 }), start: time, end: time }), { maxLength: 8 }),
    closed: fc.uniqueArray(date, { maxLength: 4 }),
    special: fc.uniqueArray(fc.record({ date, hours: fc.array(hours, { maxLength: 2 }) }), { selector: (day) => day.date, maxLength: 4 }),
  });
  fc.assert(
    fc.property(asked, calendar, (days, { week, closed, special }) => {
      const shifts = [{ name: "night", start: "22:00", end: "06:00" }];
      const weekHoursOn = (date: string) => week.filter(({ day }) => day === Temporal.PlainDate.from(date).dayOfWeek);
      const known = new Map(
        dates.map((date) => {
          const own = special.find((day) => day.date === date);
          const isClosed = closed.includes(date);
          return [date, { hours: own?.hours ?? (isClosed ? [] : weekHoursOn(date)), holiday: isClosed ? "A holiday" : null, isSpecial: own !== undefined }];
        }),
      );
      const windows = windowsOfDays(days, {
        hoursOn: (date) => known.get(date)?.hours ?? [],
        weekHoursOn,
        isHoliday: (date) => Boolean(known.get(date)?.holiday) || (known.get(date)?.isSpecial ?? false),
        shifts,
        atLocal: (date, { start, end }) => {
          const at = (time: string, later: number) => Temporal.PlainDate.from(date).add({ days: later }).toZonedDateTime({ timeZone: "UTC", plainTime: time }).toInstant();
          return { start: at(start, 0), end: at(end, end > start ? 0 : 1) };
        },
      });
      const minutes = windows.reduce((sum, { start, end }) => sum + start.until(end).total("minutes"), 0);
      expect(planDays(days, { week, shifts, dates: known }).minutes).toBe(minutes);
    }),
  );
});
