import { expect, test } from "vitest";
import { isoOfMillis } from "@/lib/time";
import { bookingOf } from "./news";

test("a bar that is told to the microsecond is known to the millisecond, and can be put into words again", () => {
  const { startMs, endMs, rank, hasConflict, isInDays, isBundle, status } = bookingOf(["b", "r", "p", 1, "", 1_775_836_800.123_456, 1_775_840_400.000_1, 100, 3, 4 + 8, 2]);
  expect([isoOfMillis(startMs), isoOfMillis(endMs)]).toEqual(["2026-04-10T16:00:00.123Z", "2026-04-10T17:00:00Z"]);
  expect({ rank, hasConflict, isInDays, isBundle, status }).toEqual({ rank: 2, hasConflict: true, isInDays: true, isBundle: false, status: "hold" });
});
