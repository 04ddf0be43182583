import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { challengeHolds, createBooking, createBundle, createSeries, getBooking, readLadder, readProjectStatus, updateBooking } from "@/modules/booking";
import { type Booked, createBookingSchema, type HistoryEntry, updateBookingSchema } from "@/modules/booking/contract";
import { updateProject } from "@/modules/project";
import { bookingInput, makeProject, makeResource } from "@/testing/factories";
import { startApi, type TestApi } from "@/testing/start-api";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import { bundleInput } from "../bundles/bundles.fixture";
import { createSeriesSchema } from "../series/contract";
import type { SplitResult } from "./contract";

let database: TestDatabase;
let api: TestApi;
let studio: Principal;
let call: Awaited<ReturnType<TestApi["client"]>>;
let projectId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database);
  studio = await database.newStudio();
  call = await api.client(studio);
  projectId = (await makeProject(database.db, studio, { budget: { amount: 1_000_000, currency: "EUR" }, enforcement: "block" })).id;
});
afterAll(async () => {
  await api.close();
  await database.close();
});

const artist = async (given = {}) => (await makeResource(database.db, studio, { timeZone: "Europe/Berlin", ...given })).id;
const split = (id: string, at: string, version = 1, headers = {}, who = call) => who("POST", `/api/v1/bookings/${id}/split`, { at }, { "If-Match": `"${version}"`, ...headers });
const done = async (id: string, at: string) => (await split(id, at)).body as SplitResult;
const read = async (id: string) => (await call("GET", `/api/v1/bookings/${id}`)).body as Booked;
const inDays = (resourceId: string, days: object) => createBooking(database.db, studio, createBookingSchema.parse({ resourceId, projectId, days, override: "test" }));

test("makes two bookings of one, that are together what the one was", async () => {
  const resourceId = await artist({ kind: "equipment", capacity: 6, hourlyRate: { amount: 3_333, currency: "EUR" } });
  const booking = await createBooking(database.db, studio, bookingInput(resourceId, projectId, "2026-03-02T09:00:00Z", "2026-03-02T14:20:00Z", { title: "Grade", notes: "bring the disk", allocation: 2, externalId: "a", override: "test" }));
  const before = await readProjectStatus(database.db, studio, projectId);
  const { status, headers, body } = await split(booking.id, "2026-03-02T10:10:00Z", 1, { "Idempotency-Key": "split-1" });
  const { first, second } = body as SplitResult;
  expect([status, headers.get("location")]).toEqual([201, `/api/v1/bookings/${second.id}`]);
  const { title, notes, allocation, override, status: confirmed, rate, placedAt } = booking;
  for (const part of [first, second]) expect(part).toMatchObject({ resourceId, projectId, title, notes, allocation, override, status: confirmed, placedAt, rate: { cost: rate?.cost } });
  expect([first.id, first.version, first.start, first.end, first.externalId]).toEqual([booking.id, 2, "2026-03-02T09:00:00Z", "2026-03-02T10:10:00Z", "a"]);
  expect([second.version, second.start, second.end, second.externalId]).toEqual([1, "2026-03-02T10:10:00Z", "2026-03-02T14:20:00Z", null]);
  expect((first.cost?.amount ?? 0) + (second.cost?.amount ?? 0)).toBe(booking.cost?.amount);
  expect([first.workedMinutes, second.workedMinutes]).toEqual([70, 250]);
  const { allocated, allocatedMinutes } = await readProjectStatus(database.db, studio, projectId);
  expect([allocated, allocatedMinutes]).toEqual([before.allocated, before.allocatedMinutes]);
  expect([await read(first.id), await read(second.id)]).toEqual([first, second]);
  const history = async (id: string) => ((await call("GET", `/api/v1/bookings/${id}/history`)).body as { items: HistoryEntry[] }).items;
  expect((await history(first.id)).map(({ type, changes }) => [type, changes.length])).toEqual([["booking:created", 13], ["booking:updated", 1]]);
  expect((await history(second.id)).map(({ type }) => type)).toEqual(["booking:created"]);
  // The same call again is answered as it was; another one comes too late.
  expect((await split(booking.id, "2026-03-02T10:10:00Z", 1, { "Idempotency-Key": "split-1" })).body).toEqual(body);
  expect(await split(booking.id, "2026-03-02T09:30:00Z")).toMatchObject({ status: 412, body: { code: "stale_version", current: { version: 2 } } });
  expect(await call("POST", `/api/v1/bookings/${booking.id}/split`, { at: "2026-03-02T09:30:00Z" })).toMatchObject({ status: 428 });
});

test("gives the first its end back once the second is out of the way, and not before", async () => {
  const booking = await createBooking(database.db, studio, bookingInput(await artist(), projectId, "2026-03-03T09:00:00Z", "2026-03-03T12:00:00Z", { override: "test" }));
  const { first, second } = await done(booking.id, "2026-03-03T10:00:00Z");
  const revert = () => call("POST", `/api/v1/bookings/${first.id}/revert`, { version: 2 });
  expect(await revert()).toMatchObject({ status: 409, body: { code: "booking_conflict", conflicts: [{ bookingId: second.id }] } });
  await updateBooking(database.db, studio, second.id, 1, updateBookingSchema.parse({ status: "cancelled" }));
  expect(await revert()).toMatchObject({ status: 200, body: { end: booking.end, cost: booking.cost } });
});

