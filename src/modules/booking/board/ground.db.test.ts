import { afterAll, beforeAll, expect, test } from "vitest";
import type { Principal } from "@/lib/principal";
import { changeCapacity } from "@/modules/booking";
import { changeCapacitySchema } from "@/modules/booking/capacity/contract";
import { assignCalendar, createAvailability, createCalendar, setDay } from "@/modules/calendar";
import { createAvailabilitySchema } from "@/modules/calendar/availability/contract";
import { createCalendarSchema } from "@/modules/calendar/contract";
import { makeResource } from "@/testing/factories";
import { startApi, type TestApi } from "@/testing/start-api";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import { type Ground, groundSchema } from "./contract";

let database: TestDatabase;
let api: TestApi;
let studio: Principal;
let get: Awaited<ReturnType<TestApi["client"]>>;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database);
  studio = await database.newStudio();
  get = await api.client(studio);
});
afterAll(async () => {
  await api.close();
  await database.close();
});

const seconds = (iso: string) => Date.parse(iso) / 1_000;
const stretch = (start: string, end: string) => [seconds(start), seconds(end)];
const ground = async (from: string, to: string, ...ids: string[]) => (await get("GET", `/api/v1/resources/ground?from=${from}&to=${to}&resourceIds=${ids.join(",")}`)).body as Ground;
const person = async (given = {}) => (await makeResource(database.db, studio, given)).id;

test("tells when resources work, each in its zone, and across a change of the clocks", async () => {
  const [berlin, newYork] = [await person({ timeZone: "Europe/Berlin" }), await person({ timeZone: "America/New_York" })];
  // Friday, then Monday: in Berlin the clocks went forward on 29 March 2026, in New York three weeks before.
  const answer = groundSchema.parse(await ground("2026-03-27T00:00:00Z", "2026-03-31T00:00:00Z", newYork, berlin));
  expect(answer.items).toEqual([
    { resourceId: newYork, work: [stretch("2026-03-27T13:00:00Z", "2026-03-27T22:00:00Z"), stretch("2026-03-30T13:00:00Z", "2026-03-30T22:00:00Z")], away: [], capacity: [[seconds("2026-03-27T00:00:00Z"), 100]] },
    { resourceId: berlin, work: [stretch("2026-03-27T08:00:00Z", "2026-03-27T17:00:00Z"), stretch("2026-03-30T07:00:00Z", "2026-03-30T16:00:00Z")], away: [], capacity: [[seconds("2026-03-27T00:00:00Z"), 100]] },
  ]);
  // Only what is in the range.
  expect((await ground("2026-03-27T10:00:00Z", "2026-03-27T12:00:00Z", berlin)).items[0]?.work).toEqual([stretch("2026-03-27T10:00:00Z", "2026-03-27T12:00:00Z")]);
});

test("tells why they are away: leave with its note, holidays and closed days with their name, on working days only", async () => {
  const id = await person({ timeZone: "Europe/Berlin" });
  const week = [1, 2, 3, 4, 5].map((day) => ({ day, start: "09:00", end: "18:00" }));
  const calendar = await createCalendar(database.db, studio, createCalendarSchema.parse({ name: "Bavaria", timeZone: "Europe/Berlin", week, holidayCountry: "DE", holidayRegion: "BY" }));
  await assignCalendar(database.db, studio, id, { calendarId: calendar.id });
  await setDay(database.db, studio, calendar.id, "2026-05-15", undefined, { hours: [], note: "Bridge day" });
  const off = (given: object) => createAvailability(database.db, studio, createAvailabilitySchema.parse({ resourceId: id, ...given }));
  await off({ kind: "leave", from: "2026-05-11", to: "2026-05-12", note: "Alps" });
  await off({ kind: "sick", start: "2026-05-13T12:00:00+02:00", end: "2026-05-13T15:00:00+02:00" });
  await off({ kind: "leave", from: "2026-05-18", to: "2026-05-18", status: "requested" });
  await off({ kind: "extra", start: "2026-05-16T10:00:00+02:00", end: "2026-05-16T12:00:00+02:00" });
  const { items } = await ground("2026-05-11T00:00:00+02:00".replace("+", "%2B"), "2026-05-18T00:00:00%2B02:00", id);
  const { away, work } = items[0] as Ground["items"][number];
  expect(away.map(([, , kind, why]) => [kind, why])).toEqual([["leave", "Alps"], ["sick", null], ["holiday", "Ascension Day"], ["holiday", "Bridge day"]]);
  expect(work).toEqual([stretch("2026-05-13T07:00:00Z", "2026-05-13T10:00:00Z"), stretch("2026-05-13T13:00:00Z", "2026-05-13T16:00:00Z"), stretch("2026-05-16T08:00:00Z", "2026-05-16T10:00:00Z")]);
  for (const [start, end] of away) expect(end).toBeGreaterThan(start);
  // 1 May 2027 is a Saturday: nobody would work.
  expect((await ground("2027-04-30T00:00:00Z", "2027-05-03T00:00:00Z", id)).items[0]?.away).toEqual([]);
});

test("tells what there is of a resource, from when on where it changes", async () => {
  const id = await person({ kind: "equipment", capacity: 6 });
  const from = "2090-06-15T00:00:00Z";
  await changeCapacity(database.db, studio, id, changeCapacitySchema.parse({ capacity: 4, from }));
  expect((await ground("2090-06-01T00:00:00Z", "2090-07-01T00:00:00Z", id)).items[0]?.capacity).toEqual([[seconds("2090-06-01T00:00:00Z"), 6], [seconds(from), 4]]);
  expect((await ground("2090-07-01T00:00:00Z", "2090-07-02T00:00:00Z", id)).items[0]?.capacity).toEqual([[seconds("2090-07-01T00:00:00Z"), 4]]);
});

test("tells another studio nothing, and refuses what is too much", async () => {
  const id = await person();
  const path = (to: string, ids: string) => `/api/v1/resources/ground?from=2026-03-01T00:00:00Z&to=${to}&resourceIds=${ids}`;
  const stranger = await api.client(await database.newStudio());
  expect((await stranger("GET", path("2026-03-02T00:00:00Z", id))).body).toMatchObject({ items: [] });
  for (const bad of [path("2026-06-02T00:00:00Z", id), path("2026-02-01T00:00:00Z", id), path("2026-03-02T00:00:00Z", "nobody"), path("2026-03-02T00:00:00Z", Array(101).fill(id).join(",")), "/api/v1/resources/ground?from=2026-03-01T00:00:00Z&to=2026-03-02T00:00:00Z"]) {
    expect(await get("GET", bad)).toMatchObject({ status: 400, body: { code: "invalid_input" } });
  }
  const { headers } = await get("GET", path("2026-03-02T00:00:00Z", id), undefined, { "accept-encoding": "gzip" });
  expect(headers.get("vary") ?? "").toMatch(/accept-encoding/i);
});
