import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Stretch } from "@/lib/stretch";
import { iso, isoOfMillis, Temporal } from "@/lib/time";
import { standardWeek } from "./standard-week";
import type { Hours, ResourceTime, WorkCalendar } from "./types";
import { addWorkingTime, calendarTime, workingTime } from "./working-time";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEP = 15 * MINUTE;

const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds;
const readable = (stretches: Stretch[]) => stretches.map(({ start, end }) => `${isoOfMillis(start).slice(5, 16)} ${isoOfMillis(end).slice(5, 16)}`);
const sum = (stretches: Stretch[]) => stretches.reduce((total, { start, end }) => total + end - start, 0);
const alone = (calendar: WorkCalendar, timeZone: string): ResourceTime => ({ calendar, timeZone, away: [], extra: [] });

describe("working time", () => {
  const week = { start: at("2026-03-27T00:00:00Z"), end: at("2026-03-31T00:00:00Z") };

  it("is that of the calendar, across daylight saving", () => {
    expect(readable(calendarTime(standardWeek("00:00"), "Europe/Berlin", week))).toEqual(["03-27T08:00 03-27T17:00", "03-30T07:00 03-30T16:00"]);
    expect(readable(calendarTime(standardWeek("00:00"), "Asia/Kolkata", week))).toEqual(["03-27T03:30 03-27T12:30", "03-30T03:30 03-30T12:30"]);
  });

  it("is in the calendar's own zone, whatever the resource's", () => {
    const calendar = { ...standardWeek("00:00"), timeZone: "America/New_York" };
    expect(readable(workingTime(alone(calendar, "Europe/Berlin"), week))).toEqual(["03-27T13:00 03-27T22:00", "03-30T13:00 03-30T22:00"]);
  });

  it("has hours that end two dates after their own", () => {
    const calendar = { ...standardWeek("06:00"), id: "late", timeZone: "America/New_York", week: [{ day: 1, start: "05:00", end: "05:00" }] };
    const wednesday = { start: at("2026-03-04T09:30:00Z"), end: at("2026-03-05T00:00:00Z") };
    expect(readable(calendarTime(calendar, "UTC", wednesday))).toEqual(["03-04T09:30 03-04T10:00"]); // those of Monday
  });

  it("has what was added, and not what was taken away, which wins", () => {
    const time: ResourceTime = {
      ...alone(standardWeek("00:00"), "UTC"),
      extra: [{ start: at("2026-03-28T10:00:00Z"), end: at("2026-03-28T12:00:00Z") }],
      away: [
        { id: "a", kind: "sick", start: at("2026-03-27T12:00:00Z"), end: at("2026-03-27T13:00:00Z") },
        { id: "b", kind: "leave", start: at("2026-03-28T11:00:00Z"), end: at("2026-03-29T00:00:00Z") },
      ],
    };
    expect(readable(workingTime(time, week))).toEqual(["03-27T09:00 03-27T12:00", "03-27T13:00 03-27T18:00", "03-28T10:00 03-28T11:00", "03-30T09:00 03-30T18:00"]);
  });

  it("is computed once for resources that share a calendar, and cannot be changed by who asks", () => {
    const time = alone(standardWeek("00:00"), "Europe/Berlin");
    expect(workingTime(time, week)).toBe(workingTime({ ...time, calendar: standardWeek("00:00") }, week));
    expect(() => workingTime(time, week).push(week)).toThrow(TypeError);
  });

  it("is what a minute-by-minute model says, around every change of the clock", () => {
    fc.assert(
      fc.property(scenario, ({ time, range }) => {
        const model = steps(range).filter((step) => modelWorks(time, step));
        const found = workingTime(time, range);
        expect(readable(found)).toEqual(readable(merged(model)));
      }),
      { numRuns: 60 },
    );
  });
});

describe("adding working time", () => {
  const from = Temporal.Instant.from("2026-03-27T16:30:00Z"); // a Friday
  it("skips nights and weekends, and keeps the wall clock", () => {
    const time = alone(standardWeek("00:00"), "Europe/Berlin");
    expect(iso(addWorkingTime(time, from, 30))).toBe("2026-03-27T17:00:00Z");
    expect(iso(addWorkingTime(time, from, 31))).toBe("2026-03-30T07:01:00Z");
    expect(iso(addWorkingTime({ calendar: time.calendar, timeZone: "Europe/Berlin" }, from, 480))).toBe("2026-03-30T14:30:00Z");
    expect(addWorkingTime(time, from, 0)).toBe(from);
  });

  it("ends after 400 days for whoever does not work", () => {
    const closed = { ...standardWeek("00:00"), version: "closed", week: [] };
    expect(iso(addWorkingTime(alone(closed, "UTC"), from, 480))).toBe(iso(from.add({ hours: 400 * 24 })));
  });

  it("is undone by counting the working time in between", () => {
    fc.assert(
      fc.property(scenario, fc.integer({ min: 1, max: 5_000 }), ({ time, range }, minutes) => {
        const start = Temporal.Instant.fromEpochMilliseconds(range.start);
        const end = addWorkingTime(time, start, minutes).epochMilliseconds;
        const between = workingTime(time, { start: range.start, end });
        if (end === range.start + 400 * DAY) expect(sum(between)).toBeLessThanOrEqual(minutes * MINUTE);
        else expect([sum(between), between.at(-1)?.end]).toEqual([minutes * MINUTE, end]);
      }),
      { numRuns: 60 },
    );
  });
});

// The model knows only what the wall clock shows at an instant. It walks quarters of an hour.

