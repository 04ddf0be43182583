import { describe, expect, test } from "vitest";
import { addWeeks, dateAt, daysOfWeek, readWeek, weekOf } from "./week";

const HOUR = 3_600_000;
const hours = (week: string, zone: string) => daysOfWeek(week, zone).map((day) => (day.endMs - day.startMs) / HOUR);

describe("days of a week", () => {
  test("begin on Monday, also where week 1 begins in the year before", () => {
    expect(daysOfWeek("2026-W01", "Europe/Berlin")[0]?.date).toBe("2025-12-29");
    expect(daysOfWeek("2026-W47", "Europe/Berlin").map((day) => day.date)).toEqual(["2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20", "2026-11-21", "2026-11-22"]);
  });

  test("have 23 and 25 hours when the clocks change", () => {
    expect(hours("2026-W13", "Europe/Berlin")).toEqual([24, 24, 24, 24, 24, 24, 23]);
    expect(hours("2026-W43", "Europe/Berlin")).toEqual([24, 24, 24, 24, 24, 24, 25]);
    expect(hours("2026-W40", "Australia/Lord_Howe").at(-1)).toBe(23.5);
  });

  test("begin at the first instant there is, where midnight is skipped", () => {
    const sunday = daysOfWeek("2026-W36", "America/Santiago").at(-1);
    expect(sunday?.date).toBe("2026-09-06");
    expect(new Date(sunday?.startMs ?? 0).toISOString()).toBe("2026-09-06T04:00:00.000Z");
  });
});

describe("weeks in an address", () => {
  test("follow each other over the end of a long year", () => {
    expect(addWeeks("2026-W52", 1)).toBe("2026-W53");
    expect(addWeeks("2026-W53", 1)).toBe("2027-W01");
    expect(addWeeks("2027-W01", -1)).toBe("2026-W53");
    expect(weekOf("2027-01-03")).toBe("2026-W53");
  });

  test("are refused when there is no such week", () => {
    expect(readWeek("2026-W53")).toBe("2026-W53");
    for (const none of [undefined, "", "2025-W53", "2026-W00", "2026-W99", "0001-W01", "2026-11-16"]) expect(readWeek(none)).toBeUndefined();
  });
});

test("the date depends on the zone", () => {
  const instant = Date.parse("2026-11-16T23:30:00Z");
  expect(dateAt(instant, "Europe/Berlin")).toBe("2026-11-17");
  expect(dateAt(instant, "America/Los_Angeles")).toBe("2026-11-16");
});
