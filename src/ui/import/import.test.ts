import { expect, test } from "vitest";
import { firstWeek } from "./first-week";
import { sampleCsv } from "./sample-csv";

test("the sample is a week ahead, in the offsets of the zone", () => {
  const csv = sampleCsv("2026-10-22", "Europe/Berlin");
  expect(csv.split("\n").slice(0, 2)).toEqual([
    "resource,kind,project,title,start,end,status,externalId",
    "Ada Lovelace,artist,Nova,Comp sh010,2026-10-26T09:00:00+01:00,2026-10-26T18:00:00+01:00,confirmed,ROW-1",
  ]);
  expect(csv).toContain('"Pick-ups, day 1"');
  expect(firstWeek(csv)).toBe("2026-W44");
});

test("a file without times has no first week", () => {
  expect(firstWeek("BEGIN:VCALENDAR\nBEGIN:STANDARD\nDTSTART:19700101T000000\nEND:STANDARD\nBEGIN:VEVENT\nUID:1\nDTSTART;TZID=Europe/Berlin:20261027T090000\n")).toBe("2026-W44");
  expect(firstWeek("resource,start\nAda,tomorrow\nBob,2026-99-99T10:00")).toBeUndefined();
});
