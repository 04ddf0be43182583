import fc from "fast-check";
import { expect, test } from "vitest";
import { instantSchema, isoOfMillis, isTimeZone, parseInstant, Temporal } from "./time";

const millis = fc.integer({ min: -2_208_988_800_000, max: 7_258_118_399_999 });

test("puts an instant into words as Temporal does", () => {
  fc.assert(
    fc.property(fc.oneof(millis, millis.map((ms) => ms - (ms % 1_000))), (ms) => {
      expect(isoOfMillis(ms)).toBe(Temporal.Instant.fromEpochMilliseconds(ms).toString());
    }),
  );
});

test("reads what it writes", () => {
  fc.assert(
    fc.property(millis, (ms) => {
      expect(parseInstant(isoOfMillis(ms)).epochMilliseconds).toBe(ms);
    }),
  );
});

test("takes an offset or Z, and nothing that leaves the instant open", () => {
  expect(parseInstant("2026-03-02T09:00:00+01:00").toString()).toBe("2026-03-02T08:00:00Z");
  for (const bad of ["2026-03-02T09:00:00", "2026-03-02", "9999-01-01T00:00:00Z", "1899-12-31T23:59:59Z", "2026-02-30T00:00:00Z", ""]) expect(instantSchema.safeParse(bad).success, bad).toBe(false);
});

test("knows zones by their IANA names, not by offsets", () => {
  expect(["Europe/Berlin", "UTC", "America/Argentina/Buenos_Aires"].every(isTimeZone)).toBe(true);
  expect(["+01:00", "Mars/Olympus", ""].some(isTimeZone)).toBe(false);
});
