import { describe, expect, test } from "vitest";
import { normalRule, partsOf, ruleFault, withPart } from "./series-rule";

describe("a rule is", () => {
  test.each([
    "FREQ=WEEKLY;BYDAY=MO,WE;COUNT=10",
    "FREQ=DAILY;INTERVAL=3;UNTIL=20260630",
    "FREQ=DAILY;UNTIL=20260630T235959",
    "FREQ=DAILY;UNTIL=20260630T215959Z",
    "FREQ=MONTHLY;BYDAY=2FR,-1FR;COUNT=4",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=4",
    "FREQ=YEARLY;BYWEEKNO=20,-1;BYDAY=MO;WKST=SU;COUNT=4",
    "FREQ=YEARLY;BYYEARDAY=1,-366;COUNT=4",
  ])("%s", (rule) => expect(ruleFault(rule)).toBeUndefined());
});

describe("no rule is", () => {
  test.each([
    ["", "NAME=VALUE"],
    ["COUNT=3", "must say how often"],
    ["FREQ=WEEKLY;;COUNT=3", "NAME=VALUE"],
    ["FREQ=WEEKLY;COUNT=3=4", "NAME=VALUE"],
    ["FREQ=WEEKLY;FREQ=DAILY;COUNT=3", "must not name a part twice"],
    ["FREQ=FORTNIGHTLY;COUNT=3", "names no FREQ: FORTNIGHTLY"],
    ["FREQ=HOURLY;COUNT=3", "must not repeat HOURLY"],
    ["FREQ=SECONDLY;COUNT=3", "must not repeat SECONDLY"],
    ["FREQ=DAILY;BYHOUR=9,10;COUNT=3", "must not have BYHOUR"],
    ["FREQ=DAILY;COUNT=0", "names no COUNT: 0"],
    ["FREQ=DAILY;COUNT=1e3", "names no COUNT: 1e3"],
    ["FREQ=DAILY;INTERVAL=0;COUNT=3", "names no INTERVAL: 0"],
    ["FREQ=DAILY;INTERVAL=1000;COUNT=3", "INTERVAL"],
    ["FREQ=WEEKLY;BYDAY=XX;COUNT=3", "names no BYDAY: XX"],
    ["FREQ=WEEKLY;BYDAY=2MO;COUNT=3", "may number the days"],
    ["FREQ=MONTHLY;BYDAY=54MO;COUNT=3", "BYDAY"],
    ["FREQ=MONTHLY;BYMONTHDAY=32;COUNT=3", "BYMONTHDAY"],
    ["FREQ=MONTHLY;BYMONTHDAY=0;COUNT=3", "BYMONTHDAY"],
    ["FREQ=YEARLY;BYMONTH=13;COUNT=3", "BYMONTH"],
    ["FREQ=WEEKLY;BYMONTHDAY=3;COUNT=3", "must not have BYMONTHDAY"],
    ["FREQ=DAILY;BYYEARDAY=3;COUNT=3", "FREQ=YEARLY alone"],
    ["FREQ=MONTHLY;BYWEEKNO=3;COUNT=3", "FREQ=YEARLY alone"],
    ["FREQ=YEARLY;BYWEEKNO=3;BYDAY=1MO;COUNT=3", "beside BYWEEKNO"],
    ["FREQ=DAILY;BYSETPOS=1;COUNT=3", "only beside another BY part"],
    ["FREQ=DAILY;COUNT=3;UNTIL=20260630", "only one of COUNT and UNTIL"],
    ["FREQ=DAILY;RSCALE=CHINESE;COUNT=3", "must not have RSCALE"],
    ["FREQ=DAILY;UNTIL=tomorrow", "UNTIL"],
    ["DTSTART:20260302T090000Z\nRRULE:FREQ=DAILY;COUNT=3", "must"],
    [`FREQ=YEARLY;BYYEARDAY=${Array.from({ length: 100 }, (_, i) => i + 1).join(",")};COUNT=3`, "at most 300 characters"],
  ])("%s", (rule, fault) => expect(ruleFault(rule)).toContain(fault));
});

test("a rule copied out of a calendar is read", () => {
  expect(normalRule(" rrule:freq=weekly;byday=mo;count=3 ")).toBe("FREQ=WEEKLY;BYDAY=MO;COUNT=3");
});

test("a part is changed where it stands, added at the end, and taken out", () => {
  expect([...partsOf("FREQ=DAILY;COUNT=3").keys()]).toEqual(["FREQ", "COUNT"]);
  expect(withPart("COUNT=3;FREQ=DAILY", "COUNT", "4")).toBe("COUNT=4;FREQ=DAILY");
  expect(withPart("FREQ=DAILY", "COUNT", "4")).toBe("FREQ=DAILY;COUNT=4");
  expect(withPart("FREQ=DAILY;COUNT=3", "COUNT", undefined)).toBe("FREQ=DAILY");
});
