import { describe, expect, test } from "vitest";
import { type DaysDraft, daysDraftOf, movedTo, newDays, readDays, withFrom } from "./days-draft";

const noon = { date: "2026-03-04", hours: [{ start: "09:00", end: "12:00" }] };
const draft = (given: Partial<DaysDraft> = {}): DaysDraft => ({ ...newDays("2026-03-02", "2026-03-06"), ...given });
const paths = (given: Partial<DaysDraft>) => readDays(draft(given)).errors?.map(({ path }) => path);

describe("days that are entered", () => {
  test("are the working hours of the resource, without weekends and holidays, unless said otherwise", () => {
    expect(readDays(draft()).days).toEqual({ from: "2026-03-02", to: "2026-03-06", weekends: false, holidays: false, edits: [] });
    expect(readDays(draft({ hoursAs: "same", same: { start: "20:00", end: "04:00" }, weekends: true })).days).toMatchObject({ hours: { start: "20:00", end: "04:00" }, weekends: true });
    expect(readDays(draft({ hoursAs: "shift", shift: "night" })).days).toMatchObject({ hours: { shift: "night" } });
    expect(readDays(draft({ hoursAs: "perDay", perDay: " 7.5 " })).days).toMatchObject({ hours: { perDay: 7.5 } });
  });

  test.each([
    [{ from: "" }, "days.from"],
    [{ to: "" }, "days.to"],
    [{ to: "2026-03-01" }, "days.to"],
    [{ hoursAs: "same", same: { start: "", end: "18:00" } }, "days.hours"],
    [{ hoursAs: "shift" }, "days.hours"],
    [{ hoursAs: "perDay", perDay: "25" }, "days.hours"],
    [{ hoursAs: "perDay", perDay: "7.1" }, "days.hours"],
    [{ hoursAs: "perDay", perDay: "" }, "days.hours"],
  ] as const)("%j is wrong at %s", (given, path) => {
    expect(paths(given)).toEqual([path]);
  });

  test("come back from what is stored", () => {
    for (const hours of [undefined, { start: "10:00", end: "16:00" }, { shift: "night" }, { perDay: 6 }]) {
      const stored = { from: "2026-03-02", to: "2026-03-06", ...(hours && { hours }), weekends: true, holidays: true, timeZone: "Asia/Tokyo", edits: [noon] };
      expect(readDays(daysDraftOf(stored)).days).toEqual(stored);
    }
  });

  test("that move take their edited days along", () => {
    expect(movedTo(draft({ edits: [noon] }), "2026-03-09")).toMatchObject({ from: "2026-03-09", to: "2026-03-13", edits: [{ ...noon, date: "2026-03-11" }] });
    expect(movedTo(draft({ to: "" }), "2026-03-09")).toMatchObject({ from: "2026-03-09", to: "" });
  });

  test("that start later than they end take the last day along", () => {
    expect(withFrom(draft(), "2026-03-08")).toMatchObject({ from: "2026-03-08", to: "2026-03-08" });
    expect(withFrom(draft(), "2026-02-01").to).toBe("2026-03-06");
    expect(withFrom(draft(), "")).toMatchObject({ from: "", to: "2026-03-06" });
  });

  test("forget edits of days that they have no longer", () => {
    expect(readDays(draft({ edits: [noon], from: "2026-03-05" })).days?.edits).toEqual([]);
  });
});