const ZONES: [zone: string, change: string][] = [
  ["Europe/Berlin", "2026-03-29T01:00:00Z"],
  ["Europe/Berlin", "2026-10-25T01:00:00Z"],
  ["America/New_York", "2026-03-08T07:00:00Z"],
  ["America/New_York", "2026-11-01T06:00:00Z"],
  ["Asia/Kolkata", "2026-03-29T00:00:00Z"],
  ["Australia/Lord_Howe", "2026-04-04T15:00:00Z"],
  ["Australia/Lord_Howe", "2026-10-03T15:30:00Z"],
  ["Pacific/Kiritimati", "2026-03-29T00:00:00Z"],
];

const wall = (instant: number, zone: string) => Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDateTime().toString().slice(0, 16);
const later = (local: string, minutes: number) => Temporal.PlainDateTime.from(local).add({ minutes }).toString().slice(0, 16);

type Clock = { first: Map<string, number>; gap: number };
const clocks = new Map<string, Clock>();

/** What the wall clock shows in the ten days around a change: the first instant of each local time, and the minutes that it leaves out. */
function clockOf(zone: string, change: string): Clock {
  let clock = clocks.get(zone + change);
  if (!clock) {
    clock = { first: new Map(), gap: 0 };
    for (let instant = at(change) - 10 * DAY; instant < at(change) + 10 * DAY; instant += STEP) {
      const local = wall(instant, zone);
      if (!clock.first.has(local)) clock.first.set(local, instant);
      const expected = later(wall(instant - STEP, zone), 15);
      if (local > expected) clock.gap = Temporal.PlainDateTime.from(expected).until(local).total("minutes");
    }
    clocks.set(zone + change, clock);
  }
  return clock;
}

type Model = { calendar: WorkCalendar; clock: Clock; away: Stretch[]; extra: Stretch[]; dates: string[] };
const models = new WeakMap<ResourceTime, Model>();
const meets = (stretches: Stretch[], instant: number) => stretches.some(({ start, end }) => start <= instant && instant < end);

function modelWorks(time: ResourceTime, { start }: Stretch): boolean {
  const { calendar, clock, dates, away, extra } = models.get(time) as Model;
  if (meets(away, start)) return false;
  if (meets(extra, start)) return true;
  return dates.some((date) => hoursOfModel(calendar, date).some((hours) => meets(placeOf(date, hours, calendar.dayStart, clock), start)));
}

function hoursOfModel({ days, week }: WorkCalendar, date: string): Hours[] {
  return days.get(date) ?? week.filter(({ day }) => day === Temporal.PlainDate.from(date).dayOfWeek);
}

function placeOf(date: string, { start, end }: Hours, dayStart: string, { first, gap }: Clock): Stretch[] {
  const startDate = start < dayStart ? later(`${date}T00:00`, 1_440).slice(0, 10) : date;
  const endDate = end > start ? startDate : later(`${startDate}T00:00`, 1_440).slice(0, 10);
  const from = `${startDate}T${start}`;
  const to = `${endDate}T${end}`;
  if (!first.has(from) && !first.has(to)) return [];
  const instantOf = (local: string) => first.get(local) ?? (first.get(later(local, gap)) as number);
  return [{ start: instantOf(from), end: instantOf(to) }];
}

function steps({ start, end }: Stretch): Stretch[] {
  return Array.from({ length: (end - start) / STEP }, (_, n) => ({ start: start + n * STEP, end: start + (n + 1) * STEP }));
}

function merged(stretches: Stretch[]): Stretch[] {
  const result: Stretch[] = [];
  for (const { start, end } of stretches) {
    const last = result.at(-1);
    if (last?.end === start) last.end = end;
    else result.push({ start, end });
  }
  return result;
}

const quarter = fc.integer({ min: 0, max: 95 }).map((n) => `${String(Math.floor(n / 4)).padStart(2, "0")}:${String((n % 4) * 15).padStart(2, "0")}`);
const nightly = fc.constantFrom("00:00", "01:00", "01:30", "02:00", "02:15", "02:30", "03:00", "03:30");
const time = fc.oneof(quarter, nightly);
const hours = fc.record({ start: time, end: time });
const span = fc.tuple(fc.integer({ min: 0, max: 24 * 4 * 6 }), fc.integer({ min: 1, max: 24 * 4 * 2 }));
let versions = 0;

const scenario = fc
  .record({
    place: fc.constantFrom(...ZONES),
    dayStart: fc.oneof(fc.constant("00:00"), fc.constant("06:00"), time),
    week: fc.array(fc.record({ day: fc.integer({ min: 1, max: 7 }), start: time, end: time }), { maxLength: 8 }),
    days: fc.array(fc.tuple(fc.integer({ min: -3, max: 3 }), fc.array(hours, { maxLength: 2 })), { maxLength: 3 }),
    away: fc.array(span, { maxLength: 3 }),
    extra: fc.array(span, { maxLength: 3 }),
    range: span,
  })
  .map(({ place: [zone, change], dayStart, week, days, away, extra, range }) => {
    const from = at(change) - 3 * DAY;
    const toStretch = ([offset, length]: [number, number]): Stretch => ({ start: from + offset * STEP, end: from + (offset + length) * STEP });
    const dateOf = (offset: number) => isoOfMillis(at(change) + offset * DAY).slice(0, 10);
    const calendar: WorkCalendar = { ...standardWeek(dayStart), id: "model", version: `${++versions}`, timeZone: zone, week, days: new Map(days.map(([offset, own]) => [dateOf(offset), own])) };
    const time: ResourceTime = { calendar, timeZone: "UTC", away: away.map((gone, n) => ({ ...toStretch(gone), id: `${n}`, kind: "leave" })), extra: extra.map(toStretch) };
    models.set(time, { calendar, clock: clockOf(zone, change), away: time.away, extra: time.extra, dates: Array.from({ length: 17 }, (_, n) => dateOf(n - 7)) });
    return { time, range: toStretch(range) };
  });
