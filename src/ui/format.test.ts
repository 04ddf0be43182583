import { describe, expect, test } from "vitest";
import { formatDate, formatHours, formatMoney, formatSlot, localInstants } from "./format";

const slot = (start: string, end: string) => formatSlot(Date.parse(start), Date.parse(end), "Europe/Berlin");

describe("a slot in the studio's zone", () => {
  test("names its day once", () => {
    expect(slot("2026-11-16T08:00:00Z", "2026-11-16T17:00:00Z")).toBe("Mon 16 Nov, 09:00 – 18:00");
  });

  test("names both days when it ends on another", () => {
    expect(slot("2026-11-16T19:00:00Z", "2026-11-17T03:00:00Z")).toBe("Mon 16 Nov, 20:00 – Tue 17 Nov, 04:00");
  });

  test("names the year once, or both when it changes", () => {
    const withYear = (start: string, end: string) => formatSlot(Date.parse(start), Date.parse(end), "Europe/Berlin", false);
    expect(withYear("2026-11-16T08:00:00Z", "2026-11-16T17:00:00Z")).toBe("Mon 16 Nov 2026, 09:00 – 18:00");
    expect(withYear("2026-11-16T08:00:00Z", "2026-11-17T17:00:00Z")).toBe("Mon 16 Nov, 09:00 – Tue 17 Nov 2026, 18:00");
    expect(withYear("2026-12-31T19:00:00Z", "2027-01-01T03:00:00Z")).toBe("Thu 31 Dec 2026, 20:00 – Fri 1 Jan 2027, 04:00");
  });

  test("ends at 24:00 of its own day, not at 00:00 of the next", () => {
    expect(slot("2026-11-16T19:00:00Z", "2026-11-16T23:00:00Z")).toBe("Mon 16 Nov, 20:00 – 24:00");
  });
});

test("hours count what passes, not what the clock shows", () => {
  expect(formatHours(Date.parse("2026-03-28T23:00:00Z"), Date.parse("2026-03-29T22:00:00Z"))).toBe("23");
});

test("a sentence of the API is told in the zone of who reads it", () => {
  const said = "Ana does not work from 2026-03-02T19:00:00Z to 2026-03-02T23:30:00.5Z: choose working time.";
  expect(localInstants(said, "Europe/Berlin")).toBe("Ana does not work from Mon 2 Mar, 20:00 to Tue 3 Mar, 00:30: choose working time.");
});

test("money is in the minor unit of its currency", () => {
  expect(formatMoney({ amount: 125_050, currency: "EUR" })).toBe("€1,250.50");
  expect(formatMoney({ amount: 5000, currency: "JPY" })).toBe("¥5,000");
});

test("a date has no zone", () => {
  expect(formatDate("2026-11-16")).toBe("16 Nov 2026");
});
