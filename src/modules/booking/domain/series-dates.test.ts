import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Problem } from "@/lib/problem";
import { iso, Temporal } from "@/lib/time";
import { datesOf, type Repeat, settleRule, splitAt, timesOn } from "./series-dates";

const repeat = (rule: string, given: Partial<Repeat> = {}): Repeat => ({ rule, start: "2026-03-02T09:00", durationMinutes: 480, timeZone: "Europe/Berlin", ...given });
const problem = (work: () => unknown): Problem => {
  try {
    work();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error("was not refused");
};

describe("dates", () => {
  test.each([
    ["FREQ=WEEKLY;BYDAY=MO,WE;COUNT=4", ["2026-03-02", "2026-03-04", "2026-03-09", "2026-03-11"]],
    ["FREQ=WEEKLY;INTERVAL=2;COUNT=3", ["2026-03-02", "2026-03-16", "2026-03-30"]],
    ["FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3", ["2026-03-31", "2026-05-31", "2026-07-31"]],
    ["FREQ=MONTHLY;BYDAY=-1FR;COUNT=2", ["2026-03-27", "2026-04-24"]],
    ["FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2", ["2026-03-31", "2026-04-30"]],
    ["FREQ=WEEKLY;BYDAY=TU;COUNT=2", ["2026-03-03", "2026-03-10"]],
    ["FREQ=DAILY;UNTIL=20260304", ["2026-03-02", "2026-03-03", "2026-03-04"]],
    ["FREQ=DAILY;UNTIL=20260304T080000Z", ["2026-03-02", "2026-03-03", "2026-03-04"]],
    ["FREQ=DAILY;UNTIL=20260304T075959Z", ["2026-03-02", "2026-03-03"]],
    ["FREQ=DAILY;UNTIL=20260304T085959", ["2026-03-02", "2026-03-03"]],
    ["FREQ=DAILY;UNTIL=20260304T090000", ["2026-03-02", "2026-03-03", "2026-03-04"]],
  ])("of %s", (rule, dates) => expect(datesOf(repeat(rule))).toEqual(dates));

  test("a day on which the clock leaves the time out is a date like the others", () => {
    const nightly = repeat("FREQ=DAILY;COUNT=3", { start: "2026-03-28T02:30" });
    expect(datesOf(nightly)).toEqual(["2026-03-28", "2026-03-29", "2026-03-30"]);
  });

  const WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
  const start = fc.integer({ min: 0, max: 1_500 }).map((days) => Temporal.PlainDate.from("2024-01-01").add({ days }));

  test("are those that counting day by day finds", () => {
    const weekdays = fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(start, weekdays, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 40 }), (from, chosen, interval, count) => {
        const monday = from.subtract({ days: from.dayOfWeek - 1 });
        const expected: string[] = [];
        for (let date = from; expected.length < count; date = date.add({ days: 1 })) {
          const week = Math.floor(monday.until(date).days / 7);
          if (week % interval === 0 && chosen.includes(date.dayOfWeek - 1)) expected.push(date.toString());
        }
        const rule = `FREQ=WEEKLY;INTERVAL=${interval};BYDAY=${chosen.map((day) => WEEKDAYS[day]).join(",")};COUNT=${count}`;
        expect(datesOf(repeat(rule, { start: `${from}T09:00` }))).toEqual(expected);
      }),
    );
  });

  test("of the nth weekday of the month are those that counting day by day finds", () => {
    fc.assert(
      fc.property(start, fc.integer({ min: 0, max: 6 }), fc.constantFrom(1, 2, 3, 4, -1, -2), fc.integer({ min: 1, max: 20 }), (from, day, nth, count) => {
        const expected: string[] = [];
        for (let date = from; expected.length < count; date = date.add({ days: 1 })) {
          const position = nth > 0 ? Math.ceil(date.day / 7) : -Math.ceil((date.daysInMonth - date.day + 1) / 7);
          if (date.dayOfWeek - 1 === day && position === nth) expected.push(date.toString());
        }
        expect(datesOf(repeat(`FREQ=MONTHLY;BYDAY=${nth}${WEEKDAYS[day]};COUNT=${count}`, { start: `${from}T09:00` }))).toEqual(expected);
      }),
    );
  });
});

