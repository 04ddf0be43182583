import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Principal } from "@/lib/principal";
import { changeCapacity, createBooking, findCandidates, readAvailability } from "@/modules/booking";
import { projects } from "@/modules/project/schema";
import { inTenant } from "@/services/db";
import { at, bookingInput, makeProject, makeResource } from "@/testing/factories";
import { recordStatements } from "@/testing/record-statements";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import { makeAbsence, makeCalendar } from "./availability.fixture";
import { availabilityQuerySchema } from "./contract";

// The first week of March 2027 begins on a Monday; Berlin is an hour ahead of UTC.
let database: TestDatabase;
let studio: Principal;
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(async () => {
  studio = await database.newStudio();
});
afterAll(() => database.close());

const DAY = [{ start: "09:00", end: "17:00" }];
const WEEK = { from: "2027-03-01T00:00:00Z", to: "2027-03-06T00:00:00Z" };
const rate = (amount: number, currency = "EUR") => ({ hourlyRate: { amount, currency } });
const parse = (query: Record<string, unknown>) => availabilityQuerySchema.parse({ ...WEEK, ...query });
const windowsOf = async (query: Record<string, unknown>) => (await readAvailability(database.db, studio, parse(query))).items;
const ask = (query: Record<string, unknown>) => findCandidates(database.db, studio, parse(query));
const book = (resourceId: string, projectId: string, start: string, end: string, given = {}) => createBooking(database.db, studio, bookingInput(resourceId, projectId, start, end, given));
const span = (start: string, end: string) => ({ start: `2027-03-${start}:00:00Z`, end: `2027-03-${end}:00:00Z` });

test("free is working time less leave less load, with what is left of a capacity that changes", async () => {
  await makeCalendar(database.db, studio, DAY);
  const ana = await makeResource(database.db, studio, { name: "Ana", department: "Compositing" });
  const project = await makeProject(database.db, studio);
  await changeCapacity(database.db, studio, ana.id, { capacity: 60, from: at("2027-03-04T00:00:00Z") });
  await book(ana.id, project.id, "2027-03-01T09:00:00Z", "2027-03-01T11:00:00Z", { allocation: 30 });
  await book(ana.id, project.id, "2027-03-01T10:00:00Z", "2027-03-01T12:00:00Z", { allocation: 70 });
  await book(ana.id, project.id, "2027-03-04T12:00:00Z", "2027-03-04T16:00:00Z", { allocation: 20 });
  await makeAbsence(database.db, studio, ana.id, "2027-03-02T00:00:00Z", "2027-03-02T12:00:00Z", { kind: "sick" });
  await makeAbsence(database.db, studio, ana.id, "2027-03-03T00:00:00Z", "2027-03-04T00:00:00Z", { status: "requested" });
  expect(await windowsOf({})).toEqual([
    {
      resourceId: ana.id,
      name: "Ana",
      kind: "artist",
      department: "Compositing",
      timeZone: "Europe/Berlin",
      capacity: 100,
      busy: [
        { ...span("01T09", "01T10"), load: 30 },
        { ...span("01T10", "01T11"), load: 100 },
        { ...span("01T11", "01T12"), load: 70 },
        { ...span("04T12", "04T16"), load: 20 },
      ],
      away: [{ ...span("02T00", "02T12"), kind: "sick" }],
      free: [
        { ...span("01T08", "01T09"), capacity: 100 },
        { ...span("01T09", "01T10"), capacity: 70 },
        { ...span("01T11", "01T12"), capacity: 30 },
        { ...span("01T12", "01T16"), capacity: 100 },
        { ...span("02T12", "02T16"), capacity: 100 },
        { ...span("03T08", "03T16"), capacity: 100 },
        { ...span("04T08", "04T12"), capacity: 60 },
        { ...span("04T12", "04T16"), capacity: 40 },
        { ...span("05T08", "05T16"), capacity: 60 },
      ],
    },
  ]);
  const [half] = await windowsOf({ allocation: "70" });
  expect(half?.free).toEqual([
    { ...span("01T08", "01T09"), capacity: 100 },
    { ...span("01T09", "01T10"), capacity: 70 },
    { ...span("01T12", "01T16"), capacity: 100 },
    { ...span("02T12", "02T16"), capacity: 100 },
    { ...span("03T08", "03T16"), capacity: 100 },
  ]);
  const [always] = await windowsOf({ anyTime: "true", to: "2027-03-03T00:00:00Z", allocation: "100" });
  expect(always?.free).toEqual([{ ...span("01T00", "01T09"), capacity: 100 }, { ...span("01T12", "02T00"), capacity: 100 }, { ...span("02T12", "03T00"), capacity: 100 }]);
});

