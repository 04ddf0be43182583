import fc from "fast-check";
import { expect, test } from "vitest";
import { parseInstant } from "@/lib/time";
import { dealToWeeks, weeksOver } from "./by-week";

const at = (iso: string) => parseInstant(iso).epochMilliseconds;
const HOUR = 3_600_000;

test("weeks go from Monday to Monday in the studio's zone, also across daylight saving and the turn of the year", () => {
  expect(weeksOver([{ start: at("2026-03-29T21:59:00Z"), end: at("2026-03-29T22:01:00Z") }], "Europe/Berlin").map(({ name, from, start, end }) => [name, from, (end - start) / HOUR])).toEqual([["2026-W13", "2026-03-23", 167], ["2026-W14", "2026-03-30", 168]]);
  expect(weeksOver([{ start: at("2026-12-31T12:00:00Z"), end: at("2027-01-02T12:00:00Z") }], "Europe/Berlin").map(({ name }) => name)).toEqual(["2026-W53"]);
  expect(weeksOver([], "Europe/Berlin")).toEqual([]);
});

test("what is dealt out to the weeks adds up to the amount, each share within one unit of its exact part", () => {
  const stretch = fc.tuple(fc.integer({ min: 0, max: 1_500 }), fc.integer({ min: 1, max: 300 })).map(([from, length]) => ({ start: at("2026-03-02T00:00:00Z") + from * HOUR, end: at("2026-03-02T00:00:00Z") + (from + length) * HOUR }));
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), fc.array(stretch, { minLength: 1, maxLength: 6 }), (amount, stretches) => {
      const weeks = weeksOver(stretches, "America/New_York");
      const dealt = dealToWeeks(amount, stretches, weeks);
      expect(dealt.reduce((sum, share) => sum + share, 0)).toBe(amount);
      const whole = stretches.reduce((sum, { start, end }) => sum + end - start, 0);
      dealt.forEach((share, i) => {
        const week = weeks[i] as (typeof weeks)[number];
        const part = stretches.reduce((sum, { start, end }) => sum + Math.max(0, Math.min(end, week.end) - Math.max(start, week.start)), 0);
        expect(Math.abs(share - (amount * part) / whole)).toBeLessThan(1.001);
      });
    }),
  );
});
