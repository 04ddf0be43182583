import fc from "fast-check";
import { expect, test } from "vitest";
import { type Books, loadByWeek, percentOf, together } from "./load-by-week";

const HOUR = 3_600_000;
const at = (time: string) => Date.parse(`${time}Z`);
const span = (day: string, from: number, to: number) => ({ start: at(`${day}T00:00`) + from * HOUR, end: at(`${day}T00:00`) + to * HOUR });
const whole = [{ from: 0, capacity: 100 }];

test("of the working time of each week so much is booked and held; what lies outside it does not count", () => {
  // Thursday and Friday, then Monday.
  const books: Books = { work: [span("2026-03-05", 9, 17), span("2026-03-06", 9, 17), span("2026-03-09", 9, 17)], capacity: whole, booked: [{ ...span("2026-03-05", 13, 20), load: 100 }, { ...span("2026-03-09", 9, 17), load: 50 }], held: [{ ...span("2026-03-06", 9, 13), load: 100 }] };
  const weeks = loadByWeek(books, { start: at("2026-03-05T00:00"), end: at("2026-03-10T00:00") }, "UTC");
  expect(weeks.map(({ start, end }) => [start, end])).toEqual([[at("2026-03-05T00:00"), at("2026-03-09T00:00")], [at("2026-03-09T00:00"), at("2026-03-10T00:00")]]);
  expect(weeks.map(({ has, booked, held }) => [percentOf(booked, has), percentOf(held, has)])).toEqual([[25, 25], [50, 0]]);
});

test("a capacity that changes counts from when it does, and no working time is no load", () => {
  const books: Books = { work: [span("2026-03-05", 8, 16)], capacity: [{ from: 0, capacity: 2 }, { from: at("2026-03-05T12:00"), capacity: 6 }], booked: [{ ...span("2026-03-05", 8, 16), load: 2 }], held: [] };
  const range = { start: at("2026-03-02T00:00"), end: at("2026-03-09T00:00") };
  expect(loadByWeek(books, range, "UTC").map(({ has, booked }) => percentOf(booked, has))).toEqual([50]);
  expect(loadByWeek({ ...books, work: [] }, range, "UTC").map(({ has, booked }) => percentOf(booked, has))).toEqual([0]);
});

test("weeks follow each other without a gap, whatever the clock does, and add up to the whole", () => {
  const hours = fc.integer({ min: 0, max: 24 * 120 });
  fc.assert(
    fc.property(fc.tuple(hours, hours), fc.array(fc.tuple(hours, hours, fc.integer({ min: 1, max: 100 }))), ([from, length], taken) => {
      const range = { start: at("2026-02-11T00:00") + from * HOUR, end: at("2026-02-11T00:00") + (from + length) * HOUR };
      const booked = taken.map(([start, hour, load]) => ({ start: range.start + start * HOUR, end: range.start + (start + hour) * HOUR, load }));
      const weeks = loadByWeek({ work: [range], capacity: whole, booked, held: [] }, range, "Europe/Berlin");
      expect(weeks.map(({ start }) => start)).toEqual(length === 0 ? [] : [range.start, ...weeks.slice(0, -1).map(({ end }) => end)]);
      const { has, booked: sum } = together(weeks);
      expect(has).toBe((range.end - range.start) * 100);
      expect(sum).toBe(booked.reduce((all, { start, end, load }) => all + load * Math.max(0, Math.min(end, range.end) - start), 0));
    }),
  );
});
