import fc from "fast-check";
import { expect, test } from "vitest";
import { parseInstant } from "@/lib/time";
import { continuousWindows, durationOf, LONGEST_WINDOW_HOURS } from "./windows";

test("windows follow on each other, fill the booking and are a week long at most", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5_000 }), (hours) => {
      const start = parseInstant("2026-03-02T09:00:00Z");
      const end = start.add({ hours });
      const windows = continuousWindows({ start, end });
      expect(windows[0]?.start.equals(start)).toBe(true);
      expect(windows.at(-1)?.end.equals(end)).toBe(true);
      windows.slice(1).forEach((window, i) => expect(window.start.equals(windows[i]?.end as never)).toBe(true));
      for (const window of windows) expect(durationOf(window)).toBeLessThanOrEqual(LONGEST_WINDOW_HOURS * 3_600_000);
      expect(windows).toHaveLength(Math.ceil(hours / LONGEST_WINDOW_HOURS));
    }),
  );
});
