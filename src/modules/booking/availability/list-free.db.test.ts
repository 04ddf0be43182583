import { afterAll, beforeAll, expect, test } from "vitest";
import type { Principal } from "@/lib/principal";
import { createBooking } from "@/modules/booking";
import { createAvailability } from "@/modules/calendar";
import { createAvailabilitySchema } from "@/modules/calendar/availability/contract";
import { bookingInput, makeProject, makeResource } from "@/testing/factories";
import { startApi, type TestApi } from "@/testing/start-api";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";

let database: TestDatabase;
let api: TestApi;
let studio: Principal;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database);
  studio = await database.newStudio();
});
afterAll(async () => {
  await api.close();
  await database.close();
});

const path = (from: string, to: string) => `/api/v1/resources/free?from=${from}&to=${to}`;

test("those that nothing is booked of, and that are not away; a hold leaves them free, and other studios have others", async () => {
  const [free, booked, held, away] = await Promise.all(Array.from({ length: 4 }, async () => (await makeResource(database.db, studio)).id));
  const { id: project } = await makeProject(database.db, studio);
  const book = (id: string | undefined, given: object) => createBooking(database.db, studio, bookingInput(id ?? "", project, "2026-03-03T09:00:00Z", "2026-03-03T10:00:00Z", { override: "test", ...given }));
  await book(booked, {});
  await book(held, { status: "hold" });
  await createAvailability(database.db, studio, createAvailabilitySchema.parse({ resourceId: away, kind: "leave", from: "2026-03-03", to: "2026-03-03" }));
  const get = await api.client(studio, "viewer");
  const ids = async (from: string, to: string) => ((await get("GET", path(from, to))).body as { resourceIds: string[] }).resourceIds.toSorted();
  expect(await ids("2026-03-03T09:30:00Z", "2026-03-03T12:00:00Z")).toEqual([free, held].toSorted());
  expect(await ids("2026-03-03T10:00:00Z", "2026-03-03T12:00:00Z")).toEqual([free, booked, held].toSorted());
  const other = await api.client(await database.newStudio());
  expect((await other("GET", path("2026-03-03T09:30:00Z", "2026-03-03T12:00:00Z"))).body).toEqual({ resourceIds: [] });
  expect(await get("GET", path("2026-03-03T12:00:00Z", "2026-03-03T10:00:00Z"))).toMatchObject({ status: 400, body: { code: "invalid_input", errors: [{ path: "to" }] } });
});
