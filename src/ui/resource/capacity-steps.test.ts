import { expect, test } from "vitest";
import { presentAndPlanned } from "./capacity-steps";

const steps = [
  { start: null, end: "2026-03-01T23:00:00Z", capacity: 6 },
  { start: "2026-03-01T23:00:00Z", end: "2026-04-09T22:00:00Z", capacity: 8 },
  { start: "2026-04-09T22:00:00Z", end: "2026-05-01T10:00:00Z", capacity: 4 },
  { start: "2026-05-01T10:00:00Z", end: null, capacity: 10 },
];
const seenAt = (now: string) => presentAndPlanned(steps, "Europe/Berlin", Date.parse(now));

test("what was is left out, what is planned has its day in the resource's zone", () => {
  expect(seenAt("2026-03-20T12:00:00Z")).toEqual([
    { since: null, capacity: 8 },
    { since: "Fri 10 Apr 2026", capacity: 4 },
    { since: "Fri 1 May 2026, 12:00", capacity: 10 },
  ]);
});

test("a step begins and ends to the instant", () => {
  expect(seenAt("2026-03-01T22:59:59Z")[0]?.capacity).toBe(6);
  expect(seenAt("2026-03-01T23:00:00Z")[0]).toEqual({ since: null, capacity: 8 });
  expect(seenAt("2026-06-01T00:00:00Z")).toEqual([{ since: null, capacity: 10 }]);
});
