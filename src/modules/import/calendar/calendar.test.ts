import { expect, test } from "vitest";
import { Problem } from "@/lib/problem";
import { iso } from "@/lib/time";
import { onFile } from "../file/file.fixture";
import { isFault } from "../plan/parse-row";
import { openCalendar } from "./open-calendar";
import type { Given } from "./said-by";

const PLACES: Given = { timeZone: "Europe/Berlin", resources: new Map([["Ana", [{ kind: "artist", timeZone: "America/New_York" }]], ["Both", [{ kind: "room", timeZone: "UTC" }, { kind: "artist", timeZone: "UTC" }]]]) };
const ANA: Given = { ...PLACES, resource: "Ana", project: "Nova" };

const calendar = (...parts: string[]) => ["BEGIN:VCALENDAR", "VERSION:2.0", ...parts, "END:VCALENDAR", ""].join("\r\n");
const event = (...lines: string[]) => ["BEGIN:VEVENT", ...lines, "END:VEVENT"].join("\r\n");

const read = (text: string, given: Given = ANA) =>
  onFile(text, async (file) => {
    const opened = await openCalendar(file, given);
    const rows = [];
    for await (const row of opened.entries()) rows.push(isFault(row) ? row : { ...row, start: iso(row.start), end: iso(row.end) });
    return rows;
  });
const starts = async (text: string, given: Given = ANA) => (await read(text, given)).map((row) => ("start" in row ? row.start : row));
const faultOf = async (...lines: string[]) => {
  const [row] = await read(calendar(event(...lines)));
  return row && "field" in row ? `${row.field} ${row.message}` : row;
};
const refused = (text: string) => read(text).then(() => undefined, (error: unknown) => (error instanceof Problem ? [error.status, error.code, error.extra.line] : error));
const HOUR = ["DTSTART:20260302T090000Z", "DTEND:20260302T100000Z"];

test("an event is a row: its UID, project, title, notes and status, and the line on which it begins", async () => {
  const text = calendar(
    "PRODID:x",
    event("UID:a@x", ...HOUR, "SUMMARY:Moon\\, 2: Comp\\; sh:010", "DESCRIPTION:two\\nli", " nes", "STATUS:TENTATIVE", "BEGIN:VALARM", "TRIGGER:-PT5M", "END:VALARM"),
    "BEGIN:VTODO\r\nUID:t\r\nEND:VTODO",
    event("UID:b@x", ...HOUR, "SUMMARY:10:30 call", "STATUS:CANCELLED"),
    event("DTSTART;TZID=Europe/Berlin:20260701T090000", "DURATION:P1DT1H", "CATEGORIES:Orbit,Other"),
  );
  const base = { resource: { kind: "artist", name: "Ana" }, start: "2026-03-02T09:00:00Z", end: "2026-03-02T10:00:00Z" };
  expect(await read(text)).toEqual([
    { ...base, line: 4, externalId: "a@x", project: "Moon, 2", title: "Comp; sh:010", notes: "two\nlines", status: "hold" },
    { ...base, line: 19, externalId: "b@x", project: "Nova", title: "10:30 call", notes: undefined, status: "cancelled" },
    { ...base, line: 26, externalId: undefined, project: "Nova", title: undefined, notes: undefined, status: undefined, start: "2026-07-01T07:00:00Z", end: "2026-07-02T08:00:00Z" },
  ]);
  for (const end of ["\n", "\r"]) expect(await read(text.replaceAll("\r\n", end))).toEqual(await read(text));
  expect(await read(text, { ...ANA, project: undefined })).toMatchObject([{ project: "Moon, 2" }, { field: "SUMMARY" }, { project: "Orbit" }]);
});