describe("too many dates are refused, and how many it would be is said", () => {
  test.each([
    ["FREQ=WEEKLY", null, "has no end"],
    ["FREQ=DAILY;COUNT=1001", 1_001, "1,001 dates"],
    ["FREQ=DAILY;COUNT=999999999", 999_999_999, "999,999,999 dates"],
    ["FREQ=DAILY;UNTIL=20281126", 1_001, "1,001 dates"],
    ["FREQ=DAILY;UNTIL=99991231", 63_481, "63,481 dates"],
  ])("%s", (rule, dates, said) => {
    const { status, code, message, extra } = problem(() => datesOf(repeat(rule)));
    expect([status, code, extra]).toEqual([422, "series_too_long", { limit: 1_000, dates }]);
    expect(message).toContain(said);
    expect(message).toContain("at most 1,000");
  });

  test("1,000 are not", () => expect(datesOf(repeat("FREQ=DAILY;COUNT=1000"))).toHaveLength(1_000));
});

describe("a rule that is of no use is refused at once", () => {
  test.each([
    ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=10", "has no date"],
    ["FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=1000", "has no date"],
    ["FREQ=YEARLY;BYWEEKNO=53;BYYEARDAY=1;BYMONTH=7;COUNT=1000", "has no date"],
    ["FREQ=MONTHLY;BYDAY=MO;BYSETPOS=366;COUNT=1000", "has no date"],
    ["FREQ=DAILY;UNTIL=20260301", "has no date"],
    ["FREQ=YEARLY;COUNT=1000", "has only 174 dates until 2199-12-20, not 1000"],
    ["FREQ=DAILY;UNTIL=20260231", "names no UNTIL"],
  ])("%s", (rule, said) => {
    const { status, message } = problem(() => datesOf(repeat(rule)));
    expect(status).toBe(400);
    expect(message).toContain(`rule: ${said}`);
  });
});

