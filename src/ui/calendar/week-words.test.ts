import { expect, test } from "vitest";
import { hoursOfDay, longDay, weekPieces, weekWords } from "./week-words";

const office = [1, 2, 3, 4, 5].map((day) => ({ day, start: "09:00", end: "18:00" }));

test("days in a row with the same hours are told as one", () => {
  expect(weekWords(office)).toBe("Mon – Fri 09:00 – 18:00");
  expect(weekWords([...office.slice(0, 2), { day: 4, start: "13:00", end: "18:00" }, { day: 4, start: "09:00", end: "12:00" }, { day: 7, start: "22:00", end: "06:00" }])).toBe(
    "Mon – Tue 09:00 – 18:00; Thu 09:00 – 12:00, 13:00 – 18:00; Sun 22:00 – 06:00",
  );
  expect(weekWords([])).toBe("No working hours");
});

test("a day without hours is closed", () => {
  expect(hoursOfDay([])).toBe("Closed");
  expect(longDay(1)).toBe("Monday");
});

test("hours past midnight are drawn on both days, Sunday's on Monday", () => {
  expect(weekPieces([{ day: 7, start: "22:00", end: "06:00" }])).toEqual([{ day: 7, from: 1_320, to: 1_440 }, { day: 1, from: 0, to: 360 }]);
  expect(weekPieces([{ day: 2, start: "18:00", end: "00:00" }])).toEqual([{ day: 2, from: 1_080, to: 1_440 }]);
  expect(weekPieces([{ day: 2, start: "09:00", end: "09:00" }])).toEqual([{ day: 2, from: 540, to: 1_440 }, { day: 3, from: 0, to: 540 }]);
});