test("zones: IANA names, those that the file describes, whole days of the calendar's, floating times of the resource's", async () => {
  const vtimezone = "BEGIN:VTIMEZONE\r\nTZID:Studio Time\r\nBEGIN:STANDARD\r\nDTSTART:16011028T030000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\nDTSTART:16010325T020000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE";
  const at = (...starting: string[]) => starting.map((start) => event(start, "DURATION:PT1H"));
  const timed = calendar(...at("DTSTART;TZID=Australia/Lord_Howe:20260302T090000", "DTSTART;TZID=Studio Time:20260302T090000", 'DTSTART;TZID="Studio Time":20260702T090000', "DTSTART:20260302T090000"), vtimezone);
  expect(await starts(timed)).toEqual(["2026-03-01T22:00:00Z", "2026-03-02T08:00:00Z", "2026-07-02T07:00:00Z", "2026-03-02T14:00:00Z"]);
  const whole = event("DTSTART;VALUE=DATE:20260328", "DTEND;VALUE=DATE:20260330");
  expect(await read(calendar(whole))).toMatchObject([{ start: "2026-03-28T04:00:00Z", end: "2026-03-30T04:00:00Z" }]);
  expect(await read(calendar("X-WR-TIMEZONE:Europe/Berlin", whole))).toMatchObject([{ start: "2026-03-27T23:00:00Z", end: "2026-03-29T22:00:00Z" }]);
  expect(await read(calendar("X-WR-TIMEZONE:Europe/Berlin", event("DTSTART;VALUE=DATE:20260329")))).toMatchObject([{ start: "2026-03-28T23:00:00Z", end: "2026-03-29T22:00:00Z" }]);
  expect(await starts(calendar(event("DTSTART:20260302T090000", "DURATION:PT1H")), { ...ANA, resource: "New", kind: "room" })).toEqual(["2026-03-02T08:00:00Z"]);
});

test("repeats: local time is kept, UNTIL is the instant it says, EXDATE, RDATE and moved dates are respected", async () => {
  const weekly = (rule: string, ...more: string[]) => event("UID:w", "DTSTART;TZID=Europe/Berlin:20260323T090000", "DTEND;TZID=Europe/Berlin:20260323T100000", `RRULE:${rule}`, ...more);
  expect(await starts(calendar(weekly("FREQ=WEEKLY;COUNT=2")))).toEqual(["2026-03-23T08:00:00Z", "2026-03-30T07:00:00Z"]);
  expect(await starts(calendar(weekly("FREQ=WEEKLY;UNTIL=20260406T070000Z")))).toHaveLength(3);
  expect(await starts(calendar(weekly("FREQ=WEEKLY;UNTIL=20260406T065959Z")))).toHaveLength(2);
  expect(await starts(calendar(weekly("FREQ=WEEKLY;UNTIL=20260406")))).toHaveLength(3);
  const tokyo = event("DTSTART;TZID=Asia/Tokyo:20260101T080000", "DURATION:PT1H", "RRULE:FREQ=DAILY;UNTIL=20260109T230000Z");
  expect(await starts(calendar(tokyo))).toHaveLength(10);
  const text = calendar(
    event("UID:w", "RECURRENCE-ID;TZID=Europe/Berlin:20260330T090000", "DTSTART:20260331T120000Z", "DTEND:20260331T130000Z"),
    weekly("FREQ=WEEKLY;COUNT=4", "EXDATE;TZID=Europe/Berlin:20260406T090000", "RDATE;TZID=Europe/Berlin:20260325T090000"),
    event("UID:w", "RECURRENCE-ID:20260413T070000Z", "DTSTART:20260413T070000Z", "DTEND:20260413T080000Z", "STATUS:CANCELLED"),
  );
  expect((await read(text)).map((row) => "start" in row && [row.line, row.externalId, row.start, row.status])).toEqual([
    [3, "w/20260330T070000Z", "2026-03-31T12:00:00Z", undefined],
    [9, "w/20260323T080000Z", "2026-03-23T08:00:00Z", undefined],
    [9, "w/20260325T080000Z", "2026-03-25T08:00:00Z", undefined],
    [17, "w/20260413T070000Z", "2026-04-13T07:00:00Z", "cancelled"],
  ]);
  const days = event("DTSTART;VALUE=DATE:20260328", "RRULE:FREQ=DAILY;COUNT=3", "EXDATE;VALUE=DATE:20260329");
  expect(await read(calendar("X-WR-TIMEZONE:Europe/Berlin", days))).toMatchObject([{ start: "2026-03-27T23:00:00Z" }, { start: "2026-03-29T22:00:00Z", end: "2026-03-30T22:00:00Z" }]);
});