describe("times", () => {
  const on = (date: string, start: string, durationMinutes: number, timeZone: string) => {
    const times = timesOn(date, { start: `2026-01-01T${start}`, durationMinutes, timeZone });
    return `${iso(times.start)} ${iso(times.end)}`;
  };

  test.each([
    ["09:00 is 09:00 before the change", "2026-03-28", "09:00", 480, "Europe/Berlin", "2026-03-28T08:00:00Z 2026-03-28T16:00:00Z"],
    ["and after it", "2026-03-30", "09:00", 480, "Europe/Berlin", "2026-03-30T07:00:00Z 2026-03-30T15:00:00Z"],
    ["a night with the change is an hour shorter", "2026-03-28", "22:00", 480, "Europe/Berlin", "2026-03-28T21:00:00Z 2026-03-29T04:00:00Z"],
    ["or longer", "2026-10-24", "22:00", 480, "Europe/Berlin", "2026-10-24T20:00:00Z 2026-10-25T05:00:00Z"],
    ["a missing hour is moved by the gap", "2026-03-29", "02:30", 120, "Europe/Berlin", "2026-03-29T01:30:00Z 2026-03-29T02:30:00Z"],
    ["and what would so be over before it starts keeps its length", "2026-03-29", "02:30", 45, "Europe/Berlin", "2026-03-29T01:30:00Z 2026-03-29T02:15:00Z"],
    ["an end in the missing hour is moved by the gap", "2026-03-29", "00:30", 120, "Europe/Berlin", "2026-03-28T23:30:00Z 2026-03-29T01:30:00Z"],
    ["of a doubled hour the earlier is meant", "2026-10-25", "02:30", 60, "Europe/Berlin", "2026-10-25T00:30:00Z 2026-10-25T02:30:00Z"],
    ["also as an end", "2026-10-25", "01:30", 60, "Europe/Berlin", "2026-10-24T23:30:00Z 2026-10-25T00:30:00Z"],
    ["New York changes on another day", "2026-03-09", "09:00", 60, "America/New_York", "2026-03-09T13:00:00Z 2026-03-09T14:00:00Z"],
    ["the gap of Lord Howe is half an hour", "2026-10-04", "02:15", 60, "Australia/Lord_Howe", "2026-10-03T15:45:00Z 2026-10-03T16:15:00Z"],
    ["Kolkata has none", "2026-03-29", "02:30", 60, "Asia/Kolkata", "2026-03-28T21:00:00Z 2026-03-28T22:00:00Z"],
  ])("%s", (_, date, start, minutes, zone, expected) => expect(on(date, start, minutes, zone)).toBe(expected));

  test("start and end stand on the clock of the wall wherever it shows them, and no booking is empty", () => {
    const zones = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "Asia/Kolkata", "UTC"];
    const day = fc.integer({ min: 0, max: 3_000 }).map((days) => Temporal.PlainDate.from("2024-01-01").add({ days }));
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 1_439 }), fc.integer({ min: 1, max: 10_080 }), fc.constantFrom(...zones), (date, minute, durationMinutes, timeZone) => {
        const local = date.toPlainDateTime().add({ minutes: minute });
        const { start, end } = timesOn(date.toString(), { start: local.toString().slice(0, 16), durationMinutes, timeZone });
        expect(start.epochMilliseconds).toBeLessThan(end.epochMilliseconds);
        const shown = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(timeZone).toPlainDateTime();
        const exists = (wanted: Temporal.PlainDateTime) => wanted.toZonedDateTime(timeZone, { disambiguation: "earlier" }).toPlainDateTime().equals(wanted);
        if (exists(local)) expect(shown(start).equals(local)).toBe(true);
        const wall = local.add({ minutes: durationMinutes });
        if (exists(local) && exists(wall)) expect(shown(end).equals(wall)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe("UNTIL", () => {
  test.each([
    ["20260630", "Europe/Berlin", "20260630T215959Z"],
    ["20260630T120000", "America/New_York", "20260701T035959Z"],
    ["20260630T065959Z", "Europe/Berlin", "20260629T215959Z"],
    ["20260630T070000Z", "Europe/Berlin", "20260630T215959Z"],
  ])("%s in %s is kept as %s", (until, timeZone, kept) => {
    const settled = settleRule(repeat(`FREQ=DAILY;UNTIL=${until}`, { timeZone }));
    expect(settled).toBe(`FREQ=DAILY;UNTIL=${kept}`);
  });

  test("names the same dates when their time of day changes", () => {
    const settled = { ...repeat(""), rule: settleRule(repeat("FREQ=DAILY;UNTIL=20260304T080000Z")) };
    expect(datesOf({ ...settled, start: "2026-03-02T23:30" })).toEqual(datesOf(repeat("FREQ=DAILY;UNTIL=20260304")));
  });
});

describe("a series that is split", () => {
  const rule = fc.oneof(
    fc.tuple(fc.constantFrom("DAILY", "WEEKLY", "MONTHLY", "YEARLY"), fc.integer({ min: 1, max: 4 })).map(([freq, interval]) => `FREQ=${freq};INTERVAL=${interval}`),
    fc.tuple(fc.integer({ min: 1, max: 4 }), fc.uniqueArray(fc.constantFrom("MO", "TU", "WE", "TH", "FR", "SA", "SU"), { minLength: 1 }), fc.constantFrom("MO", "SU")).map(([interval, days, wkst]) => `FREQ=WEEKLY;INTERVAL=${interval};BYDAY=${days.join(",")};WKST=${wkst}`),
    fc.tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom("BYDAY=1MO,-1FR", "BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "BYDAY=MO,TU,WE;BYSETPOS=1,2,-1", "BYMONTHDAY=1,15,31")).map(([interval, by]) => `FREQ=MONTHLY;INTERVAL=${interval};${by}`),
    fc.constantFrom("FREQ=YEARLY;BYMONTH=2,8;BYDAY=MO", "FREQ=YEARLY;BYWEEKNO=1,26;BYDAY=MO,FR", "FREQ=YEARLY;BYMONTH=1,6;BYMONTHDAY=5,20;BYSETPOS=1,3"),
  );
  const end = fc.oneof(fc.integer({ min: 2, max: 30 }).map((count) => `COUNT=${count}`), fc.integer({ min: 400, max: 900 }).map((days) => `UNTIL=${Temporal.PlainDate.from("2026-03-02").add({ days }).toString().replaceAll("-", "")}`));

  test("has the same dates as before, those before the split in one, the others in the other", () => {
    fc.assert(
      fc.property(rule, end, fc.integer({ min: 0, max: 40 }), fc.integer({ min: -1, max: 1 }), fc.constantFrom("Europe/Berlin", "Pacific/Auckland", "America/Los_Angeles"), (freq, ends, nth, beside, timeZone) => {
        const whole = repeat(`${freq};${ends}`, { timeZone });
        const dates = datesOf(whole);
        const chosen = dates[nth % dates.length] as string;
        const from = Temporal.PlainDate.from(chosen).add({ days: beside }).toString();
        fc.pre(dates.some((date) => date >= from));
        const split = splitAt(whole, from);
        const before = dates.filter((date) => date < from);
        expect(split === undefined).toBe(before.length === 0);
        if (!split) return;
        expect(datesOf({ ...whole, rule: split.ended })).toEqual(before);
        expect(datesOf(split.rest)).toEqual(dates.slice(before.length));
      }),
      { numRuns: 400 },
    );
  });

  test("is not split after its last date", () => {
    expect(problem(() => splitAt(repeat("FREQ=DAILY;COUNT=3"), "2026-03-05")).message).toBe("from: must not be after the last date of the series, 2026-03-04");
  });
});
