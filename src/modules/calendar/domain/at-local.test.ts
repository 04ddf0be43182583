import { describe, expect, it } from "vitest";
import { iso } from "@/lib/time";
import { atLocal } from "./at-local";

/** Start and end in UTC, to the minute. */
function range(date: string, hours: string, zone: string, dayStart = "00:00") {
  const [start, end] = hours.split("-") as [string, string];
  const found = atLocal(date, { start, end }, zone, dayStart);
  return found && [iso(found.start).slice(0, 16), iso(found.end).slice(0, 16)];
}

describe("local hours", () => {
  it("keep the wall clock on both sides of daylight saving", () => {
    expect(range("2026-03-27", "09:00-18:00", "Europe/Berlin")).toEqual(["2026-03-27T08:00", "2026-03-27T17:00"]);
    expect(range("2026-03-30", "09:00-18:00", "Europe/Berlin")).toEqual(["2026-03-30T07:00", "2026-03-30T16:00"]);
    expect(range("2026-03-06", "09:00-18:00", "America/New_York")).toEqual(["2026-03-06T14:00", "2026-03-06T23:00"]);
    expect(range("2026-03-09", "09:00-18:00", "America/New_York")).toEqual(["2026-03-09T13:00", "2026-03-09T22:00"]);
    expect(range("2026-10-26", "09:00-18:00", "Europe/Berlin")).toEqual(["2026-10-26T08:00", "2026-10-26T17:00"]);
    expect(range("2026-03-29", "09:00-18:00", "Asia/Kolkata")).toEqual(["2026-03-29T03:30", "2026-03-29T12:30"]);
    expect(range("2026-04-03", "09:00-18:00", "Australia/Lord_Howe")).toEqual(["2026-04-02T22:00", "2026-04-03T07:00"]);
    expect(range("2026-04-06", "09:00-18:00", "Australia/Lord_Howe")).toEqual(["2026-04-05T22:30", "2026-04-06T07:30"]);
  });

  it("move a time that does not exist later by the length of the gap", () => {
    expect(range("2026-03-29", "02:30-10:00", "Europe/Berlin")).toEqual(["2026-03-29T01:30", "2026-03-29T08:00"]);
    expect(range("2026-03-29", "00:00-02:30", "Europe/Berlin")).toEqual(["2026-03-28T23:00", "2026-03-29T01:30"]);
    expect(range("2026-10-04", "02:15-06:00", "Australia/Lord_Howe")).toEqual(["2026-10-03T15:45", "2026-10-03T19:00"]);
  });

  it("do not take place when they are in the gap, or nothing is left of them", () => {
    expect(range("2026-03-29", "02:00-03:00", "Europe/Berlin")).toBeUndefined();
    expect(range("2026-03-29", "02:15-02:45", "Europe/Berlin")).toBeUndefined();
    expect(range("2026-03-29", "02:30-03:15", "Europe/Berlin")).toBeUndefined();
    expect(range("2026-03-08", "02:00-02:59", "America/New_York")).toBeUndefined();
    expect(range("2026-10-04", "02:00-02:30", "Australia/Lord_Howe")).toBeUndefined();
    expect(range("2011-12-30", "09:00-18:00", "Pacific/Apia")).toBeUndefined(); // the date that Samoa left out
  });

  it("mean the earlier of a doubled time, for a start as for an end", () => {
    expect(range("2026-10-25", "02:30-06:00", "Europe/Berlin")).toEqual(["2026-10-25T00:30", "2026-10-25T05:00"]);
    expect(range("2026-10-25", "00:00-02:30", "Europe/Berlin")).toEqual(["2026-10-24T22:00", "2026-10-25T00:30"]);
    expect(range("2026-11-01", "01:30-03:00", "America/New_York")).toEqual(["2026-11-01T05:30", "2026-11-01T08:00"]);
  });

  it("end on the next day when the end is at or before the start", () => {
    expect(range("2026-03-02", "22:00-06:00", "Europe/Berlin")).toEqual(["2026-03-02T21:00", "2026-03-03T05:00"]);
    expect(range("2026-03-02", "00:00-00:00", "Europe/Berlin")).toEqual(["2026-03-01T23:00", "2026-03-02T23:00"]);
    expect(range("2026-03-28", "22:00-06:00", "Europe/Berlin")).toEqual(["2026-03-28T21:00", "2026-03-29T04:00"]); // 7 hours
    expect(range("2026-10-24", "22:00-06:00", "Europe/Berlin")).toEqual(["2026-10-24T20:00", "2026-10-25T05:00"]); // 9 hours
  });

  it("are on the next date when they are before the start of the booking day", () => {
    expect(range("2026-03-02", "05:59-09:00", "Europe/Berlin", "06:00")).toEqual(["2026-03-03T04:59", "2026-03-03T08:00"]);
    expect(range("2026-03-02", "06:00-09:00", "Europe/Berlin", "06:00")).toEqual(["2026-03-02T05:00", "2026-03-02T08:00"]);
    expect(range("2026-03-02", "22:00-02:00", "Europe/Berlin", "06:00")).toEqual(["2026-03-02T21:00", "2026-03-03T01:00"]);
    expect(range("2026-03-28", "02:00-03:00", "Europe/Berlin", "06:00")).toBeUndefined();
  });
});
