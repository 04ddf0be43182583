import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Principal } from "@/lib/principal";
import { createBooking, listConflicts, listSchedule, updateBooking } from "@/modules/booking";
import { createBookingSchema, updateBookingSchema } from "@/modules/booking/contract";
import { availability } from "@/modules/calendar/schema";
import { projects } from "@/modules/project/schema";
import { inTenant } from "@/services/db";
import { at, bookingInput, makeProject, makeResource } from "@/testing/factories";
import { startApi } from "@/testing/start-api";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import { makeAbsence } from "../availability/availability.fixture";
import { type ListConflicts, listConflictsSchema } from "./contract";

let database: TestDatabase;
let studio: Principal;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const march = (day: string, time = "00:00") => `2027-03-${day}T${time}:00Z`;
const MONTH = { from: march("01"), to: march("31") };
const list = (given: Record<string, unknown> = {}, principal = studio) => listConflicts(database.db, principal, listConflictsSchema.parse({ ...MONTH, ...given }) as ListConflicts);
const idsOf = async (given?: Record<string, unknown>) => (await list(given)).items.map(({ booking }) => booking.id);
const book = async (resourceId: string, projectId: string, start: string, end: string, given: Record<string, unknown> = {}) => (await createBooking(database.db, studio, bookingInput(resourceId, projectId, start, end, given))).id;

test("leave over bookings marks those that it overlaps, with the absence, as long as it is approved", async () => {
  studio = await database.newStudio();
  const [ana, bob] = [await makeResource(database.db, studio, { name: "Ana" }), await makeResource(database.db, studio, { name: "Bob" })];
  const [film, spot] = [await makeProject(database.db, studio), await makeProject(database.db, studio)];
  const before = await book(ana.id, film.id, march("01", "09:00"), march("02"));
  const into = await book(ana.id, film.id, march("02", "22:00"), march("03", "02:00"), { status: "hold" });
  const during = await book(ana.id, spot.id, march("04", "09:00"), march("04", "17:00"));
  await book(ana.id, film.id, march("05", "09:00"), march("05", "10:00"), { status: "requested" });
  const gone = await book(ana.id, film.id, march("05", "11:00"), march("05", "12:00"));
  await updateBooking(database.db, studio, gone, undefined, updateBookingSchema.parse({ status: "cancelled" }));
  await book(bob.id, film.id, march("04", "09:00"), march("04", "17:00"));
  // Given in days, it has a window on the 2nd and one on the 8th, and none while she is away.
  const around = createBookingSchema.parse({ resourceId: ana.id, projectId: film.id, allocation: 10, status: "hold", days: { from: "2027-03-02", to: "2027-03-08", hours: { start: "09:00", end: "10:00" }, weekends: false, edits: ["03", "04", "05"].map((day) => ({ date: `2027-03-${day}`, hours: [] })) } });
  await createBooking(database.db, studio, around);
  expect(await idsOf()).toEqual([]);

  const leave = await makeAbsence(database.db, studio, ana.id, march("03"), march("06"));
  const sick = await makeAbsence(database.db, studio, ana.id, march("04", "12:00"), march("04", "20:00"), { kind: "sick" });
  await makeAbsence(database.db, studio, ana.id, march("01"), march("02"), { status: "requested" });
  await makeAbsence(database.db, studio, ana.id, march("01"), march("02"), { kind: "extra" });
  expect((await list()).items.map(({ booking, resourceName, absences }) => [booking.id, resourceName, absences])).toEqual([
    [into, "Ana", [{ id: leave, kind: "leave", start: march("03"), end: march("06") }]],
    [during, "Ana", [{ id: leave, kind: "leave", start: march("03"), end: march("06") }, { id: sick, kind: "sick", start: march("04", "12:00"), end: march("04", "20:00") }]],
  ]);
  expect(before).not.toBe(into);

  expect(await idsOf({ projectId: spot.id })).toEqual([during]);
  expect(await idsOf({ resourceId: bob.id })).toEqual([]);
  expect(await idsOf({ to: march("03") })).toEqual([]);
  expect(await idsOf({ from: march("03", "02:00") })).toEqual([during]);
  const first = await list({ limit: 1 });
  expect(await idsOf({ limit: 1, cursor: first.nextCursor })).toEqual([during]);
  expect((await listSchedule(database.db, studio, { from: at(march("01")), to: at(march("08")) })).conflicts.toSorted()).toEqual([into, during].toSorted());

  await inTenant(database.db, studio.tenantId, (tx) => tx.update(availability).set({ status: "withdrawn" }).where(eq(availability.id, leave)));
  expect(await idsOf()).toEqual([during]);
});

test("what a restricted project has in conflict is shown without what it is for", async () => {
  studio = await database.newStudio();
  const [ana, secret] = [await makeResource(database.db, studio), await makeProject(database.db, studio)];
  const id = await book(ana.id, secret.id, march("04", "09:00"), march("04", "17:00"), { title: "Sequel" });
  await makeAbsence(database.db, studio, ana.id, march("03"), march("06"));
  await inTenant(database.db, studio.tenantId, (tx) => tx.update(projects).set({ restricted: true }).where(eq(projects.id, secret.id)));
  const scheduler = { ...studio, role: "scheduler" as const };
  expect((await list({}, scheduler)).items).toMatchObject([{ booking: { id, projectId: null, title: "", masked: true, ask: "Test" } }]);
  expect((await list({ projectId: secret.id }, scheduler)).items).toEqual([]);
  expect((await list({ projectId: secret.id })).items).toMatchObject([{ booking: { id, title: "Sequel" } }]);
});

test("over HTTP: a page, and what is wrong with a question", async () => {
  studio = await database.newStudio();
  const api = await startApi(database);
  try {
    const client = await api.client(studio, "viewer");
    const get = (query: string) => client("GET", `/api/v1/bookings/conflicts${query}`);
    expect(await get(`?from=${MONTH.from}&to=${MONTH.to}`)).toMatchObject({ status: 200, body: { items: [], nextCursor: null } });
    for (const [query, path] of [[`?from=${MONTH.from}`, "to"], [`?from=${MONTH.to}&to=${MONTH.from}`, "to"], [`?from=${MONTH.from}&to=2029-01-01T00:00:00Z`, "to"], [`?from=${MONTH.from}&to=${MONTH.to}&resourceId=x`, "resourceId"], [`?from=${MONTH.from}&to=${MONTH.to}&cursor=x`, "cursor"]]) {
      expect(await get(query as string), query).toMatchObject({ status: 400, body: { errors: [{ path }] } });
    }
  } finally {
    await api.close();
  }
});
