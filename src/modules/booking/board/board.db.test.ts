import { afterAll, beforeAll, expect, test } from "vitest";
import type { Principal } from "@/lib/principal";
import { createBooking, updateBooking } from "@/modules/booking";
import { createBookingSchema, updateBookingSchema } from "@/modules/booking/contract";
import { createAvailability } from "@/modules/calendar";
import { createAvailabilitySchema } from "@/modules/calendar/availability/contract";
import { updateProject } from "@/modules/project";
import { bookingInput, makeProject, makeResource } from "@/testing/factories";
import { startApi, type TestApi } from "@/testing/start-api";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import { type Board, boardSchema, MARKS } from "./contract";

let database: TestDatabase;
let api: TestApi;
let studio: Principal;
let resourceId: string;
let projectId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database);
  studio = await database.newStudio();
  resourceId = (await makeResource(database.db, studio)).id;
  projectId = (await makeProject(database.db, studio)).id;
});
afterAll(async () => {
  await api.close();
  await database.close();
});

const book = (start: string, end: string, given = {}) => createBooking(database.db, studio, bookingInput(resourceId, projectId, start, end, { override: "test", ...given }));
const seconds = (iso: string) => Date.parse(iso) / 1_000;

test("has every booking that touches the range, but the cancelled, in a few bytes each", async () => {
  const confirmed = await book("09:00", "10:30", { title: "Grade", allocation: 40 });
  const hold = await book("09:00", "12:00", { status: "hold" });
  const cancelled = await book("20:00", "21:00");
  await updateBooking(database.db, studio, cancelled.id, undefined, updateBookingSchema.parse({ status: "cancelled" }));
  await book("2026-03-05T09:00:00Z", "2026-03-05T10:00:00Z");
  const get = await api.client(studio);
  const { status, headers, body } = await get("GET", "/api/v1/bookings/bars?from=2026-03-02T10:00:00Z&to=2026-03-04T00:00:00Z");
  expect([status, headers.get("content-type")]).toEqual([200, "application/json"]);
  const { bars } = boardSchema.parse(body);
  expect(bars.toSorted((a, b) => a[3] - b[3])).toEqual([
    [confirmed.id, resourceId, projectId, 0, "Grade", seconds(confirmed.start), seconds(confirmed.end), 40, 1, 0, null],
    [hold.id, resourceId, projectId, 1, "", seconds(hold.start), seconds(hold.end), 100, 1, 0, 1],
  ]);
});

test("of a restricted project says only what is taken, and of another studio nothing", async () => {
  const secret = await makeProject(database.db, studio, { name: "Nightfall" });
  await createBooking(database.db, studio, bookingInput(resourceId, secret.id, "2026-04-02T09:00:00Z", "2026-04-02T10:00:00Z", { title: "Nightfall", override: "test" }));
  await updateProject(database.db, studio, secret.id, undefined, { restricted: true });
  const path = "/api/v1/bookings/bars?from=2026-04-01T00:00:00Z&to=2026-04-30T00:00:00Z";
  const seen = (await (await api.client(studio, "scheduler"))("GET", path)).body as Board;
  expect(seen.bars).toMatchObject([[expect.any(String), resourceId, null, 0, "", expect.any(Number), expect.any(Number), 100, 1, 0, null]]);
  expect(JSON.stringify(seen)).not.toContain("Nightfall");
  expect(((await (await api.client(await database.newStudio()))("GET", path)).body as Board).bars).toEqual([]);
});

test("of some resources, when they are named", async () => {
  const other = (await makeResource(database.db, studio)).id;
  await createBooking(database.db, studio, bookingInput(other, projectId, "2026-05-02T09:00:00Z", "2026-05-02T10:00:00Z", { override: "test" }));
  await createBooking(database.db, studio, bookingInput(resourceId, projectId, "2026-05-02T09:00:00Z", "2026-05-02T10:00:00Z", { override: "test" }));
  const get = await api.client(studio);
  const rows = async (query: string) => ((await get("GET", `/api/v1/bookings/bars?from=2026-05-01T00:00:00Z&to=2026-05-30T00:00:00Z${query}`)).body as Board).bars.map((bar) => bar[1]);
  expect(await rows(`&resourceIds=${other}`)).toEqual([other]);
  expect((await rows(`&resourceIds=${other},${resourceId}`)).toSorted()).toEqual([other, resourceId].toSorted());
  expect(await rows("")).toHaveLength(2);
  expect((await get("GET", "/api/v1/bookings/bars?from=2026-05-01T00:00:00Z&to=2026-05-30T00:00:00Z&resourceIds=nobody")).status).toBe(400);
});

const barOf = async (get: Awaited<ReturnType<TestApi["client"]>>, query: string, id: string) => ((await get("GET", `/api/v1/bookings/bars?${query}`)).body as Board).bars.find((bar) => bar[0] === id);

