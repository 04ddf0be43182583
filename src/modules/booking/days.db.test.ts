import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { createBooking, getBooking, listHistory, revertBooking, updateBooking } from "@/modules/booking";
import { createBookingSchema, updateBookingSchema } from "@/modules/booking/contract";
import { updateSettings } from "@/modules/tenant";
import { makeProject, makeResource } from "@/testing/factories";
import { FAULT_NAMES, findFaults } from "@/testing/proof/checker";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import { sql } from "drizzle-orm";
import { inTenant } from "@/services/db";

let database: TestDatabase;
let studio: Principal;
let projectId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  studio = await database.newStudio();
  projectId = (await makeProject(database.db, studio)).id;
  await addCalendar();
});
afterAll(async () => {
  expect(await findFaults(database.db, studio)).toEqual(Object.fromEntries(FAULT_NAMES.map((name) => [name, 0])));
  await database.close();
});

const OFFICE = [1, 2, 3, 4, 5].map((day) => ({ day, start: "09:00", end: "17:00" }));

/** The default calendar: eight hours a weekday, German holidays, a night shift, eleven hours of rest. */
async function addCalendar() {
  await inTenant(database.db, studio.tenantId, (tx) =>
    tx.execute(sql`INSERT INTO calendars (tenant_id, id, name, time_zone, week, shifts, holiday_country, turnaround_minutes, is_default)
      VALUES (${studio.tenantId}, ${newId()}, 'Office', 'Europe/Berlin', ${JSON.stringify(OFFICE)}, ${JSON.stringify([{ name: "night", start: "22:00", end: "06:00" }])}, 'DE', 660, true)`),
  );
}
const addLeave = (resourceId: string, start: string, end: string) =>
  inTenant(database.db, studio.tenantId, (tx) =>
    tx.execute(sql`INSERT INTO availability (tenant_id, id, resource_id, kind, start_time, end_time) VALUES (${studio.tenantId}, ${newId()}, ${resourceId}, 'leave', ${start}, ${end})`),
  );
const allow = (outsideWorkingTime: "refuse" | "warn" | "allow") => updateSettings(database.db, studio, undefined, { outsideWorkingTime });

const artist = (given: Record<string, unknown> = {}) => makeResource(database.db, studio, { timeZone: "Europe/Berlin", hourlyRate: { amount: 6_000, currency: "EUR" }, ...given });
const book = (resourceId: string, given: Record<string, unknown>) => createBooking(database.db, studio, createBookingSchema.parse({ resourceId, projectId, ...given }));
const change = (id: string, given: Record<string, unknown>) => updateBooking(database.db, studio, id, undefined, updateBookingSchema.parse(given));
const short = ({ windows }: { windows: { start: string; end: string }[] }) => windows.map(({ start, end }) => `${start.slice(5, 16)} ${end.slice(5, 16)}`);

test("a booking in days leaves nights, weekends and holidays free, and costs its working time", async () => {
  const ana = await artist();
  // Good Friday is 3 April, Easter Monday the 6th; daylight saving began on 29 March, so 09:00 is 07:00 UTC.
  const booking = await book(ana.id, { days: { from: "2026-04-01", to: "2026-04-07" } });
  expect(short(booking)).toEqual(["04-01T07:00 04-01T15:00", "04-02T07:00 04-02T15:00", "04-07T07:00 04-07T15:00"]);
  expect(booking).toMatchObject({ workedMinutes: 24 * 60, cost: { amount: 24 * 6_000 }, rate: { unit: "hour", cost: 6_000, overtimeMinutes: 0 }, days: { from: "2026-04-01" } });
  await book(ana.id, { start: "2026-04-01T19:00:00Z", end: "2026-04-01T20:00:00Z", override: "a night call" });
});

test("keeps local time across daylight saving when it is moved and stretched as one thing", async () => {
  const ana = await artist();
  const booking = await book(ana.id, { days: { from: "2026-03-26", to: "2026-03-27", hours: { start: "10:00", end: "16:00" } } });
  expect(short(booking)).toEqual(["03-26T09:00 03-26T15:00", "03-27T09:00 03-27T15:00"]);
  const moved = await change(booking.id, { moveTo: "2026-03-30" });
  expect(short(moved)).toEqual(["03-30T08:00 03-30T14:00", "03-31T08:00 03-31T14:00"]);
  const stretched = await change(booking.id, { days: { ...moved.days, to: "2026-04-01" } });
  expect(stretched.windows).toHaveLength(3);
  expect(stretched.version).toBe(3);
});

