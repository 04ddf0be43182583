import { expect, test } from "vitest";
import { addMonths, datesOf, parseMonth, weeksOf } from "./month";

test("months of an address", () => {
  expect(parseMonth("2026-03")).toBe("2026-03");
  for (const none of [undefined, "", "2026-13", "2026-3", "1899-12", "2200-01"]) expect(parseMonth(none)).toBeUndefined();
  expect([addMonths("2026-12", 1), addMonths("2026-01", -1), addMonths("2199-11", 1)]).toEqual(["2027-01", "2025-12", undefined]);
  expect(datesOf("2028-02")).toEqual({ from: "2028-02-01", to: "2028-02-29" });
});

test("weeks begin on Monday", () => {
  const days = Array.from({ length: 30 }, (_, n) => ({ date: `2026-04-${String(n + 1).padStart(2, "0")}` })); // the 1st is a Wednesday
  const weeks = weeksOf(days);
  expect(weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 7]);
  expect(weeks[0]?.map((day) => day?.date.slice(8))).toEqual([undefined, undefined, "01", "02", "03", "04", "05"]);
  expect(weeks[4]?.map((day) => day?.date.slice(8))).toEqual(["27", "28", "29", "30", undefined, undefined, undefined]);
});
