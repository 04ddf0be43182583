import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Principal } from "@/lib/principal";
import { changeCapacity, createBooking, updateBooking } from "@/modules/booking";
import { createBookingSchema, updateBookingSchema, type Alternatives } from "@/modules/booking/contract";
import { rateCards } from "@/modules/rate/schema";
import { updateSettings } from "@/modules/tenant";
import { newId } from "@/lib/ids";
import { inTenant } from "@/services/db";
import { at, bookingInput, makeProject, makeResource } from "@/testing/factories";
import { recordStatements } from "@/testing/record-statements";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import { makeAbsence, makeCalendar } from "../availability/availability.fixture";

// March 2027 begins on a Monday; Berlin is an hour ahead of UTC until the 28th.
let database: TestDatabase;
let studio: Principal;
let projectId: string;
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(async () => {
  studio = await database.newStudio();
  projectId = (await makeProject(database.db, studio)).id;
  await makeCalendar(database.db, studio, [{ start: "09:00", end: "17:00" }]);
});
afterAll(() => database.close());

const march = (day: string, time: string) => `2027-03-${day}T${time}:00Z`;
const make = async (name: string, given: Record<string, unknown> = {}) => (await makeResource(database.db, studio, { name, ...given })).id;
const book = (resourceId: string, start: string, end: string, given: Record<string, unknown> = {}) => createBooking(database.db, studio, bookingInput(resourceId, projectId, start, end, given));
const bookDays = (resourceId: string, days: Record<string, unknown>, given: Record<string, unknown> = {}) => createBooking(database.db, studio, createBookingSchema.parse({ resourceId, projectId, days, ...given }));

/** Code and alternatives of a refusal. */
async function refusalOf(work: Promise<unknown>) {
  const problem = (await work.then(() => expect.fail("was booked"), (error: unknown) => error)) as { code: string; extra: { alternatives: Alternatives } };
  const { nextFree, resources } = problem.extra.alternatives;
  return { code: problem.code, nextFree: nextFree && [nextFree.start, nextFree.end, nextFree.from], others: resources.map(({ name }) => name) };
}

test("the next slot lies within working time, past leave, holds and what is booked; others are there and working", async () => {
  const ana = await make("Ana");
  const [away, , abroad] = [await make("Away"), await make("Free"), await make("Abroad", { timeZone: "America/Vancouver" })];
  await makeCalendar(database.db, studio, [{ start: "09:00", end: "17:00" }], [abroad], "America/Vancouver");
  await book(ana, march("01", "09:00"), march("01", "12:00"));
  await book(ana, march("01", "13:00"), march("01", "14:00"));
  await makeAbsence(database.db, studio, ana, march("02", "00:00"), march("03", "00:00"));
  await book(ana, march("03", "08:00"), march("03", "14:00"), { status: "hold" });
  await makeAbsence(database.db, studio, away, march("01", "10:00"), march("01", "11:00"), { kind: "sick" });
  expect(await refusalOf(book(ana, march("01", "09:00"), march("01", "12:00")))).toEqual({ code: "booking_conflict", nextFree: [march("04", "08:00"), march("04", "11:00"), null], others: ["Free"] });
  expect(await refusalOf(book(ana, march("01", "09:30"), march("01", "10:30")))).toMatchObject({ nextFree: [march("01", "12:00"), march("01", "13:00"), null] });
});

test("who is away, or not working where the studio refuses that, is refused with what would work", async () => {
  const ana = await make("Ana");
  await make("Bob");
  await makeAbsence(database.db, studio, ana, march("01", "00:00"), march("02", "00:00"));
  expect(await refusalOf(book(ana, march("01", "09:00"), march("01", "12:00")))).toEqual({ code: "resource_away", nextFree: [march("02", "08:00"), march("02", "11:00"), null], others: ["Bob"] });
  await updateSettings(database.db, studio, undefined, { outsideWorkingTime: "refuse" });
  expect(await refusalOf(book(ana, march("02", "19:00"), march("02", "21:00")))).toEqual({ code: "outside_working_time", nextFree: [march("03", "08:00"), march("03", "10:00"), null], others: [] });
  expect(await refusalOf(book(ana, march("06", "09:00"), march("06", "19:00")))).toMatchObject({ code: "outside_working_time", nextFree: null });
});

