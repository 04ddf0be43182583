import { expect, test } from "vitest";
import { marksOf } from "./ruler";

const dates = (from: string, to: string) => marksOf({ startMs: Date.parse(from), endMs: Date.parse(to) }, "UTC").map(({ date }) => date.slice(5));

test("days, Mondays or months, and never more than a phone has room for", () => {
  expect(dates("2027-03-01T00:00Z", "2027-03-06T00:00Z")).toEqual(["03-01", "03-02", "03-03", "03-04", "03-05"]);
  expect(dates("2027-03-03T00:00Z", "2027-03-31T00:00Z")).toEqual(["03-08", "03-15", "03-22", "03-29"]);
  expect(dates("2027-03-03T00:00Z", "2028-03-03T00:00Z")).toEqual(["04-01", "06-01", "08-01", "10-01", "12-01", "02-01"]);
});

test("a mark stands where its day begins, also after a day of 23 hours", () => {
  const [, , third] = marksOf({ startMs: Date.parse("2027-03-26T23:00Z"), endMs: Date.parse("2027-03-29T22:00Z") }, "Europe/Berlin");
  expect(third).toEqual({ date: "2027-03-29", at: 47 / 71 });
});