test("who is asked for by kind, department, tags and skills", async () => {
  const senior = { department: "Compositing", tags: ["senior", "night"], skills: [{ name: "Nuke", level: 4 }, { name: "Mocha", level: 1 }] };
  const one = await makeResource(database.db, studio, { name: "One", ...senior });
  const two = await makeResource(database.db, studio, { name: "Two", ...senior, skills: [{ name: "Nuke", level: 2 }] });
  const suite = await makeResource(database.db, studio, { name: "Suite", kind: "room", tags: ["senior"] });
  const found = async (query: Record<string, unknown>) => (await windowsOf(query)).map(({ resourceId }) => resourceId);
  expect(await found({})).toEqual([one.id, suite.id, two.id]);
  expect(await found({ kind: "room" })).toEqual([suite.id]);
  expect(await found({ department: "Compositing" })).toEqual([one.id, two.id]);
  expect(await found({ tag: "senior" })).toEqual([one.id, suite.id, two.id]);
  expect(await found({ tags: "senior,night" })).toEqual([one.id, two.id]);
  expect(await found({ skills: "Nuke" })).toEqual([one.id, two.id]);
  expect(await found({ skills: "Nuke:3" })).toEqual([one.id]);
  expect(await found({ skills: ["Nuke:2", "Mocha"] })).toEqual([one.id]);
  expect(await found({ skills: "Nuke:5" })).toEqual([]);
  expect(await found({ resourceId: two.id })).toEqual([two.id]);
});

test("who can do it: wholly before partly, then who knows the project, the cheaper, who has more time, by name; and why the others cannot", async () => {
  await makeCalendar(database.db, studio, DAY);
  const project = await makeProject(database.db, studio);
  const make = async (name: string, given: Record<string, unknown> = {}) => (await makeResource(database.db, studio, { name, ...rate(5_000), ...given })).id;
  const [cheap, dear, busier, knows, partly] = [await make("Cheap", rate(4_000)), await make("Dear", rate(9_000)), await make("Busier"), await make("Knows", rate(9_500)), await make("Partly", rate(1_000))];
  const [zoe, adam] = [await make("Zoe"), await make("Adam")];
  const [away, booked, small, costly, unpriced, idle] = [await make("Away"), await make("Booked"), await make("Small", { capacity: 50 }), await make("Costly", rate(10_001)), await make("Unpriced", { hourlyRate: null }), await make("Idle")];
  await makeCalendar(database.db, studio, [], [idle]);
  await book(knows, project.id, "2027-02-01T09:00:00Z", "2027-02-01T10:00:00Z");
  await book(busier, project.id, "2027-03-01T08:00:00Z", "2027-03-01T10:00:00Z", { status: "hold" }); // takes nothing
  await book(busier, (await makeProject(database.db, studio)).id, "2027-03-05T12:00:00Z", "2027-03-05T16:00:00Z");
  const other = await makeProject(database.db, studio);
  for (const day of ["01", "02", "03"]) await book(partly, other.id, `2027-03-${day}T07:00:00Z`, `2027-03-${day}T18:00:00Z`, { override: "night work" });
  for (const day of ["01", "02", "03", "04", "05"]) await book(booked, other.id, `2027-03-${day}T08:00:00Z`, `2027-03-${day}T16:00:00Z`);
  await makeAbsence(database.db, studio, away, "2027-02-27T00:00:00Z", "2027-03-20T00:00:00Z");

  const answer = await ask({ hours: "20", projectId: project.id, allocation: "100", costLimit: "200000" });
  expect(answer.items.map(({ resourceId }) => resourceId)).toEqual([knows, cheap, adam, zoe, busier, dear, partly]);
  expect(answer).toMatchObject({ minutes: 1_200, counts: { wholly: 6, partly: 1, not: 6 }, reasons: { away: 1, booked: 1, too_little_capacity: 1, too_expensive: 1, no_rate: 1, not_working: 1 } });
  expect(answer.items[0]).toMatchObject({ fit: "wholly", minutes: 1_200, percent: 100, freeMinutes: 2_400, heldMinutes: 0, slot: span("01T08", "03T12"), allocation: 100, cost: { amount: 190_000, currency: "EUR" }, workedOnProject: true });
  expect(answer.items.find(({ name }) => name === "Busier")).toMatchObject({ freeMinutes: 2_160, heldMinutes: 120 });
  expect(answer.items.at(-1)).toMatchObject({ fit: "partly", minutes: 960, percent: 80, freeMinutes: 960, slot: span("04T08", "05T16"), workedOnProject: false, free: [{ ...span("04T08", "04T16"), capacity: 100 }, { ...span("05T08", "05T16"), capacity: 100 }] });
  const reasons = Object.fromEntries(answer.others.map(({ name, reason, capacity, workingMinutes, awayMinutes, bookedMinutes, cost }) => [name, { reason, capacity, workingMinutes, awayMinutes, bookedMinutes, cost }]));
  expect(reasons).toEqual({
    Away: { reason: "away", capacity: 100, workingMinutes: 2_400, awayMinutes: 2_400, bookedMinutes: 0, cost: { amount: 100_000, currency: "EUR" } },
    Booked: { reason: "booked", capacity: 100, workingMinutes: 2_400, awayMinutes: 0, bookedMinutes: 2_400, cost: { amount: 100_000, currency: "EUR" } },
    Costly: { reason: "too_expensive", capacity: 100, workingMinutes: 2_400, awayMinutes: 0, bookedMinutes: 0, cost: { amount: 200_020, currency: "EUR" } },
    Idle: { reason: "not_working", capacity: 100, workingMinutes: 0, awayMinutes: 0, bookedMinutes: 0, cost: { amount: 100_000, currency: "EUR" } },
    Small: { reason: "too_little_capacity", capacity: 50, workingMinutes: 2_400, awayMinutes: 0, bookedMinutes: 2_400, cost: { amount: 100_000, currency: "EUR" } },
    Unpriced: { reason: "no_rate", capacity: 100, workingMinutes: 2_400, awayMinutes: 0, bookedMinutes: 0, cost: null },
  });
  expect(answer.others.map(({ name }) => name)).toEqual(Object.keys(reasons));
  const shared = await ask({ hours: "20", projectId: project.id, allocation: "50", resourceId: small });
  expect(shared.items).toMatchObject([{ resourceId: small, allocation: 50, cost: { amount: 50_000, currency: "EUR" } }]);
  expect(unpriced).not.toBe(costly);
});