test("what was wanted on purpose at night is offered at night, at the same local time", async () => {
  const ana = await make("Ana");
  await make("Bob");
  await book(ana, march("26", "18:00"), march("26", "20:00"), { override: "shoot" });
  await book(ana, march("27", "18:30"), march("27", "19:00"), { override: "shoot" });
  // Berlin is two hours ahead of UTC from the 28th on.
  expect(await refusalOf(book(ana, march("26", "18:00"), march("26", "20:00")))).toEqual({ code: "booking_conflict", nextFree: [march("28", "17:00"), march("28", "19:00"), null], others: ["Bob"] });
});

test("capacity counts as it will be then", async () => {
  const ana = await make("Ana");
  await changeCapacity(database.db, studio, ana, { capacity: 40, from: at(march("02", "00:00")) });
  await changeCapacity(database.db, studio, ana, { capacity: 100, from: at(march("04", "00:00")) });
  await book(ana, march("01", "08:00"), march("01", "16:00"), { allocation: 60 });
  expect(await refusalOf(book(ana, march("01", "08:00"), march("01", "10:00"), { allocation: 60 }))).toMatchObject({ code: "booking_conflict", nextFree: [march("04", "08:00"), march("04", "10:00"), null] });
  expect(await refusalOf(book(ana, march("01", "08:00"), march("01", "10:00"), { allocation: 41 }))).toMatchObject({ nextFree: [march("04", "08:00"), march("04", "10:00"), null] });
});

test("days are offered as days: the first date from which as many of them are free", async () => {
  const ana = await make("Ana");
  const vancouver = await make("Vancouver", { timeZone: "America/Vancouver" });
  await makeCalendar(database.db, studio, [{ start: "09:00", end: "17:00" }], [vancouver], "America/Vancouver");
  await book(vancouver, march("03", "08:00"), march("03", "16:00"), { override: "night" }); // before its own day begins
  const three = await bookDays(ana, { from: "2027-03-01", to: "2027-03-03" });
  await book(ana, march("09", "09:00"), march("09", "10:00"));
  // From the 4th on a weekend is in between, so that three days need until Wednesday, and the 9th is taken.
  expect(await refusalOf(bookDays(ana, { from: "2027-03-02", to: "2027-03-04" }))).toEqual({ code: "booking_conflict", nextFree: [march("10", "08:00"), march("12", "16:00"), "2027-03-10"], others: ["Vancouver"] });
  const moved = updateBookingSchema.parse({ moveTo: "2027-03-09" });
  const refused = (await updateBooking(database.db, studio, three.id, undefined, moved).catch((error: unknown) => error)) as { extra: { alternatives: Alternatives } };
  const { from } = refused.extra.alternatives.nextFree as { from: string };
  expect(await updateBooking(database.db, studio, three.id, undefined, updateBookingSchema.parse({ moveTo: from }))).toMatchObject({ start: march("10", "08:00"), end: march("12", "16:00") });
});

test("the cheaper is the cheaper by what holds for the project, its share and its overtime", async () => {
  const { db } = database;
  const given = (amount: number) => ({ hourlyRate: { amount, currency: "EUR" } });
  const ana = await make("Ana", given(1_000));
  const [plain, carded] = [await make("Plain", given(5_000)), await make("Carded", given(1_000))];
  await inTenant(db, studio.tenantId, (tx) => tx.insert(rateCards).values({ tenantId: studio.tenantId, id: newId(), resourceId: carded, projectId, unit: "hour", costMinor: 4_000, billMinor: 9_000, currency: "EUR", overtimePercent: 200, startsOn: "2027-01-01" }));
  await book(ana, march("01", "08:00"), march("01", "16:00"), { allocation: 60 });
  const problem = (await book(ana, march("01", "08:00"), march("01", "18:00"), { allocation: 50 }).catch((error: unknown) => error)) as { extra: { alternatives: Alternatives } };
  // Ten hours of half a day each, of which two are overtime.
  expect(problem.extra.alternatives.resources).toEqual([
    { resourceId: carded, name: "Carded", workedOnProject: false, cost: { amount: 24_000, currency: "EUR" } },
    { resourceId: plain, name: "Plain", workedOnProject: false, cost: { amount: 25_000, currency: "EUR" } },
  ]);
});

test("the number of statements does not grow with the number of others", async () => {
  const ana = await make("Ana");
  await book(ana, march("01", "09:00"), march("01", "12:00"));
  await make("Bob");
  const count = async () => (await recordStatements(database.db, (db) => createBooking(db, studio, bookingInput(ana, projectId, march("01", "09:00"), march("01", "12:00"))).catch(() => undefined))).length;
  const few = await count();
  await Promise.all(Array.from({ length: 40 }, (_, i) => make(`Other ${i}`)));
  expect(await count()).toBe(few);
});
