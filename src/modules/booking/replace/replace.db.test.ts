import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Principal } from "@/lib/principal";
import { createBooking, getBooking, listBookings, listHistory, readProjectStatus, replaceResource, updateBooking } from "@/modules/booking";
import { createBookingSchema, listBookingsSchema, updateBookingSchema } from "@/modules/booking/contract";
import { updateProject } from "@/modules/project";
import { updateProjectSchema } from "@/modules/project/contract";
import { projects } from "@/modules/project/schema";
import { updateSettings } from "@/modules/tenant";
import { inTenant } from "@/services/db";
import { bookingInput, makeProject, makeResource } from "@/testing/factories";
import { recordStatements } from "@/testing/record-statements";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import { makeAbsence, makeCalendar } from "../availability/availability.fixture";
import { type Replacement, replaceSchema } from "./contract";

// March 2027 begins on a Monday.
let database: TestDatabase;
let studio: Principal;
let ana: string;
let bob: string;
let film: string;
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(async () => {
  studio = await database.newStudio();
  [ana, bob] = [(await makeResource(database.db, studio, { name: "Ana", timeZone: "UTC", ...rate(4_000) })).id, (await makeResource(database.db, studio, { name: "Bob", timeZone: "UTC", ...rate(6_000) })).id];
  film = (await makeProject(database.db, studio)).id;
});
afterAll(() => database.close());

function rate(amount: number) {
  return { hourlyRate: { amount, currency: "EUR" } };
}
const march = (day: string, time = "00:00") => `2027-03-${day}T${time}:00Z`;
const book = async (resourceId: string, start: string, end: string, given: Record<string, unknown> = {}) => (await createBooking(database.db, studio, bookingInput(resourceId, film, start, end, given))).id;
const replace = (given: Record<string, unknown>, principal = studio) => replaceResource(database.db, principal, replaceSchema.parse({ fromResourceId: ana, toResourceId: bob, ...given }));
const stored = async (resourceId: string) => (await listBookings(database.db, studio, listBookingsSchema.parse({ resourceId, limit: 500 }))).items.map(({ id, start, end }) => [id, start, end]);
const told = ({ items }: Replacement) => items.map(({ bookingId, outcome, start, end }) => [bookingId, outcome, start, end]);

test("what lies after the date moves, what runs across it is split, what was before stays; a dry run says the same and changes nothing", async () => {
  const before = await book(ana, march("01", "09:00"), march("01", "17:00"));
  const across = await book(ana, march("02", "20:00"), march("03", "04:00"), { title: "Night", notes: "bring tea" });
  const after = await book(ana, march("04", "09:00"), march("04", "17:00"), { allocation: 50, status: "hold" });
  const gone = await book(ana, march("05", "09:00"), march("05", "17:00"));
  await updateBooking(database.db, studio, gone, undefined, updateBookingSchema.parse({ status: "cancelled" }));
  const [wasAna, wasBob] = [await stored(ana), await stored(bob)];

  const rehearsed = await replace({ from: "2027-03-03", dryRun: true });
  expect(rehearsed).toMatchObject({ dryRun: true, applied: false, refused: false, counts: { moved: 1, split: 1, conflict: 0, skipped: 0 } });
  expect([await stored(ana), await stored(bob)]).toEqual([wasAna, wasBob]);

  const done = await replace({ from: "2027-03-03" });
  expect(told(done)).toEqual([[across, "split", march("03"), march("03", "04:00")], [after, "moved", march("04", "09:00"), march("04", "17:00")]]);
  expect(done).toMatchObject({ dryRun: false, applied: true });
  expect(told(rehearsed)).toEqual(told(done));
  const rest = done.items[0]?.movedId as string;
  expect([rehearsed.items[0]?.movedId, rehearsed.items[1]?.movedId, done.items[1]?.movedId]).toEqual([null, after, after]);
  expect(await stored(ana)).toEqual([[before, march("01", "09:00"), march("01", "17:00")], [across, march("02", "20:00"), march("03")]]);
  expect(await stored(bob)).toEqual([[rest, march("03"), march("03", "04:00")], [after, march("04", "09:00"), march("04", "17:00")]]);
  expect(await getBooking(database.db, studio, rest)).toMatchObject({ title: "Night", notes: "bring tea", projectId: film, status: "confirmed", allocation: 100, cost: { amount: 24_000 } });
  expect(await getBooking(database.db, studio, after)).toMatchObject({ allocation: 50, status: "hold" });
  expect(done.items[0]).toMatchObject({ cost: { amount: 24_000, currency: "EUR" }, booking: { resourceId: ana, end: march("03", "04:00") } });
  const history = async (id: string) => (await listHistory(database.db, studio, id, { limit: 50 })).items.map(({ type, changes }) => [type, changes.filter(({ from }) => from !== undefined).map(({ field }) => field)]);
  expect(await history(across)).toEqual([["booking:created", []], ["booking:updated", ["end"]]]);
  expect(await history(rest)).toEqual([["booking:created", []]]);
  expect(await history(after)).toEqual([["booking:created", []], ["booking:updated", ["resourceId"]]]);
  expect(await readProjectStatus(database.db, studio, film)).toMatchObject({ allocated: { amount: 8 * 4_000 + 4 * 4_000 + 4 * 6_000 } });
});

