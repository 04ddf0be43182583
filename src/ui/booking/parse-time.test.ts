import { expect, test } from "vitest";
import { parseTime } from "./parse-time";

test("a time is read however it is typed", () => {
  const typed = { "9": "09:00", "09": "09:00", "930": "09:30", "1745": "17:45", "9:30": "09:30", "9.30": "09:30", " 18:00 ": "18:00", "9pm": "21:00", "12 am": "00:00", "12:15 PM": "12:15", "21 h": "21:00", "8h30": "08:30" };
  for (const [text, time] of Object.entries(typed)) expect(parseTime(text), text).toBe(time);
});

test("what is no time is none", () => {
  for (const none of ["", "noon", "24:00", "9:75", "13pm", "0am", "12345"]) expect(parseTime(none), none).toBeUndefined();
});
