import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { msAt, scaleAround, snap, stepFrom, xAt, ZOOMS } from "./scale";
import { daysOf, ticksOf } from "./ticks";

const HOUR = 3_600_000;
const at = (iso: string) => Date.parse(iso);
const iso = (ms: number) => new Date(ms).toISOString().replace(".000Z", "Z");
const zone = fc.constantFrom("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "UTC");
const moment = fc.integer({ min: at("2026-01-01T00:00:00Z"), max: at("2027-01-01T00:00:00Z") });

test("a place is an instant and back, at every zoom", () => {
  fc.assert(
    fc.property(fc.constantFrom(...ZOOMS), zone, moment, (zoom, tz, ms) => {
      const scale = scaleAround(zoom, tz, at("2026-06-01T12:00:00Z"));
      expect(msAt(scale, xAt(scale, ms))).toBeCloseTo(ms, -1);
    }),
  );
});

test("the stretches of the head follow each other without a gap and cover what is asked for, across every change of the clocks", () => {
  fc.assert(
    fc.property(fc.constantFrom(...ZOOMS), zone, moment, fc.integer({ min: 1, max: 60 * 24 }), (zoom, tz, fromMs, hours) => {
      const toMs = fromMs + hours * HOUR;
      const scale = scaleAround(zoom, tz, fromMs);
      const { upper, lower } = ticksOf(scale, fromMs, toMs);
      for (const line of [upper, lower, daysOf(scale, fromMs, toMs)]) {
        expect(line[0]?.startMs).toBeLessThanOrEqual(fromMs);
        expect(line.at(-1)?.endMs).toBeGreaterThanOrEqual(toMs);
        line.slice(1).forEach((tick, i) => expect(tick.startMs).toBe(line[i]?.endMs));
      }
    }),
    { numRuns: 60 },
  );
});

describe("a gesture", () => {
  const berlin = (zoom: (typeof ZOOMS)[number]) => scaleAround(zoom, "Europe/Berlin", at("2026-03-29T10:00:00Z"));
  test("comes to rest on the clock of the zone", () => {
    expect(iso(snap(berlin("hours"), at("2026-03-30T07:08:00Z")))).toBe("2026-03-30T07:15:00Z");
    expect(iso(snap(berlin("week"), at("2026-03-30T07:31:00Z")))).toBe("2026-03-30T08:00:00Z");
    // The day that has 23 hours: midnight before it is +01:00, the one after it +02:00.
    expect(iso(snap(berlin("month"), at("2026-03-29T10:00:00Z")))).toBe("2026-03-28T23:00:00Z");
    expect(iso(snap(berlin("month"), at("2026-03-29T11:00:00Z")))).toBe("2026-03-29T22:00:00Z");
    expect(iso(snap(scaleAround("hours", "Asia/Kolkata", at("2026-03-29T10:00:00Z")), at("2026-03-29T10:02:00Z")))).toBe("2026-03-29T10:00:00Z");
  });
  test("steps by days that keep the clock, or by minutes", () => {
    expect(iso(stepFrom(berlin("month"), at("2026-03-28T08:00:00Z"), 1))).toBe("2026-03-29T07:00:00Z");
    expect(iso(stepFrom(berlin("hours"), at("2026-03-28T08:00:00Z"), -2))).toBe("2026-03-28T07:30:00Z");
  });
});