test("days are cut by dates, and a day in the middle by its hours; until a date, what comes after stays with who had it", async () => {
  await makeCalendar(database.db, studio, [{ start: "09:00", end: "17:00" }], undefined, "UTC");
  const days = { from: "2027-03-01", to: "2027-03-12" };
  const { id } = await createBooking(database.db, studio, createBookingSchema.parse({ resourceId: ana, projectId: film, days, title: "Comp" }));
  // She is away for part of what stays with her: that is not asked again.
  await makeAbsence(database.db, studio, ana, march("02"), march("03"));
  const done = await replace({ from: march("03", "12:00"), to: "2027-03-05" });
  const { movedId, tailId } = done.items[0] as { movedId: string; tailId: string };
  expect(told(done)).toEqual([[id, "split", march("03", "12:00"), march("05", "17:00")]]);
  expect(await getBooking(database.db, studio, id)).toMatchObject({ resourceId: ana, days: { from: "2027-03-01", to: "2027-03-03", edits: [{ date: "2027-03-03", hours: [{ start: "09:00", end: "12:00" }] }] }, start: march("01", "09:00"), end: march("03", "12:00") });
  expect(await getBooking(database.db, studio, movedId)).toMatchObject({ resourceId: bob, title: "Comp", days: { from: "2027-03-03", to: "2027-03-05", edits: [{ date: "2027-03-03", hours: [{ start: "12:00", end: "17:00" }] }] }, workedMinutes: 21 * 60 });
  expect(await getBooking(database.db, studio, tailId)).toMatchObject({ resourceId: ana, days: { from: "2027-03-06", to: "2027-03-12", edits: [] }, start: march("08", "09:00"), end: march("12", "17:00") });
});