test("tells which option a hold is, as its ladder does", async () => {
  const { id: camera } = await makeResource(database.db, studio, { kind: "equipment", capacity: 2 });
  const hold = (start: string, end: string, given = {}) => createBooking(database.db, studio, bookingInput(camera, projectId, `2026-06-0${start}Z`, `2026-06-0${end}Z`, { status: "hold", override: "test", ...given }));
  const holds = [await hold("1T09:00", "1T12:00"), await hold("1T10:00", "1T13:00"), await hold("1T11:00", "1T14:00", { allocation: 2 }), await hold("1T13:00", "3T14:00"), await hold("2T13:00", "2T14:00"), await hold("3T15:00", "3T16:00", { status: "confirmed" })];
  const get = await api.client(studio);
  const rankOf = async (id: string, from = "2026-06-01T00:00:00Z") => (await barOf(get, `from=${from}&to=2026-06-04T00:00:00Z&resourceIds=${camera}`, id))?.[10];
  const ladder = async (id: string) => ((await get("GET", `/api/v1/bookings/${id}/ladder`)).body as { items: { bookingId: string; rank: number }[] }).items.find((rung) => rung.bookingId === id)?.rank ?? null;
  const ranks: (number | null | undefined)[] = [];
  for (const { id } of holds) {
    ranks.push(await rankOf(id));
    expect(ranks.at(-1)).toBe(await ladder(id));
  }
  expect(ranks).toEqual([1, 1, 3, 2, 1, null]);
  // Also where only a part of it, that nobody else wants, is on the board.
  expect(await rankOf(holds[3]?.id ?? "", "2026-06-03T00:00:00Z")).toBe(2);
});

test("ranks any number of holds as GET /holds does", async () => {
  const { id: pool } = await makeResource(database.db, studio, { kind: "equipment", capacity: 5 });
  const random = (most: number) => Math.floor(Math.random() * most);
  const hour = (at: number) => new Date(Date.UTC(2080, 5, 3, at)).toISOString();
  for (let i = 0; i < 40; i++) {
    const start = random(60);
    await createBooking(database.db, studio, bookingInput(pool, projectId, hour(start), hour(start + 1 + random(20)), { status: "hold", allocation: 1 + random(5), override: "test" }));
  }
  for (let i = 0; i < 3; i++) await createBooking(database.db, studio, bookingInput(pool, projectId, hour(i * 20), hour(i * 20 + 8), { allocation: 1, override: "test" }));
  const get = await api.client(studio);
  const { items } = (await get("GET", `/api/v1/holds?resourceId=${pool}&limit=100`)).body as { items: { id: string; rank: number }[] };
  const { bars } = (await get("GET", `/api/v1/bookings/bars?from=${hour(0)}&to=${hour(100)}&resourceIds=${pool}`)).body as Board;
  const ranks = new Map(bars.flatMap((bar): [string, number | null][] => (bar[3] === 1 ? [[bar[0], bar[10]]] : [])));
  expect(ranks).toEqual(new Map(items.map(({ id, rank }) => [id, rank])));
  expect(Math.max(...items.map(({ rank }) => rank))).toBeGreaterThan(2);
});

test("marks whose resource is away by now, and what is given in days; of a restricted project only the days", async () => {
  const { id: artist } = await makeResource(database.db, studio, { timeZone: "Europe/Berlin" });
  const { id: quiet } = await makeProject(database.db, studio);
  const days = await createBooking(database.db, studio, createBookingSchema.parse({ resourceId: artist, projectId: quiet, days: { from: "2026-09-07", to: "2026-09-18" }, title: "Hush" }));
  const plain = await createBooking(database.db, studio, bookingInput(artist, projectId, "2026-09-21T08:00:00Z", "2026-09-21T10:00:00Z"));
  await createAvailability(database.db, studio, createAvailabilitySchema.parse({ resourceId: artist, kind: "leave", from: "2026-09-17", to: "2026-09-17" }));
  const [owner, scheduler] = [await api.client(studio), await api.client(studio, "scheduler")];
  // The leave is after the window that is asked about: a bar is marked as a whole.
  const query = `from=2026-09-07T00:00:00Z&to=2026-09-09T00:00:00Z&resourceIds=${artist}`;
  expect((await barOf(owner, query, days.id))?.[9]).toBe(MARKS.conflict + MARKS.days);
  expect((await barOf(owner, `from=2026-09-20T00:00:00Z&to=2026-09-29T00:00:00Z&resourceIds=${artist}`, plain.id))?.[9]).toBe(0);
  await updateProject(database.db, studio, quiet, undefined, { restricted: true });
  expect((await barOf(scheduler, query, days.id))?.slice(2, 5).concat((await barOf(scheduler, query, days.id))?.slice(9) ?? [])).toEqual([null, 0, "", MARKS.days, null]);
  // By project, for a board whose rows are projects: of one that the caller may not read nothing.
  const of = async (get: typeof owner, ids: string) => ((await get("GET", `/api/v1/bookings/bars?from=2026-09-01T00:00:00Z&to=2026-09-30T00:00:00Z&projectIds=${ids}`)).body as Board).bars.map(([id]) => id);
  expect(await of(owner, quiet)).toEqual([days.id]);
  expect((await of(owner, `${quiet},${projectId}`)).toSorted()).toEqual([days.id, plain.id].toSorted());
  expect(await of(scheduler, `${quiet},${projectId}`)).toEqual([plain.id]);
  expect(await of(scheduler, quiet)).toEqual([]);
  expect((await owner("GET", `/api/v1/bookings/bars?${query}&projectIds=${quiet}`)).status).toBe(400);
});

test("refuses a range that is too long or turned around", async () => {
  const get = await api.client(studio);
  for (const query of ["from=2026-01-01T00:00:00Z&to=2028-01-01T00:00:00Z", "from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z", "from=yesterday&to=2026-01-01T00:00:00Z"]) {
    expect(await get("GET", `/api/v1/bookings/bars?${query}`)).toMatchObject({ status: 400, body: { code: "invalid_input" } });
  }
});

test("is sent compressed to who can read that", async () => {
  const get = await api.client(studio);
  const { headers } = await get("GET", "/api/v1/bookings/bars?from=2026-03-01T00:00:00Z&to=2026-03-30T00:00:00Z", undefined, { "accept-encoding": "gzip" });
  expect(headers.get("vary") ?? "").toMatch(/accept-encoding/i);
});