test("one day alone can be changed, and the change goes along when all of it moves; each step can be undone", async () => {
  const ana = await artist();
  const booking = await book(ana.id, { days: { from: "2026-06-08", to: "2026-06-10" } });
  const edited = await change(booking.id, { days: { ...booking.days, edits: [{ date: "2026-06-10", hours: [{ start: "09:00", end: "12:00" }] }] } });
  expect(short(edited)).toEqual(["06-08T07:00 06-08T15:00", "06-09T07:00 06-09T15:00", "06-10T07:00 06-10T10:00"]);
  const moved = await change(booking.id, { moveTo: "2026-06-15" });
  expect(short(moved).at(-1)).toBe("06-17T07:00 06-17T10:00");
  await revertBooking(database.db, studio, booking.id, 3);
  const undone = await revertBooking(database.db, studio, booking.id, 2);
  expect(short(undone)).toEqual(short(booking));
  expect((await listHistory(database.db, studio, booking.id, { limit: 10 })).items.map(({ changes }) => changes.some(({ field }) => field === "days"))).toEqual([true, true, true, true, true]);
  expect(await getBooking(database.db, studio, booking.id)).toMatchObject({ windows: booking.windows, version: 5 });
});

test("confirming a hold keeps the windows that were seen; an hour-exact time makes it one stretch", async () => {
  const ana = await artist();
  const hold = await book(ana.id, { days: { from: "2026-07-06", to: "2026-07-07" }, status: "hold" });
  await inTenant(database.db, studio.tenantId, (tx) => tx.execute(sql`INSERT INTO calendar_days (tenant_id, calendar_id, day, hours) SELECT tenant_id, id, '2026-07-07', '[]' FROM calendars`));
  await inTenant(database.db, studio.tenantId, (tx) => tx.execute(sql`UPDATE calendars SET version = version + 1, updated_at = clock_timestamp()`));
  await allow("allow");
  expect(short(await change(hold.id, { status: "confirmed" }))).toEqual(short(hold));
  await allow("warn");
  expect(await change(hold.id, { start: "2026-07-06T08:00:00Z", end: "2026-07-06T10:00:00Z" })).toMatchObject({ days: null, windows: [{ start: "2026-07-06T08:00:00Z", end: "2026-07-06T10:00:00Z" }] });
});

test("outside working time is warned about, refused or allowed, as the studio wants it; leave always wants a reason", async () => {
  const ana = await artist();
  const evening = { start: "2026-09-07T18:00:00Z", end: "2026-09-07T20:00:00Z" };
  expect(await book(ana.id, evening)).toMatchObject({ warnings: [{ code: "outside_working_time" }], workedMinutes: 120 });
  await allow("refuse");
  const bo = await artist();
  await expect(book(bo.id, evening)).rejects.toMatchObject({ status: 409, code: "outside_working_time", extra: { outside: [evening] } });
  await expect(book(bo.id, { days: { from: "2026-09-07", to: "2026-09-07", hours: { shift: "night" } } })).rejects.toMatchObject({ code: "outside_working_time" });
  expect((await book(bo.id, { ...evening, status: "requested" })).warnings).toBeUndefined();
  expect(await book(bo.id, { ...evening, override: "the client flies in" })).toMatchObject({ override: "the client flies in" });
  await allow("allow");
  const cy = await artist();
  expect((await book(cy.id, evening)).warnings).toBeUndefined();
  await addLeave(cy.id, "2026-09-14T00:00:00Z", "2026-09-16T00:00:00Z");
  await expect(book(cy.id, { days: { from: "2026-09-14", to: "2026-09-14" } })).rejects.toMatchObject({ status: 409, code: "resource_away", extra: { away: [{ kind: "leave" }] } });
  await book(cy.id, { days: { from: "2026-09-14", to: "2026-09-14" }, override: "agreed with her" });
  await allow("warn");
});

test("two jobs want the rest between them that the calendar says", async () => {
  const ana = await artist();
  const other = await makeProject(database.db, studio);
  await book(ana.id, { start: "2026-10-05T07:00:00Z", end: "2026-10-05T15:00:00Z" });
  const next = { projectId: other.id, start: "2026-10-05T23:00:00Z", end: "2026-10-06T02:00:00Z" };
  expect((await book(ana.id, next)).warnings?.map(({ code }) => code)).toContain("turnaround");
  await allow("refuse");
  await expect(book(ana.id, { start: "2026-10-06T07:00:00Z", end: "2026-10-06T10:00:00Z" })).rejects.toMatchObject({ code: "turnaround", extra: { minutes: 660 } });
  await book(ana.id, { projectId: other.id, start: "2026-10-07T07:00:00Z", end: "2026-10-07T10:00:00Z" });
  await allow("warn");
});

test("says what is wrong with days", async () => {
  const ana = await artist();
  await expect(book(ana.id, { days: { from: "2026-03-07", to: "2026-03-08" } })).rejects.toMatchObject({ status: 422, code: "no_working_days" });
  await expect(book(ana.id, { days: { from: "2026-03-02", to: "2026-03-03", hours: { shift: "early" } } })).rejects.toMatchObject({ status: 400, extra: { errors: [{ path: "days.hours.shift" }] } });
  for (const wrong of [{ days: { from: "2026-03-03", to: "2026-03-02" } }, { days: { from: "2026-03-02", to: "2026-03-03" }, start: "2026-03-02T09:00:00Z" }, {}, { start: "2026-03-02T09:00:00Z" }, { days: { from: "2026-01-01", to: "2028-12-31" } }]) {
    expect(createBookingSchema.safeParse({ resourceId: ana.id, projectId, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
  }
});
