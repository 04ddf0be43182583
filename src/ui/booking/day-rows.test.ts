import { describe, expect, test } from "vitest";
import { dayRows, withDay } from "./day-rows";

const zone = "Europe/Berlin";
const window = (start: string, end: string) => ({ start: `2026-03-${start}:00Z`, end: `2026-03-${end}:00Z` });
const days = { from: "2026-03-02", to: "2026-03-06", weekends: false, holidays: false, edits: [] };

describe("the days of a booking", () => {
  test("have their hours in local time, also where the clocks change", () => {
    expect(dayRows([window("27T08:00", "27T17:00"), window("30T07:00", "30T16:00")], [], zone, "00:00")).toEqual([
      { date: "2026-03-27", hours: [{ start: "09:00", end: "18:00" }], nights: 0, isEdited: false },
      { date: "2026-03-30", hours: [{ start: "09:00", end: "18:00" }], nights: 0, isEdited: false },
    ]);
  });

  test("are told apart when they were edited, and are there when nothing is left of them", () => {
    const edits = [{ date: "2026-03-03", hours: [] }, { date: "2026-03-02", hours: [{ start: "09:00", end: "11:00" }, { start: "13:00", end: "15:00" }] }];
    expect(dayRows([window("02T08:00", "02T10:00"), window("02T12:00", "02T14:00")], edits, zone, "00:00")).toEqual([
      { date: "2026-03-02", hours: [{ start: "09:00", end: "11:00" }, { start: "13:00", end: "15:00" }], nights: 0, isEdited: true },
      { date: "2026-03-03", hours: [], nights: 0, isEdited: true },
    ]);
  });

  test("begin when the studio's do", () => {
    expect(dayRows([window("03T01:00", "03T04:00")], [], zone, "06:00")).toEqual([{ date: "2026-03-02", hours: [{ start: "02:00", end: "05:00" }], nights: 0, isEdited: false }]);
  });

  test("know how many nights they go on, and midnight is the end of its day", () => {
    const nights = (start: string, end: string) => dayRows([window(start, end)], [], zone, "00:00")[0]?.nights;
    expect([nights("02T21:00", "03T05:00"), nights("02T08:00", "02T23:00"), nights("02T08:00", "05T08:00")]).toEqual([1, 0, 3]);
  });
});

describe("an edit of one day", () => {
  const noon = [{ start: "09:00", end: "12:00" }];

  test("takes the place of an earlier one, in order of days", () => {
    const once = withDay(withDay(days, "2026-03-05", noon), "2026-03-03", []);
    expect(once.edits).toEqual([{ date: "2026-03-03", hours: [] }, { date: "2026-03-05", hours: noon }]);
    expect(withDay(once, "2026-03-05", []).edits).toEqual([{ date: "2026-03-03", hours: [] }, { date: "2026-03-05", hours: [] }]);
  });

  test("can be taken back", () => {
    expect(withDay(withDay(days, "2026-03-05", noon), "2026-03-05", undefined)).toEqual(days);
  });
});
