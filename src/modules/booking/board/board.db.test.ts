import { afterAll, beforeAll, expect, test } from "vitest";
import type { Principal } from "@/lib/principal";
import { createBooking, updateBooking } from "@/modules/booking";
import { updateBookingSchema } from "@/modules/booking/contract";
import { updateProject } from "@/modules/project";
import { bookingInput, makeProject, makeResource } from "@/testing/factories";
import { startApi, type TestApi } from "@/testing/start-api";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import { type Board, boardSchema } from "./contract";

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
    [confirmed.id, resourceId, projectId, 0, "Grade", seconds(confirmed.start), seconds(confirmed.end), 40, 1, 0],
    [hold.id, resourceId, projectId, 1, "", seconds(hold.start), seconds(hold.end), 100, 1, 0],
  ]);
});

test("of a restricted project says only what is taken, and of another studio nothing", async () => {
  const secret = await makeProject(database.db, studio, { name: "Nightfall" });
  await createBooking(database.db, studio, bookingInput(resourceId, secret.id, "2026-04-02T09:00:00Z", "2026-04-02T10:00:00Z", { title: "Nightfall", override: "test" }));
  await updateProject(database.db, studio, secret.id, undefined, { restricted: true });
  const path = "/api/v1/bookings/bars?from=2026-04-01T00:00:00Z&to=2026-04-30T00:00:00Z";
  const seen = (await (await api.client(studio, "scheduler"))("GET", path)).body as Board;
  expect(seen.bars).toMatchObject([[expect.any(String), resourceId, null, 0, "", expect.any(Number), expect.any(Number), 100, 1, 0]]);
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