test("all or nothing: with one that does not fit nothing moves, and the answer says which; or the rest moves without it", async () => {
  const fits = await book(ana, march("02", "09:00"), march("02", "12:00"));
  const taken = await book(ana, march("03", "09:00"), march("03", "12:00"), { title: "Roto" });
  const across = await book(ana, march("01", "20:00"), march("02", "02:00"));
  const inTheWay = await book(bob, march("03", "11:00"), march("03", "13:00"));
  await book(bob, march("02", "01:00"), march("02", "03:00"));
  const before = [await stored(ana), await stored(bob)];
  const outcomes = [[across, "conflict"], [fits, "moved"], [taken, "conflict"]];

  const refused = (await replace({ from: "2027-03-02" }).catch((error: unknown) => error)) as { code: string; extra: Pick<Replacement, "items" | "counts"> };
  expect(refused).toMatchObject({ status: 409, code: "replace_conflict", extra: { counts: { moved: 1, split: 0, conflict: 2, skipped: 0 } } });
  expect(refused.extra.items.map(({ bookingId, outcome }) => [bookingId, outcome])).toEqual(outcomes);
  expect(refused.extra.items[2]).toMatchObject({ problem: { code: "booking_conflict", conflicts: [{ bookingId: inTheWay }] } });
  expect([await stored(ana), await stored(bob)]).toEqual(before);
  const rehearsed = await replace({ from: "2027-03-02", dryRun: true });
  expect(rehearsed).toMatchObject({ refused: true, applied: false });
  expect(rehearsed.items).toEqual(refused.extra.items);

  const done = await replace({ from: "2027-03-02", skipConflicts: true });
  expect(done.items.map(({ bookingId, outcome }) => [bookingId, outcome])).toEqual(outcomes);
  expect(await stored(ana)).toEqual([[across, march("01", "20:00"), march("02", "02:00")], [taken, march("03", "09:00"), march("03", "12:00")]]);
  expect((await stored(bob)).map(([id]) => id)).toContain(fits);
});

test("only the chosen ones, and why one is none of them", async () => {
  const [one, two] = [await book(ana, march("02", "09:00"), march("02", "12:00")), await book(ana, march("03", "09:00"), march("03", "12:00"))];
  const [past, theirs, dead] = [await book(ana, march("01", "09:00"), march("01", "10:00")), await book(bob, march("10", "09:00"), march("10", "10:00")), await book(ana, march("04", "09:00"), march("04", "10:00"))];
  await updateBooking(database.db, studio, dead, undefined, updateBookingSchema.parse({ status: "cancelled" }));
  const done = await replace({ from: "2027-03-02", bookingIds: [two, past, theirs, dead] });
  expect(done.items.map(({ bookingId, outcome, skipped }) => [bookingId, outcome, skipped])).toEqual([[past, "skipped", "not_then"], [two, "moved", null], [dead, "skipped", "not_live"], [theirs, "skipped", "not_theirs"]]);
  expect((await stored(ana)).map(([id]) => id)).toEqual([past, one]);
  await expect(replace({ from: "2027-03-02", bookingIds: ["01900000-0000-7000-8000-000000000000"] })).rejects.toMatchObject({ status: 404, code: "booking_not_found" });
  await expect(replace({ from: march("02"), to: march("02") })).rejects.toMatchObject({ status: 400, extra: { errors: [{ path: "to" }] } });
  await expect(replace({ from: "2027-03-05", to: "2027-03-04" })).rejects.toMatchObject({ status: 400 });
  await expect(replace({ from: "2027-03-02", toResourceId: "01900000-0000-7000-8000-000000000000" })).rejects.toMatchObject({ status: 404, code: "resource_not_found" });
});

test("the rules are asked of who comes instead: away, outside working time, who may; a reason goes past them", async () => {
  const id = await book(ana, march("02", "09:00"), march("02", "12:00"), { override: "on purpose" });
  await makeAbsence(database.db, studio, bob, march("02"), march("03"), { kind: "sick" });
  expect((await replace({ from: "2027-03-01", dryRun: true })).items).toMatchObject([{ outcome: "conflict", problem: { code: "resource_away" } }]);
  expect((await replace({ from: "2027-03-01", dryRun: true, override: "he agreed" })).items).toMatchObject([{ outcome: "moved", bookingId: id }]);
  await makeCalendar(database.db, studio, [{ start: "20:00", end: "23:00" }], [bob], "UTC");
  const later = await book(ana, march("04", "09:00"), march("04", "12:00"));
  expect((await replace({ from: "2027-03-04", dryRun: true })).items).toMatchObject([{ bookingId: later, outcome: "moved", warnings: [{ code: "outside_working_time" }] }]);
  await updateSettings(database.db, studio, undefined, { outsideWorkingTime: "refuse" });
  expect((await replace({ from: "2027-03-04", dryRun: true })).items).toMatchObject([{ outcome: "conflict", problem: { code: "outside_working_time" } }]);
  await expect(replace({ from: "2027-03-04" }, { ...studio, role: "viewer" })).rejects.toMatchObject({ status: 403 });
});

