import { expect, test } from "vitest";
import { tooClose } from "./turnaround";

const HOUR = 3_600_000;
const dateOf = (instant: number) => String(Math.floor(instant / (24 * HOUR)));
const hours = (start: number, end: number) => ({ start: start * HOUR, end: end * HOUR });
const job = (start: number, end: number, projectId = "other") => ({ ...hours(start, end), bookingId: `${start}`, projectId });

test("names who leaves less rest than there must be, before or after", () => {
  expect(tooClose([hours(9, 18)], "own", [job(29, 40)], 660, dateOf)).toBeUndefined();
  expect(tooClose([hours(9, 18)], "own", [job(28, 40)], 660, dateOf)?.bookingId).toBe("28");
  expect(tooClose([hours(30, 40)], "own", [job(10, 20)], 660, dateOf)?.bookingId).toBe("10");
  expect(tooClose([hours(9, 18)], "own", [job(18, 20)], 660, dateOf)?.bookingId).toBe("18");
});

test("a break in the day's work of one project is no turnaround, the night between two of its days is", () => {
  expect(tooClose([hours(13, 18)], "own", [job(9, 12, "own")], 660, dateOf)).toBeUndefined();
  expect(tooClose([hours(13, 23)], "own", [job(30, 38, "own")], 660, dateOf)?.bookingId).toBe("30");
});

test("overlapping shares of one artist are no matter of rest", () => {
  expect(tooClose([hours(9, 18)], "own", [job(10, 12)], 660, dateOf)).toBeUndefined();
});