test("a duration is one stretch of working time: the first that is long enough, or the longest there is", async () => {
  await makeCalendar(database.db, studio, [{ start: "09:00", end: "13:00" }, { start: "14:00", end: "18:00" }]);
  const ana = await makeResource(database.db, studio, { name: "Ana" });
  const project = await makeProject(database.db, studio);
  await book(ana.id, project.id, "2027-03-01T09:00:00Z", "2027-03-01T10:00:00Z");
  expect((await ask({ duration: "120" })).items).toMatchObject([{ fit: "wholly", minutes: 120, slot: span("01T10", "01T12"), cost: null }]);
  expect((await ask({ duration: "240" })).items).toMatchObject([{ fit: "wholly", slot: span("01T13", "01T17") }]);
  expect((await ask({ duration: "300" })).items).toMatchObject([{ fit: "partly", minutes: 240, percent: 80, slot: span("01T13", "01T17") }]);
  expect((await ask({ duration: "300", anyTime: "true" })).items).toMatchObject([{ fit: "wholly", slot: { start: "2027-03-01T00:00:00Z", end: "2027-03-01T05:00:00Z" } }]);
});

test("the first fifty are ranked, all are counted", async () => {
  for (let i = 0; i < 53; i++) await makeResource(database.db, studio, { name: `Artist ${String(i).padStart(2, "0")}` });
  const answer = await ask({ hours: "1" });
  expect(answer.counts).toEqual({ wholly: 53, partly: 0, not: 0 });
  expect(answer.items.map(({ name }) => name)).toEqual(Array.from({ length: 50 }, (_, i) => `Artist ${String(i).padStart(2, "0")}`));
  const none = await ask({ hours: "1", allocation: "101" });
  expect(none).toMatchObject({ counts: { wholly: 0, partly: 0, not: 53 }, reasons: { too_little_capacity: 53 }, items: [] });
  expect(none.others).toHaveLength(50);
});

test("the number of statements does not grow with the number of resources", async () => {
  const project = await makeProject(database.db, studio);
  const kinds = [{}, { hours: "8", projectId: project.id, costLimit: "1000" }, { duration: "60", department: "Compositing" }].map(parse);
  const counts = async () => {
    const found: number[] = [];
    for (const query of kinds) found.push((await recordStatements(database.db, (db) => (query.hours ?? query.duration) === undefined ? readAvailability(db, studio, query) : findCandidates(db, studio, query))).length);
    return found;
  };
  for (let i = 0; i < 10; i++) await makeResource(database.db, studio, { department: "Compositing" });
  const few = await counts();
  await Promise.all(Array.from({ length: 290 }, () => makeResource(database.db, studio, { department: "Compositing" })));
  expect((await ask({ hours: "1" })).counts.wholly).toBe(300);
  expect(await counts()).toEqual(few);
});

test("a project that the caller may not read is not there to be asked about", async () => {
  await expect(ask({ hours: "1", projectId: "01900000-0000-7000-8000-000000000000" })).rejects.toMatchObject({ status: 404, code: "project_not_found" });
  const { id: projectId } = await makeProject(database.db, studio);
  await inTenant(database.db, studio.tenantId, (tx) => tx.update(projects).set({ restricted: true }).where(eq(projects.id, projectId)));
  await expect(findCandidates(database.db, { ...studio, role: "scheduler" }, parse({ hours: "1", projectId }))).rejects.toMatchObject({ status: 404, code: "project_not_found" });
  expect((await ask({ hours: "1", projectId })).items).toEqual([]);
});
