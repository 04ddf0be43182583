import { expect, test } from "vitest";
import { wholeDays, whenWords } from "./when-words";

const entry = (start: string, end: string, timeZone = "Europe/Berlin") => ({ start, end, timeZone });

test("whole days are told as days, in the resource's zone and the studio's booking day", () => {
  const days = entry("2026-03-01T23:00:00Z", "2026-03-04T23:00:00Z");
  expect(wholeDays(days, "00:00")).toEqual({ from: "2026-03-02", to: "2026-03-04" });
  expect(whenWords(days, "00:00")).toBe("Mon 2 Mar – Wed 4 Mar 2026");
  expect(whenWords(entry("2026-03-02T05:00:00Z", "2026-03-03T05:00:00Z"), "06:00")).toBe("Mon 2 Mar 2026");
  expect(whenWords(entry("2026-12-30T23:00:00Z", "2027-01-01T23:00:00Z"), "00:00")).toBe("Thu 31 Dec 2026 – Fri 1 Jan 2027");
  expect(wholeDays(entry("2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"), "00:00")).toEqual({ from: "2026-03-29", to: "2026-03-29" }); // 23 hours
});

test("anything else has its times", () => {
  expect(wholeDays(entry("2026-03-02T08:00:00Z", "2026-03-02T12:00:00Z"), "00:00")).toBeUndefined();
  expect(whenWords(entry("2026-03-02T08:00:00Z", "2026-03-02T12:00:00Z"), "00:00")).toBe("Mon 2 Mar 2026, 09:00 – 13:00");
});
