import { describe, expect, test } from "vitest";
import { createSeriesSchema } from "@/modules/booking/series/contract";
import { describeRule, readRule, type Repeat, ruleOf } from "./repeat";

const repeat: Repeat = { frequency: "WEEKLY", interval: "1", days: ["WE", "MO"], nth: "", ends: "count", count: "10", until: "2026-06-30", custom: "" };

test.each<[Partial<Repeat>, string, string]>([
  [{}, "FREQ=WEEKLY;BYDAY=MO,WE;COUNT=10", "Every week on Mon, Wed · 10 dates"],
  [{ interval: "2", ends: "until" }, "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;UNTIL=20260630", "Every 2 weeks on Mon, Wed · until 30 Jun 2026"],
  [{ frequency: "DAILY" }, "FREQ=DAILY;COUNT=10", "Every day · 10 dates"],
  [{ frequency: "MONTHLY" }, "FREQ=MONTHLY;COUNT=10", "Every month on day 2 · 10 dates"],
  [{ frequency: "WEEKDAY", interval: "3" }, "FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO;COUNT=10", "Every 3 months on the first Monday · 10 dates"],
])("%o is %s: %s", (given, rule, words) => {
  const made = ruleOf({ ...repeat, ...given }, "2026-03-02");
  expect(made).toBe(rule);
  expect(createSeriesSchema.shape.rule.parse(made)).toBe(made);
  expect(describeRule(made, "2026-03-02T09:00", "Europe/Berlin")).toBe(words);
  expect(ruleOf(readRule(made, "2026-03-02T09:00", "Europe/Berlin"), "2026-03-02")).toBe(made);
});

test("from the 29th on the last weekday of the month is meant", () => {
  expect(ruleOf({ ...repeat, frequency: "WEEKDAY" }, "2026-03-30")).toBe("FREQ=MONTHLY;BYDAY=-1MO;COUNT=10");
});

describe("a rule that is stored", () => {
  test("keeps its weekday of the month, whatever its first date", () => {
    const rule = "FREQ=MONTHLY;BYDAY=-1MO;COUNT=3";
    expect(ruleOf(readRule(rule, "2026-04-27T09:00", "UTC"), "2026-04-27")).toBe(rule);
    expect(describeRule(rule, "2026-04-27T09:00", "UTC")).toBe("Every month on the last Monday · 3 dates");
  });

  test("ends on the day that its UNTIL is in the zone of the series", () => {
    expect(readRule("FREQ=DAILY;UNTIL=20260630T215959Z", "2026-03-02T09:00", "Europe/Berlin").until).toBe("2026-06-30");
    expect(readRule("FREQ=DAILY;UNTIL=20260701T035959Z", "2026-03-02T09:00", "America/New_York").until).toBe("2026-06-30");
  });

  test.each(["FREQ=YEARLY;COUNT=3", "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1;COUNT=3", "FREQ=MONTHLY;BYDAY=5TU;COUNT=3", "FREQ=DAILY;BYMONTH=1;COUNT=3"])("%s has no fields, and is told as it is", (rule) => {
    expect(readRule(rule, "2026-03-02T09:00", "UTC")).toMatchObject({ frequency: "CUSTOM", custom: rule });
    expect(describeRule(rule, "2026-03-02T09:00", "UTC")).toBe(rule);
  });
});
