import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { columnAt, columnsAt, packLanes, rowHeight, spanOf } from "./geometry";
import { daysOfWeek } from "./week";

const days = daysOfWeek("2026-W47", "Europe/Berlin");
const span = (start: string, end: string) => spanOf(Date.parse(start), Date.parse(end), days);

describe("the span of a booking", () => {
  test("is its day, with the hours inside", () => {
    expect(span("2026-11-17T06:00:00+01:00", "2026-11-17T18:00:00+01:00")).toEqual({ first: 1, last: 1, before: false, after: false, from: 0.25, to: 0.75 });
  });

  test("does not reach into the day that begins when it ends", () => {
    expect(span("2026-11-17T20:00:00+01:00", "2026-11-18T00:00:00+01:00")).toMatchObject({ first: 1, last: 1, to: 1 });
    expect(span("2026-11-17T20:00:00+01:00", "2026-11-18T00:00:01+01:00")).toMatchObject({ first: 1, last: 2 });
  });

  test("is cut at the edges of the week and says so", () => {
    expect(span("2026-11-10T09:00:00+01:00", "2026-12-01T18:00:00+01:00")).toEqual({ first: 0, last: 6, before: true, after: true, from: 0, to: 1 });
  });

  test("is none outside the week", () => {
    expect(span("2026-11-15T09:00:00+01:00", "2026-11-16T00:00:00+01:00")).toBeUndefined();
    expect(span("2026-11-23T00:00:00+01:00", "2026-11-23T10:00:00+01:00")).toBeUndefined();
  });
});

test("noon lies in the middle of a day of 25 hours only after half of them", () => {
  const autumn = daysOfWeek("2026-W43", "Europe/Berlin");
  expect(columnsAt(Date.parse("2026-10-25T12:00:00+01:00"), autumn)).toBeCloseTo(6 + 13 / 25);
  expect(columnsAt(0, autumn)).toBe(0);
  expect(columnsAt(Date.parse("2030-01-01T00:00:00Z"), autumn)).toBe(7);
});

describe("lanes", () => {
  test("are shared by what does not meet", () => {
    expect(packLanes([{ first: 0, last: 0 }, { first: 0, last: 2 }, { first: 1, last: 1 }, { first: 3, last: 6 }])).toEqual({ lanes: [0, 1, 0, 0], count: 2 });
    expect(packLanes([])).toEqual({ lanes: [], count: 0 });
  });

  test("hold no two that meet, and are as few as the fullest day needs", () => {
    const column = fc.integer({ min: 0, max: 6 });
    const spans = fc.array(fc.tuple(column, column).map(([a, b]) => ({ first: Math.min(a, b), last: Math.max(a, b) })));
    fc.assert(
      fc.property(spans, (unsorted) => {
        const sorted = unsorted.toSorted((a, b) => a.first - b.first);
        const { lanes, count } = packLanes(sorted);
        const on = (day: number) => sorted.flatMap((one, index) => (one.first <= day && day <= one.last ? [lanes[index]] : []));
        const perDay = [0, 1, 2, 3, 4, 5, 6].map(on);
        for (const taken of perDay) expect(new Set(taken).size).toBe(taken.length);
        expect(count).toBe(Math.max(0, ...perDay.map((taken) => taken.length)));
      }),
    );
  });

  test("make the row higher", () => {
    expect(rowHeight(0)).toBe(rowHeight(1));
    expect(rowHeight(3)).toBeGreaterThan(rowHeight(2));
  });
});

test("a pointer is always over one of the columns", () => {
  expect(columnAt(0, 700, 7)).toBe(0);
  expect(columnAt(350, 700, 7)).toBe(3);
  expect(columnAt(700, 700, 7)).toBe(6);
  expect(columnAt(-3, 700, 7)).toBe(0);
});
