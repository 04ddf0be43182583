import { afterAll, beforeAll, expect, test } from "vitest";
import type { Principal } from "@/lib/principal";
import { isoOfMillis, parseInstant } from "@/lib/time";
import { updateSettings } from "@/modules/tenant";
import { inTenant } from "@/services/db";
import { makeResource } from "@/testing/factories";
import { recordStatements } from "@/testing/record-statements";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import { createAvailabilitySchema } from "../availability/contract";
import { createCalendarSchema } from "../contract";
import { assignCalendar, createAvailability, createCalendar, findStudioTime, findTimeOf, hoursOn, type ResourceTime, selectTimes, setDay, updateCalendar, workingTime } from "../index";

let database: TestDatabase;
beforeAll(async () => void (database = await createTestDatabase()));
afterAll(() => database.close());

const MARCH = { start: parseInstant("2026-03-02T00:00:00Z"), end: parseInstant("2026-03-07T00:00:00Z") };
const timeOf = (studio: Principal, id: string, range = MARCH) => inTenant(database.db, studio.tenantId, (tx) => findTimeOf(tx, studio.tenantId, id, range));
const timesOf = (studio: Principal, ids: string[] | undefined, range = MARCH) => inTenant(database.db, studio.tenantId, (tx) => selectTimes(tx, studio.tenantId, ids, range));
const worked = (time: ResourceTime, { start, end } = MARCH) =>
  workingTime(time, { start: start.epochMilliseconds, end: end.epochMilliseconds }).map((stretch) => `${isoOfMillis(stretch.start).slice(8, 16)} ${isoOfMillis(stretch.end).slice(8, 16)}`);

const calendar = (studio: Principal, given: Record<string, unknown> = {}) =>
  createCalendar(database.db, studio, createCalendarSchema.parse({ name: "Office", week: [1, 2, 3, 4, 5].map((day) => ({ day, start: "10:00", end: "16:00" })), ...given }));
const timeOff = (studio: Principal, given: Record<string, unknown>) => createAvailability(database.db, studio, createAvailabilitySchema.parse(given));

test("a studio that said nothing works the standard week in each resource's zone, by the default settings", async () => {
  const studio = await database.newStudio();
  const artist = await makeResource(database.db, studio, { timeZone: "Asia/Kolkata" });
  const { time, settings } = await timeOf(studio, artist.id);
  expect(settings).toEqual({ dayStart: "00:00", outside: "warn", challengeMinutes: 480 });
  expect(time).toMatchObject({ timeZone: "Asia/Kolkata", away: [], extra: [], calendar: { id: null, timeZone: null } });
  expect(worked(time)).toEqual(["02T03:30 02T12:30", "03T03:30 03T12:30", "04T03:30 04T12:30", "05T03:30 05T12:30", "06T03:30 06T12:30"]);
});

test("one and many give the same: own calendar, default calendar, days, settings and what is approved", async () => {
  const studio = await database.newStudio();
  const { db } = database;
  const [own, usual, other] = [await makeResource(db, studio), await makeResource(db, studio), await makeResource(db, studio)];
  const night = await calendar(studio, { name: "Night", timeZone: "Europe/London", week: [{ day: 1, start: "22:00", end: "06:00" }, { day: 3, start: "02:00", end: "05:00" }] });
  const office = await calendar(studio, { isDefault: true, holidayCountry: "DE", holidayRegion: "BY" });
  await assignCalendar(db, studio, own.id, { calendarId: night.id });
  await setDay(db, studio, office.id, "2026-03-04", undefined, { hours: [{ start: "12:00", end: "13:00" }], note: "Party" });
  await setDay(db, studio, office.id, "2026-03-05", undefined, { hours: [], note: "" });
  await updateSettings(db, studio, undefined, { dayStart: "06:00", outsideWorkingTime: "refuse", challengeMinutes: 60 });
  await timeOff(studio, { resourceId: usual.id, kind: "sick", start: "2026-03-02T10:00:00Z", end: "2026-03-02T11:00:00Z" });
  await timeOff(studio, { resourceId: usual.id, kind: "extra", start: "2026-03-05T08:00:00Z", end: "2026-03-05T09:00:00Z" });
  await timeOff(studio, { resourceId: usual.id, kind: "leave", status: "requested", start: "2026-03-03T00:00:00Z", end: "2026-03-04T00:00:00Z" });
  await timeOff(studio, { resourceId: usual.id, kind: "leave", start: "2026-03-07T00:00:00Z", end: "2026-03-08T00:00:00Z" }); // after the range
  await timeOff(studio, { resourceId: other.id, kind: "blackout", start: "2025-03-01T00:00:00Z", end: "2026-03-03T00:00:00Z" }); // long, and begun before it

  const many = await timesOf(studio, undefined);
  expect(many.settings).toEqual({ dayStart: "06:00", outside: "refuse", challengeMinutes: 60 });
  expect(many.times.get(usual.id)?.calendar).toBe(many.times.get(other.id)?.calendar);
  expect(many.usual.id).toBe(office.id);
  for (const { id } of [own, usual, other]) {
    const one = await timeOf(studio, id);
    expect(one.settings).toEqual(many.settings);
    expect(one.time).toEqual(many.times.get(id));
  }
  expect(worked((await timeOf(studio, own.id)).time)).toEqual(["02T22:00 03T06:00", "05T02:00 05T05:00"]); // those of Wednesday before 06:00 are on Thursday's date
  expect(worked((await timeOf(studio, usual.id)).time)).toEqual(["02T09:00 02T10:00", "02T11:00 02T15:00", "03T09:00 03T15:00", "04T11:00 04T12:00", "05T08:00 05T09:00", "06T09:00 06T15:00"]);
  expect(worked((await timeOf(studio, other.id)).time)).toEqual(["03T09:00 03T15:00", "04T11:00 04T12:00", "06T09:00 06T15:00"]);
  expect(await timesOf(studio, [own.id])).toMatchObject({ times: new Map([[own.id, many.times.get(own.id)]]) });
});