test("cuts a booking in days between two of them, and nowhere else", async () => {
  const resourceId = await artist();
  const week = await inDays(resourceId, { from: "2026-03-09", to: "2026-03-13", edits: [{ date: "2026-03-12", hours: [] }] });
  for (const at of ["2026-03-11T10:00:00Z", "2026-03-11T08:30:00Z"]) expect(await split(week.id, at)).toMatchObject({ status: 400, body: { code: "invalid_input", errors: [{ path: "at" }] } });
  const { first, second } = await done(week.id, "2026-03-11T00:00:00+01:00");
  expect([first, second].map(({ days }) => [days?.from, days?.to, days?.edits.length])).toEqual([["2026-03-09", "2026-03-10", 0], ["2026-03-11", "2026-03-13", 1]]);
  expect([first.windows.length, second.windows.length, first.end, second.start]).toEqual([2, 2, "2026-03-10T17:00:00Z", "2026-03-11T08:00:00Z"]);
  expect(first.workedMinutes + second.workedMinutes).toBe(week.workedMinutes);
  // Moved, they get their windows as any booking in days does.
  const moved = await updateBooking(database.db, studio, second.id, 1, updateBookingSchema.parse({ moveTo: "2026-03-18" }));
  expect(moved.windows.map(({ start }) => start)).toEqual(["2026-03-18T08:00:00Z", "2026-03-20T08:00:00Z"]);

  const round = await inDays(await artist(), { from: "2026-03-09", to: "2026-03-20", hours: { start: "00:00", end: "00:00" }, weekends: true });
  expect(round.windows).toHaveLength(1);
  expect((await done(round.id, "2026-03-10T23:00:00Z")).second.days).toMatchObject({ from: "2026-03-11", to: "2026-03-20" });
  expect((await read(round.id)).windows).toEqual([{ start: "2026-03-08T23:00:00Z", end: "2026-03-10T23:00:00Z" }]);

  const nights = await inDays(await artist(), { from: "2026-03-09", to: "2026-03-11", hours: { start: "22:00", end: "06:00" } });
  expect(await split(nights.id, "2026-03-09T23:00:00Z")).toMatchObject({ status: 400 });
  expect((await done(nights.id, "2026-03-10T06:00:00Z")).first.windows).toEqual([{ start: "2026-03-09T21:00:00Z", end: "2026-03-10T05:00:00Z" }]);
});

test("keeps the place of a hold on its ladder, and its challenge", async () => {
  const resourceId = await artist();
  const hold = (project: string) => createBooking(database.db, studio, bookingInput(resourceId, project, "2080-03-04T09:00:00Z", "2080-03-04T12:00:00Z", { status: "hold" }));
  const [first, rival] = [await hold(projectId), await hold((await makeProject(database.db, studio)).id)];
  await challengeHolds(database.db, studio, rival.id);
  const { version, placedAt, challenge } = await getBooking(database.db, studio, first.id);
  const parts = (await split(first.id, "2080-03-04T10:00:00Z", version)).body as SplitResult;
  for (const part of [parts.first, parts.second]) expect(part).toMatchObject({ status: "hold", placedAt, challenge });
  expect(challenge?.by).toBe(rival.id);
  const ladder = new Map((await readLadder(database.db, studio, rival.id)).items.map(({ bookingId, rank }) => [bookingId, rank]));
  expect([parts.first.id, parts.second.id, rival.id].map((id) => ladder.get(id))).toEqual([1, 1, 3]);
});

test("leaves the series, and stays in the bundle", async () => {
  const { results } = await createSeries(database.db, studio, createSeriesSchema.parse({ resourceId: await artist(), projectId, start: "2080-03-04T09:00", end: "17:00", rule: "FREQ=WEEKLY;COUNT=2" }));
  const date = results[0]?.bookingId ?? "";
  const ofSeries = await done(date, "2080-03-04T12:00:00Z");
  expect([ofSeries.first.seriesDate, ofSeries.second.seriesId, ofSeries.second.seriesDate]).toEqual(["2080-03-04", null, null]);
  const bundle = await createBundle(database.db, studio, bundleInput(projectId, [{ resourceId: await artist() }, { resourceId: await artist() }]));
  const ofBundle = await done(bundle.members[0]?.bookingId ?? "", "2026-03-02T11:00:00Z");
  expect([ofBundle.first.bundleId, ofBundle.second.bundleId]).toEqual([bundle.bundle?.id, bundle.bundle?.id]);
});

test("refuses an instant outside, who may not, and what is cancelled; of two at once one wins", async () => {
  const { id } = await createBooking(database.db, studio, bookingInput(await artist(), projectId, "2026-03-04T09:00:00Z", "2026-03-04T12:00:00Z", { override: "test" }));
  for (const at of ["2026-03-04T09:00:00Z", "2026-03-04T12:00:00Z", "2027-01-01T00:00:00Z", "soon"]) expect(await split(id, at)).toMatchObject({ status: 400, body: { code: "invalid_input", errors: [{ path: "at" }] } });
  const at = "2026-03-04T10:00:00Z";
  expect((await split(id, at, 1, {}, await api.client(studio, "viewer"))).status).toBe(403);
  expect((await split(id, at, 1, {}, await api.client(await database.newStudio()))).status).toBe(404);
  expect((await split(newId(), at)).status).toBe(404);
  const answers = await Promise.all([split(id, at), split(id, "2026-03-04T11:00:00Z")]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 412]);
  await updateProject(database.db, studio, projectId, undefined, { restricted: true });
  expect((await split(id, "2026-03-04T09:30:00Z", 2, {}, await api.client(studio, "scheduler"))).status).toBe(404);
  await updateBooking(database.db, studio, id, undefined, updateBookingSchema.parse({ status: "cancelled" }));
  expect(await split(id, "2026-03-04T09:30:00Z", 3)).toMatchObject({ status: 409, body: { code: "booking_cancelled" } });
});