test("what the caller may not read stays where it is, and is told without what it is for", async () => {
  const id = await book(ana, march("02", "09:00"), march("02", "12:00"), { title: "Sequel" });
  await inTenant(database.db, studio.tenantId, (tx) => tx.update(projects).set({ restricted: true }).where(eq(projects.id, film)));
  const done = await replace({ from: "2027-03-01" }, { ...studio, role: "scheduler" });
  expect(done.items).toMatchObject([{ bookingId: id, outcome: "skipped", skipped: "not_readable", booking: { masked: true, title: "", projectId: null, ask: "Test" } }]);
  expect(await stored(ana)).toHaveLength(1);
});

test("a budget that blocks is not counted twice for what is split, and blocks who is too dear", async () => {
  await book(ana, march("02"), march("02", "10:00"));
  await book(ana, march("03"), march("03", "10:00"));
  const budget = (amount: number) => updateProject(database.db, studio, film, undefined, updateProjectSchema.parse({ budget: { amount, currency: "EUR" }, enforcement: "block" }));
  await budget(90_000); // 80,000 are allocated
  expect(await replace({ from: march("03", "05:00") })).toMatchObject({ counts: { split: 1 } }); // five hours at 60 instead of 40: 90,000
  expect(await readProjectStatus(database.db, studio, film)).toMatchObject({ allocated: { amount: 90_000 } });
  const before = [await stored(ana), await stored(bob)];
  await expect(replace({ from: "2027-03-02", to: "2027-03-02" })).rejects.toMatchObject({ status: 409, code: "budget_exceeded", extra: { wanted: { amount: 20_000 } } });
  await expect(replace({ from: "2027-03-02", to: "2027-03-02", dryRun: true })).rejects.toMatchObject({ code: "budget_exceeded" });
  expect([await stored(ana), await stored(bob)]).toEqual(before);
});

test("a pool takes over as many pieces, a room all of it", async () => {
  const make = async (kind: string, capacity?: number) => (await makeResource(database.db, studio, { kind, timeZone: "UTC", ...(capacity && { capacity }) })).id;
  const [pool, other] = [await make("equipment", 6), await make("equipment", 4)];
  const three = await book(pool, march("02", "09:00"), march("02", "12:00"), { allocation: 3 });
  const two = await book(pool, march("02", "10:00"), march("02", "12:00"), { allocation: 2 });
  const done = await replaceResource(database.db, studio, replaceSchema.parse({ fromResourceId: pool, toResourceId: other, from: "2027-03-01", skipConflicts: true }));
  expect(done.items).toMatchObject([{ bookingId: three, outcome: "moved" }, { bookingId: two, outcome: "conflict", problem: { code: "booking_conflict", conflicts: [{ bookingId: three }] } }]);
  expect(await getBooking(database.db, studio, three)).toMatchObject({ resourceId: other, allocation: 3 });
});

test("the number of statements grows only by one for each booking that is written", async () => {
  const count = async (days: string[]) => {
    for (const day of days) await book(ana, march(day, "09:00"), march(day, "10:00"));
    return (await recordStatements(database.db, (db) => replaceResource(db, studio, replaceSchema.parse({ fromResourceId: ana, toResourceId: bob, from: march(days[0] as string), dryRun: true })))).length;
  };
  const few = await count(["08"]);
  expect(await count(["10", "11", "12", "13", "14", "15"])).toBeLessThanOrEqual(few + 5);
});
