import { describe, expect, test } from "vitest";
import { parseInstant } from "@/lib/time";
import { daysSchema, type When } from "../contract";
import { daysBetween, firstDate, shiftDays } from "./shift-when";

const BERLIN = "Europe/Berlin";
const range = (start: string, end: string): When => ({ start: parseInstant(start), end: parseInstant(end) });
const said = ({ start, end }: When) => [start?.toString(), end?.toString()];

describe("moving by days", () => {
  test("keeps the times on the wall across a change of the clocks", () => {
    expect(said(shiftDays(range("2026-03-28T08:00:00Z", "2026-03-28T16:00:00Z"), 1, BERLIN))).toEqual(["2026-03-29T07:00:00Z", "2026-03-29T15:00:00Z"]);
    expect(said(shiftDays(range("2026-10-25T08:00:00Z", "2026-10-25T16:00:00Z"), -1, BERLIN))).toEqual(["2026-10-24T07:00:00Z", "2026-10-24T15:00:00Z"]);
  });

  test("into the hour that there is not: later by the gap, and as long as it was when nothing is left of it", () => {
    expect(said(shiftDays(range("2026-03-28T01:30:00Z", "2026-03-28T04:00:00Z"), 1, BERLIN))).toEqual(["2026-03-29T01:30:00Z", "2026-03-29T03:00:00Z"]);
    expect(said(shiftDays(range("2026-03-28T01:30:00Z", "2026-03-28T02:15:00Z"), 1, BERLIN))).toEqual(["2026-03-29T01:30:00Z", "2026-03-29T02:15:00Z"]);
  });

  test("of one in days moves its dates and the days that were edited", () => {
    const days = daysSchema.parse({ from: "2026-03-02", to: "2026-03-06", edits: [{ date: "2026-03-04", hours: [] }] });
    expect(shiftDays({ days }, 7, BERLIN).days).toMatchObject({ from: "2026-03-09", to: "2026-03-13", edits: [{ date: "2026-03-11" }] });
  });
});

test("the first date is that of the zone", () => {
  expect(firstDate(range("2026-03-02T23:30:00Z", "2026-03-03T10:00:00Z"), BERLIN)).toBe("2026-03-03");
  expect(firstDate({ days: daysSchema.parse({ from: "2026-03-02", to: "2026-03-02" }) }, BERLIN)).toBe("2026-03-02");
  expect(daysBetween("2026-02-27", "2026-03-02")).toBe(3);
});
