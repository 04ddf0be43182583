import { expect, test } from "vitest";
import { quickDates } from "./dates";

test("the rest of this week, all of the next, and four weeks from today on", () => {
  expect(quickDates("2027-03-03")).toEqual({ thisWeek: { from: "2027-03-03", to: "2027-03-07" }, nextWeek: { from: "2027-03-08", to: "2027-03-14" }, fourWeeks: { from: "2027-03-03", to: "2027-03-30" } });
  expect(quickDates("2027-03-07").thisWeek).toEqual({ from: "2027-03-07", to: "2027-03-07" });
});