test("what is booked: what was said, else what the calendar is called, else where the event is", async () => {
  const where = event(...HOUR, "SUMMARY:Nova: Comp", "LOCATION:Grading 9");
  const resource = async (text: string, given: Given = PLACES) => (await read(text, given)).map((row) => ("resource" in row ? row.resource : `${row.field} ${row.message}`))[0];
  expect(await resource(calendar("X-WR-CALNAME:Ana", where))).toEqual({ kind: "artist", name: "Ana" });
  expect(await resource(calendar(where))).toEqual({ kind: "room", name: "Grading 9" });
  expect(await resource(calendar("X-WR-CALNAME:Some\\, body", where), { ...PLACES, kind: "equipment" })).toEqual({ kind: "equipment", name: "Some, body" });
  expect(await resource(calendar("X-WR-CALNAME:Somebody", where))).toMatch(/^X-WR-CALNAME is "Somebody", which is new: say of which kind/);
  expect(await resource(calendar(where), { ...PLACES, resource: "Both" })).toMatch(/^resource is "Both", of which there are several kinds/);
  expect(await resource(calendar(event(...HOUR, "SUMMARY:Nova: Comp")))).toMatch(/^LOCATION is missing/);
});

test("an event that cannot be meant says why, and stops no other", async () => {
  const one = ["DTSTART:20260302T090000Z", "DURATION:PT1H"];
  expect(await faultOf("DTSTART;TZID=Moon/Base:20260302T090000", "DURATION:PT1H")).toMatch(/^DTSTART is in the time zone "Moon\/Base", which is neither/);
  expect(await faultOf("UID:x")).toBe("DTSTART is missing");
  expect(await faultOf("DTSTART:20260302T090000Z")).toBe("DTEND is missing");
  expect(await faultOf("DTSTART:20260302T090000Z", "DTEND:20260302T080000Z")).toBe("DTEND must be after DTSTART");
  expect(await faultOf("DTSTART:20261402T090000Z", "DURATION:PT1H")).toMatch(/^DTSTART is .*must be a date or time/);
  expect(await faultOf("DTSTART:00010101T000000Z", "DURATION:PT1H")).toMatch(/in the years 1900 to 2199/);
  expect(await faultOf("DTSTART;VALUE=DATE:20260302", "DTEND:20260303T000000Z")).toMatch(/^DTEND must be a date/);
  expect(await faultOf(...one, `SUMMARY:${"x".repeat(501)}`)).toBe("SUMMARY has 501 characters: must have at most 500");
  expect(await faultOf(...one, `UID:${"x".repeat(201)}`)).toMatch(/^UID has 201/);
  expect(await faultOf(...one, "STATUS:MAYBE")).toMatch(/^STATUS is "MAYBE"/);
  expect(await faultOf(...one, "no colon here")).toMatch(/^row cannot be read/);
  expect(await faultOf(...one, `X-BIG:${"x".repeat(999_000)}`, `X-BIG:${"x".repeat(999_000)}`)).toBe("row is longer than a million characters");
  for (const rule of ["FREQ=DAILY", "FREQ=DAILY;COUNT=1001", "FREQ=DAILY;UNTIL=20300101T000000Z"]) expect(await faultOf(...one, `RRULE:${rule}`)).toMatch(/^RRULE .*1,000 dates/);
  for (const rule of ["FREQ=HOURLY;COUNT=2", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=2", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=2"]) expect(await faultOf(...one, `RRULE:${rule}`)).toMatch(/^(RRULE|row) /);
  const looping = "BEGIN:VTIMEZONE\r\nTZID:Loop\r\nBEGIN:STANDARD\r\nDTSTART:20200101T000000\r\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE";
  expect(await read(calendar(looping, event("DTSTART;TZID=Loop:20260302T090000", "DURATION:PT1H"), event(...one)))).toMatchObject([{ field: "DTSTART" }, { start: "2026-03-02T09:00:00Z" }]);
});

test("refuses a file that is none, or broken anywhere, with the line", async () => {
  for (const text of ["", "resource,kind\n", "BEGIN:VEVENT\nEND:VEVENT\n", "END:VCALENDAR"]) expect(await refused(text)).toEqual([400, "import_not_calendar", undefined]);
  expect(await refused("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\n")).toEqual([400, "import_broken_calendar", 2]);
  expect(await refused("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n")).toEqual([400, "import_broken_calendar", 3]);
  expect(await refused(`${calendar()}more`)).toEqual([400, "import_broken_calendar", 4]);
  expect(await refused(calendar(`X-LONG:${"x".repeat(1_200_000)}`))).toEqual([400, "import_broken_calendar", 3]);
  const repeated = event("RRULE:FREQ=DAILY;COUNT=2");
  expect(await refused(calendar(...Array.from({ length: 2_001 }, () => repeated)))).toEqual([422, "import_too_many_dates", undefined]);
  expect(await read(`\ufeff${calendar()}${calendar(event(...HOUR))}`)).toHaveLength(1);
});
