import { describe, expect, test } from "vitest";
import { clockChange, toInstantMs, toLocal } from "./local-time";

const zone = "Europe/Berlin";
const iso = (date: string, time: string) => new Date(toInstantMs({ date, time }, zone) ?? Number.NaN).toISOString();

describe("a local time in the studio's zone", () => {
  test("is the same instant there and back", () => {
    const ms = Date.parse("2026-11-16T08:30:00Z");
    expect(toLocal(ms, zone)).toEqual({ date: "2026-11-16", time: "09:30" });
    expect(toInstantMs(toLocal(ms, zone), zone)).toBe(ms);
  });

  test("keeps its hour on both sides of a clock change", () => {
    expect(iso("2026-10-24", "09:00")).toBe("2026-10-24T07:00:00.000Z");
    expect(iso("2026-10-26", "09:00")).toBe("2026-10-26T08:00:00.000Z");
  });

  test("that is skipped is moved on", () => {
    expect(iso("2026-03-29", "02:30")).toBe("2026-03-29T01:30:00.000Z");
    expect(clockChange({ date: "2026-03-29", time: "02:30" }, zone)).toBe("skipped");
  });

  test("that comes twice is the first", () => {
    expect(iso("2026-10-25", "02:30")).toBe("2026-10-25T00:30:00.000Z");
    expect(clockChange({ date: "2026-10-25", time: "02:30" }, zone)).toBe("repeated");
    expect(clockChange({ date: "2026-10-25", time: "03:30" }, zone)).toBeUndefined();
  });

  test("is none while not set", () => {
    expect(toInstantMs({ date: "2026-10-25", time: "" }, zone)).toBeUndefined();
  });
});
