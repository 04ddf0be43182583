import { afterAll, beforeAll, expect, test } from "vitest";
import type { Principal } from "@/lib/principal";
import { makeProject, makeResource } from "@/testing/factories";
import { startApi, type TestApi } from "@/testing/start-api";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import type { DetailedSeries, SeriesResult } from "./contract";

let database: TestDatabase;
let api: TestApi;
let studio: Principal;
let send: Awaited<ReturnType<TestApi["client"]>>;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database);
  studio = await database.newStudio();
  send = await api.client(studio);
});
afterAll(async () => {
  await api.close();
  await database.close();
});

test("a series from the first dry run to its cancelling, over HTTP", async () => {
  const [artist, project] = [await makeResource(database.db, studio), await makeProject(database.db, studio)];
  const body = { resourceId: artist.id, projectId: project.id, rule: "FREQ=WEEKLY;COUNT=3", start: "2080-03-04T09:00", end: "17:00" };
  const dry = await send("POST", "/api/v1/series", { ...body, dryRun: true });
  expect([dry.status, (dry.body as SeriesResult).series]).toEqual([200, null]);

  const made = await send("POST", "/api/v1/series", body);
  const { series, results } = made.body as SeriesResult;
  const path = `/api/v1/series/${series?.id}`;
  expect([made.status, made.headers.get("location"), made.headers.get("etag")]).toEqual([201, path, '"1"']);
  expect(results.map(({ start, end }) => [start, end])).toEqual((dry.body as SeriesResult).results.map(({ start, end }) => [start, end]));

  const again = await send("POST", "/api/v1/series", body);
  expect(again).toMatchObject({ status: 409, body: { code: "series_conflict", counts: { conflict: 3 }, results: [{ problem: { code: "booking_conflict", conflicts: [{ projectId: project.id }] } }, {}, {}] } });

  const cancelled = results[1]?.bookingId;
  expect((await send("PATCH", `/api/v1/bookings/${cancelled}`, { status: "cancelled" }, { "if-match": "*" })).status).toBe(200);
  const read = await send("GET", path);
  expect([read.headers.get("etag"), (read.body as DetailedSeries).dates.map(({ state }) => state)]).toEqual(['"1"', ["booked", "cancelled", "booked"]]);
  expect(await send("GET", "/api/v1/series?limit=10")).toMatchObject({ status: 200, body: { items: [{ id: series?.id, bookings: { confirmed: 2, cancelled: 1 } }], nextCursor: null } });

  expect(await send("PATCH", path, { scope: "all", time: "10:00" }, { "if-match": '"7"' })).toMatchObject({ status: 412, body: { code: "stale_version", current: { version: 1 } } });
  const patched = await send("PATCH", path, { scope: "all", time: "10:00" }, { "if-match": '"1"' });
  expect([patched.status, patched.headers.get("etag")]).toEqual([200, '"2"']);
  expect(await send("POST", `${path}/dates`, { dates: ["2080-03-11"] })).toMatchObject({ status: 409, body: { code: "series_date_taken" } });
  expect(await send("PATCH", path, { scope: "all", status: "cancelled" })).toMatchObject({ status: 200, body: { counts: { cancelled: 2 } } });
});

test.each([
  [{ rule: "FREQ=SECONDLY;COUNT=3" }, 400, "invalid_input", "rule"],
  [{ rule: "FREQ=DAILY" }, 422, "series_too_long", undefined],
])("%o is refused with %i %s", async (given, status, code, path) => {
  const [artist, project] = [await makeResource(database.db, studio), await makeProject(database.db, studio)];
  const answer = await send("POST", "/api/v1/series", { resourceId: artist.id, projectId: project.id, start: "2080-03-04T09:00", end: "17:00", ...given });
  expect(answer).toMatchObject({ status, body: { code } });
  expect((answer.body as { errors?: { path: string }[] }).errors?.[0]?.path).toBe(path);
});
