import fc from "fast-check";
import ICAL from "ical.js";
import { escape } from "ical-generator";
import { expect, test } from "vitest";
import { Temporal } from "@/lib/time";
import type { FeedEvent } from "./feed-event";
import { writeCalendar } from "./write-calendar";

const ZONES = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC", "Asia/Kathmandu", "Africa/Casablanca"];
const EPOCH = Temporal.Instant.fromEpochMilliseconds(0);

const event = (start: string | number, minutes: number, timeZone: string, given: Partial<FeedEvent> = {}): FeedEvent => {
  const from = typeof start === "number" ? Temporal.Instant.fromEpochMilliseconds(start * 60_000) : Temporal.Instant.from(start);
  return { uid: "one@production-tool", sequence: 0, start: from, end: from.add({ minutes }), status: "CONFIRMED", summary: "", location: "", description: "", timeZone, createdAt: EPOCH, updatedAt: EPOCH, ...given };
};

/** What another program understands. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const { uid, sequence, summary, location, description, startDate, endDate } = new ICAL.Event(component);
    const status = component.getFirstPropertyValue("status");
    return { uid, sequence, summary, location, description, status, start: startDate.toUnixTime() * 1_000, end: endDate.toUnixTime() * 1_000 };
  });
}
const instants = (events: { start: Temporal.Instant; end: Temporal.Instant }[]) => events.map(({ start, end }) => ({ start: start.epochMilliseconds, end: end.epochMilliseconds }));
async function expectSame(events: FeedEvent[]): Promise<void> {
  expect(instantsRead(await writeCalendar("Ana", events))).toEqual(instants(events));
}
const instantsRead = (text: string) => read(text).map(({ start, end }) => ({ start, end }));

test("another parser reads the same instants, every quarter of an hour around both changes of the clock", async () => {
  const changes = ["2026-03-08T07:00Z", "2026-03-29T01:00Z", "2026-04-04T15:00Z", "2026-10-03T15:30Z", "2026-10-25T01:00Z", "2026-11-01T06:00Z"];
  for (const zone of ZONES) {
    const around = changes.flatMap((change) => Array.from({ length: 24 }, (_, i) => event(Temporal.Instant.from(change).add({ minutes: 15 * (i - 12) }).toString(), 45, zone)));
    await expectSame(around);
    for (const one of around) await expectSame([one]);
  }
});

test("and of any bookings, in any zones at once", async () => {
  const first = Date.UTC(2025, 0, 1) / 60_000;
  const one = fc.record({ start: fc.integer({ min: first, max: first + 3 * 366 * 1_440 }), minutes: fc.integer({ min: 1, max: 40 * 1_440 }), zone: fc.constantFrom(...ZONES) });
  await fc.assert(fc.asyncProperty(fc.array(one, { maxLength: 12 }), (given) => expectSame(given.map(({ start, minutes, zone }) => event(start, minutes, zone)))), { numRuns: 300 });
});

test("local times carry their zone and its rules; a time that the clock shows twice is in UTC", async () => {
  const text = await writeCalendar("Ana", [event("2026-10-24T08:00:00Z", 60, "Europe/Berlin"), event("2026-10-25T01:30:00Z", 60, "Europe/Berlin"), event("2026-07-01T08:00:00Z", 60, "UTC")]);
  expect(text).toContain("DTSTART;TZID=Europe/Berlin:20261024T100000\r\nDTEND;TZID=Europe/Berlin:20261024T110000\r\n");
  expect(text).toContain("DTSTART:20261025T013000Z\r\n");
  expect(text).toContain("DTSTART:20260701T080000Z\r\n");
  expect(text.match(/BEGIN:VTIMEZONE/g)).toHaveLength(1);
  expect(text).toContain("BEGIN:STANDARD\r\nDTSTART:20261025T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nEND:STANDARD");
  expect(text).toContain("METHOD:PUBLISH");
});

const AWKWARD = 'Grün, blau; "rot"\\n \\, 漢字 👩🏽‍🚀: \\;';

test("texts come back as they were, in lines of at most 75 octets", async () => {
  const long = `${AWKWARD}\n\n`.repeat(40).trim();
  const texts = fc.string({ unit: "grapheme", maxLength: 300 }).map((text) => text.replace(/\p{Cc}/gu, "").trim());
  const check = async (summary: string, location: string, description: string) => {
    const text = await writeCalendar(summary, [event("2026-03-02T09:00:00Z", 60, "Europe/Berlin", { summary, location, description })]);
    for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(read(text)).toMatchObject([{ summary, location: location || null, description: description || null }]);
    expect(ICAL.parse(text)[1]).toContainEqual(["x-wr-calname", {}, "unknown", escape(summary, false)]);
  };
  await check(AWKWARD, AWKWARD, long);
  await check("Ana\nBEGIN:VEVENT", "", "line\nEND:VCALENDAR\nX:1");
  await fc.assert(fc.asyncProperty(texts.filter(Boolean), texts, texts, check), { numRuns: 200 });
});

test("a calendar without events is one still", async () => {
  expect(read(await writeCalendar("Ana", []))).toEqual([]);
});

test("says what state it is in, and drops what no text may hold", async () => {
  const states = ["CONFIRMED", "TENTATIVE", "CANCELLED"] as const;
  const text = await writeCalendar("Ana\u0007", states.map((status, sequence) => event("2026-03-02T09:00:00Z", 60, "UTC", { status, sequence, summary: "a\u0000b\u001b" })));
  expect(read(text)).toMatchObject(states.map((status, sequence) => ({ status, sequence, summary: "ab" })));
  expect(text).toContain("X-WR-CALNAME:Ana\r\n");
});
