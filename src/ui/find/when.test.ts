import fc from "fast-check";
import { expect, test } from "vitest";
import { readDays } from "@/ui/booking/days-draft";
import { planDays, STANDARD_WEEK } from "@/ui/booking/plan-days";
import { freeOfAll, whenOf } from "./when";

const at = (day: number, from: number, to: number) => ({ start: `2027-03-${String(day).padStart(2, "0")}T${String(from).padStart(2, "0")}:00:00.000Z`, end: `2027-03-${String(day).padStart(2, "0")}T${String(to).padStart(2, "0")}:00:00.000Z`, capacity: 100 });
const free = (...stretches: ReturnType<typeof at>[]) => ({ free: stretches });
const hours = (minutes: number, isSlot = false) => ({ isSlot, minutes, zone: "UTC", dayZone: "UTC" });
// The 1st of March 2027 is a Monday.
const week = [1, 2, 3, 4, 5].map((day) => at(day, 9, 17));

test("what all of them have free is what each has", () => {
  expect(freeOfAll([free(at(1, 9, 12), at(1, 12, 18)), free(at(1, 11, 15))])).toEqual([{ start: Date.parse("2027-03-01T11:00:00Z"), end: Date.parse("2027-03-01T15:00:00Z") }]);
  expect(freeOfAll([free(at(1, 9, 12)), free(at(2, 9, 12))])).toEqual([]);
  expect(freeOfAll([])).toEqual([]);
});

test("a slot is the first that is long enough, or else the longest", () => {
  const some = freeOfAll([free(at(1, 9, 11), at(2, 9, 14), at(3, 9, 17))]);
  expect(whenOf(some, hours(240, true))).toMatchObject({ minutes: 240, when: { mode: "hours", start: { date: "2027-03-02", time: "09:00" }, end: { date: "2027-03-02", time: "13:00" } } });
  expect(whenOf(some, hours(600, true))).toMatchObject({ minutes: 480, when: { start: { date: "2027-03-03", time: "09:00" }, end: { date: "2027-03-03", time: "17:00" } } });
  expect(whenOf([], hours(60, true))).toBeUndefined();
});

test("hours in pieces are days with the usual hours, and those that differ", () => {
  const { when } = whenOf(freeOfAll([free(...week.slice(0, 2), at(3, 13, 17), at(5, 9, 17), at(8, 9, 17))]), hours(32 * 60)) ?? {};
  expect(when?.mode).toBe("days");
  expect(readDays(when?.days as never).days).toMatchObject({
    from: "2027-03-01",
    to: "2027-03-08",
    hours: { start: "09:00", end: "17:00" },
    weekends: false,
    edits: [
      { date: "2027-03-03", hours: [{ start: "13:00", end: "17:00" }] },
      { date: "2027-03-04", hours: [] },
      { date: "2027-03-08", hours: [{ start: "09:00", end: "13:00" }] },
    ],
  });
});

test("days in the zone of the resource; what is of one piece, or goes around the clock, by the hour", () => {
  const inTokyo = whenOf(freeOfAll([free(at(1, 0, 9), at(2, 0, 9))]), { ...hours(1_080), dayZone: "Asia/Tokyo" });
  expect(inTokyo?.when).toMatchObject({ mode: "days", days: { from: "2027-03-01", to: "2027-03-02", hoursAs: "same", same: { start: "09:00", end: "18:00" }, edits: [] } });
  expect(whenOf(freeOfAll([free(at(1, 9, 17))]), hours(120))?.when).toMatchObject({ mode: "hours", end: { date: "2027-03-01", time: "11:00" } });
  expect(whenOf([{ start: 0, end: 40 * 3_600_000 }, { start: 50 * 3_600_000, end: 60 * 3_600_000 }], hours(45 * 60))?.when).toMatchObject({ mode: "hours" });
});

test("property: the days come to just the hours that were asked for, as far as there are any", () => {
  const day = fc.tuple(fc.integer({ min: 1, max: 28 }), fc.array(fc.integer({ min: 0, max: 23 }), { minLength: 2, maxLength: 4 }));
  fc.assert(
    fc.property(fc.uniqueArray(day, { minLength: 2, maxLength: 12, selector: ([date]) => date }), fc.integer({ min: 60, max: 9_000 }), (days, minutes) => {
      const stretches = days
        .toSorted((a, b) => a[0] - b[0])
        .flatMap(([date, all]) => {
          const [from, to, next, last] = [...new Set(all)].toSorted((a, b) => a - b);
          return [...(from !== undefined && to !== undefined ? [at(date, from, to)] : []), ...(next !== undefined && last !== undefined ? [at(date, next, last)] : [])];
        });
      const some = freeOfAll([free(...stretches)]);
      const { when, minutes: found } = whenOf(some, hours(minutes)) ?? {};
      if (when?.mode !== "days") return;
      const work = { week: [...STANDARD_WEEK, { day: 6, start: "09:00", end: "18:00" }, { day: 7, start: "09:00", end: "18:00" }], shifts: [], dates: new Map() };
      const weekends = stretches.some(({ start }) => [0, 6].includes(new Date(start).getUTCDay())) ? work : { ...work, week: STANDARD_WEEK };
      const total = some.reduce((sum, { start, end }) => sum + (end - start) / 60_000, 0);
      expect(found).toBe(Math.min(total, minutes));
      expect(planDays(readDays(when.days).days as never, weekends).minutes).toBe(Math.min(total, minutes));
    }),
  );
});