test("resources without a calendar of their own follow the default one as it changes, and a change is seen at once", async () => {
  const studio = await database.newStudio();
  const artist = await makeResource(database.db, studio);
  const office = await calendar(studio, { isDefault: true });
  expect(worked((await timeOf(studio, artist.id)).time)[0]).toBe("02T09:00 02T15:00");
  await updateCalendar(database.db, studio, office.id, undefined, { week: [{ day: 1, start: "08:00", end: "12:00" }] });
  expect(worked((await timeOf(studio, artist.id)).time)).toEqual(["02T07:00 02T11:00"]);
  await setDay(database.db, studio, office.id, "2026-03-02", undefined, { hours: [], note: "" });
  expect(worked((await timeOf(studio, artist.id)).time)).toEqual([]);
  await updateCalendar(database.db, studio, office.id, undefined, { isDefault: false });
  expect((await timeOf(studio, artist.id)).time.calendar.id).toBeNull();
});

test("the studio itself works by its usual calendar, in its own zone; what it lacks works like something new", async () => {
  const studio = await database.newStudio();
  const studioTime = () => inTenant(database.db, studio.tenantId, (tx) => findStudioTime(tx, studio.tenantId));
  expect((await studioTime()).time).toMatchObject({ timeZone: "Europe/Berlin", calendar: { id: null } });
  const office = await calendar(studio, { isDefault: true });
  expect((await studioTime()).time.calendar.id).toBe(office.id);
  const unknown = "01a00000-0000-7000-8000-000000000000";
  expect((await timeOf(studio, unknown)).time).toMatchObject({ timeZone: "Europe/Berlin", calendar: { id: office.id }, away: [], extra: [] });
  expect((await timesOf(studio, [unknown])).times.size).toBe(0);
});

test("another studio's calendars, settings and time off are not seen", async () => {
  const [studio, other] = [await database.newStudio(), await database.newStudio()];
  const artist = await makeResource(database.db, studio);
  await calendar(other, { isDefault: true });
  await updateSettings(database.db, other, undefined, { dayStart: "06:00" });
  const { time, settings } = await timeOf(studio, artist.id);
  expect([time.calendar.id, settings.dayStart]).toEqual([null, "00:00"]);
  expect(hoursOn(time.calendar, "2026-03-02")).toEqual([{ start: "09:00", end: "18:00" }]);
});

test("one resource takes one statement, and any number of resources four", async () => {
  const studio = await database.newStudio();
  const ids: string[] = [];
  for (let n = 0; n < 12; n++) ids.push((await makeResource(database.db, studio)).id);
  for (let n = 0; n < 3; n++) {
    const { id } = await calendar(studio, { name: `Calendar ${n}` });
    await assignCalendar(database.db, studio, ids[n] as string, { calendarId: id });
  }
  const count = async (work: Parameters<typeof inTenant<unknown>>[2]) => (await recordStatements(database.db, (db) => inTenant(db, studio.tenantId, work))).length - 2; // BEGIN and COMMIT
  expect(await count((tx) => findTimeOf(tx, studio.tenantId, ids[0] as string, MARCH))).toBe(1);
  expect(await count((tx) => selectTimes(tx, studio.tenantId, ids.slice(0, 2), MARCH))).toBe(4);
  expect(await count((tx) => selectTimes(tx, studio.tenantId, undefined, MARCH))).toBe(4);
});
