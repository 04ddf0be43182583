import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { createBooking, getBooking, getSeries, listBookings, listHistory, listSeries, updateBooking } from "@/modules/booking";
import { listBookingsSchema, listHistorySchema } from "@/modules/booking/contract";
import { inTenant } from "@/services/db";
import { bookingInput, makeProject, makeResource } from "@/testing/factories";
import { recordStatements } from "@/testing/record-statements";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import { createPolicySchema } from "../policies/contract";
import { createPolicy } from "../policies/create-policy";
import { createSeriesSchema, listSeriesSchema } from "./contract";
import { createSeries } from "./create-series";
import { outcomes, refusal, setUp } from "./series.fixture";

let database: TestDatabase;
let studio: Principal;
beforeAll(async () => {
  database = await createTestDatabase();
  studio = await database.newStudio();
});
afterAll(() => database.close());

const stored = (resourceId: string) => listBookings(database.db, studio, listBookingsSchema.parse({ resourceId, limit: 500 }));
const taken = (resourceId: string, projectId: string, date: string, given: Record<string, unknown> = {}) => createBooking(database.db, studio, bookingInput(resourceId, projectId, `${date}T10:00:00Z`, `${date}T12:00:00Z`, given));

test("every date is a booking of its own, at the same time of day on both sides of daylight saving", async () => {
  const { db } = database;
  const { artist, project, create } = await setUp(db, studio);
  const id = newId();
  const { series, results, counts, refused } = await create({ id, rule: "rrule:freq=weekly;count=5", title: "Dailies", notes: "bring tea" });
  expect(series).toMatchObject({ id, resourceId: artist.id, projectId: project.id, title: "Dailies", rule: "FREQ=WEEKLY;COUNT=5", start: "2080-03-04T09:00", durationMinutes: 480, timeZone: "Europe/Berlin", allocation: 100, onConflict: "stop", version: 1 });
  expect(results.map(({ start, end, outcome }) => `${start} ${end} ${outcome}`)).toEqual([
    "2080-03-04T08:00:00Z 2080-03-04T16:00:00Z booked",
    "2080-03-11T08:00:00Z 2080-03-11T16:00:00Z booked",
    "2080-03-18T08:00:00Z 2080-03-18T16:00:00Z booked",
    "2080-03-25T08:00:00Z 2080-03-25T16:00:00Z booked",
    "2080-04-01T07:00:00Z 2080-04-01T15:00:00Z booked",
  ]);
  expect([counts.booked, counts.conflict, refused]).toEqual([5, 0, false]);
  const { items } = await stored(artist.id);
  expect(items.map((booking) => [booking.id, booking.seriesId, booking.seriesDate])).toEqual(results.map(({ bookingId, date }) => [bookingId, id, date]));
  expect(items[0]).toMatchObject({ title: "Dailies", notes: "bring tea", status: "confirmed", allocation: 100, start: "2080-03-04T08:00:00Z" });

  const history = await listHistory(db, studio, items[2]?.id as string, listHistorySchema.parse({}));
  expect(history.items.map(({ type }) => type)).toEqual(["booking:created"]);
});

describe("a date that is taken", () => {
  const cases = [
    ["stop", ["2080-03-04 booked", "2080-03-11 conflict", "2080-03-18 booked", "2080-03-25 booked"]],
    ["skip", ["2080-03-04 booked", "2080-03-11 skipped", "2080-03-18 booked", "2080-03-25 booked"]],
    ["hold", ["2080-03-04 booked", "2080-03-11 held", "2080-03-18 booked", "2080-03-25 booked"]],
    ["substitute", ["2080-03-04 booked", "2080-03-11 substituted", "2080-03-18 booked", "2080-03-25 booked"]],
  ] as const;

  test.each(cases)("is dealt with by the policy %s, the same in a dry run and for real", async (onConflict, expected) => {
    const { db } = database;
    const { artist, project, create } = await setUp(db, studio);
    const [busy, free] = [await makeResource(db, studio), await makeResource(db, studio)];
    const blocker = await taken(artist.id, project.id, "2080-03-11", { title: "Shoot" });
    await taken(busy.id, project.id, "2080-03-11");
    const given = { onConflict, ...(onConflict === "substitute" && { substitutes: [busy.id, free.id] }) };

    const dry = await create({ ...given, dryRun: true });
    expect(outcomes(dry)).toEqual(expected);
    expect([dry.dryRun, dry.series, dry.refused]).toEqual([true, null, onConflict === "stop"]);
    expect(dry.results.every(({ bookingId }) => bookingId === null)).toBe(true);
    expect((await stored(artist.id)).items).toHaveLength(1);

    const withoutIds = (results: typeof dry.results) => results.map((result) => ({ ...result, bookingId: null }));
    if (onConflict === "stop") {
      const problem = await refusal(create(given));
      expect(problem).toMatchObject({ status: 409, code: "series_conflict" });
      expect(problem.message).toContain("1 of 4 dates cannot be booked, and nothing was stored. The first is 2080-03-11");
      expect(problem.extra.results).toEqual(dry.results);
      expect(problem.extra.counts).toEqual(dry.counts);
      expect((await stored(artist.id)).items).toHaveLength(1);
      expect((dry.results[1]?.problem?.conflicts ?? []).map(({ bookingId }) => bookingId)).toEqual([blocker.id]);
      return;
    }
    const real = await create(given);
    expect(withoutIds(real.results)).toEqual(dry.results);
    expect(real.counts).toEqual(dry.counts);
    const { dates } = await getSeries(db, studio, real.series?.id as string);
    const states = { booked: "booked", skipped: "skipped", held: "held", substituted: "substituted" } as Record<string, string>;
    expect(dates.map(({ date, state, bookingId, resourceId }) => [date, state, bookingId, resourceId])).toEqual(real.results.map(({ date, outcome, bookingId, resourceId }) => [date, states[outcome], bookingId, resourceId]));
    expect(real.results[1]?.resourceId).toBe(onConflict === "substitute" ? free.id : artist.id);
  });

  test("is left out when it can be neither pencilled nor substituted", async () => {
    const { project, artist, create } = await setUp(database.db, studio);
    const busy = await makeResource(database.db, studio);
    for (const id of [artist.id, busy.id]) await taken(id, project.id, "2080-03-11");
    expect(outcomes(await create({ onConflict: "substitute", substitutes: [busy.id] }))[1]).toBe("2080-03-11 skipped");
  });

  test("may be one of the series itself: all dates are looked at, each beside those before it", async () => {
    const { create } = await setUp(database.db, studio);
    const { results } = await create({ rule: "FREQ=DAILY;COUNT=4", end: undefined, durationMinutes: 2_880, onConflict: "skip" });
    expect(results.map(({ outcome }) => outcome)).toEqual(["booked", "skipped", "booked", "skipped"]);
  });
});

test("part of an artist leaves room for others, and holds and requests ask for none", async () => {
  const { create, artist } = await setUp(database.db, studio);
  await create({ allocation: 60 });
  expect((await create({ allocation: 40 })).counts.booked).toBe(4);
  expect((await create({ allocation: 40, onConflict: "skip" })).counts.skipped).toBe(4);
  expect((await create({ status: "hold" })).counts.booked).toBe(4);
  expect((await create({ status: "requested" })).counts.booked).toBe(4);
  expect((await stored(artist.id)).items.map(({ status }) => status).filter((status) => status === "confirmed")).toHaveLength(8);
});

test("the zone is the resource's unless another is given", async () => {
  const { create } = await setUp(database.db, studio, { timeZone: "America/New_York" });
  const own = await create({ rule: "FREQ=WEEKLY;COUNT=1" });
  expect(own.results[0]?.start).toBe("2080-03-04T14:00:00Z");
  const other = await create({ rule: "FREQ=WEEKLY;COUNT=1", timeZone: "Asia/Tokyo", dryRun: true });
  expect(other.results[0]?.start).toBe("2080-03-04T00:00:00Z");
});

test("a night ends on the next day", async () => {
  const { create } = await setUp(database.db, studio);
  const { results, series } = await create({ rule: "FREQ=DAILY;COUNT=1", start: "2080-03-30T22:00", end: "06:00" });
  expect(results[0]).toMatchObject({ date: "2080-03-30", start: "2080-03-30T21:00:00Z", end: "2080-03-31T04:00:00Z" });
  expect(series?.durationMinutes).toBe(480);
});

describe("refused as a whole is", () => {
  test("what names something that is not there, or nobody may do", async () => {
    const { db } = database;
    const { create, artist } = await setUp(db, studio);
    const id = newId();
    expect(await refusal(create({ resourceId: id }))).toMatchObject({ status: 404, code: "resource_not_found" });
    expect(await refusal(create({ projectId: id }))).toMatchObject({ status: 404, code: "project_not_found" });
    expect(await refusal(create({ onConflict: "substitute", substitutes: [id] }))).toMatchObject({ status: 404, code: "resource_not_found" });
    expect(await refusal(create({ phaseId: id }))).toMatchObject({ status: 404, code: "phase_not_found" });
    expect(await refusal(create({}, { ...studio, role: "viewer" }))).toMatchObject({ status: 403 });
    expect((await stored(artist.id)).items).toEqual([]);
  });

  test("an unknown phase beside a date that is skipped", async () => {
    const { create, artist, project } = await setUp(database.db, studio);
    await taken(artist.id, project.id, "2080-03-11");
    expect(await refusal(create({ phaseId: newId(), onConflict: "skip" }))).toMatchObject({ status: 404, code: "phase_not_found" });
  });

  test("an id that is taken", async () => {
    const { create } = await setUp(database.db, studio);
    const id = newId();
    await create({ id });
    expect(await refusal(create({ id, start: "2081-03-04T09:00" }))).toMatchObject({ status: 409, code: "id_taken" });
  });

  test("what a blocked budget does not allow, in a dry run too", async () => {
    const { db } = database;
    const artist = await makeResource(db, studio, { hourlyRate: { amount: 10_000, currency: "EUR" } });
    const project = await makeProject(db, studio, { budget: { amount: 200_000, currency: "EUR" } });
    await inTenant(db, studio.tenantId, (tx) => tx.execute(sql`UPDATE projects SET enforcement = 'block' WHERE id = ${project.id}`));
    const { create } = await setUp(db, studio);
    const given = { resourceId: artist.id, projectId: project.id };
    for (const dryRun of [true, false]) expect(await refusal(create({ ...given, dryRun }))).toMatchObject({ status: 409, code: "budget_exceeded", extra: { wanted: { amount: 320_000 } } });
    expect((await create({ ...given, rule: "FREQ=WEEKLY;COUNT=2" })).counts.booked).toBe(2);
  });
});

test("a viewer may request a series where a booking rule says so, and no more", async () => {
  const { db } = database;
  const own = await database.newStudio();
  const { create, update, add } = await setUp(db, own);
  const viewer: Principal = { ...own, role: "viewer" };
  await createPolicy(db, own, createPolicySchema.parse({ role: "viewer", mayRequest: true }));
  const asked = await create({ status: "requested" }, viewer);
  expect(asked.counts.booked).toBe(4);
  const id = asked.series?.id as string;
  for (const call of [() => create({ status: "hold", dryRun: true }, viewer), () => create({}, viewer)]) expect(await refusal(call())).toMatchObject({ status: 403, code: "booking_not_permitted" });
  expect((await update(id, { title: "Please" }, undefined, viewer)).counts.changed).toBe(4);
  const confirming = await refusal(update(id, { status: "confirmed" }, undefined, viewer));
  expect(confirming.extra.results).toMatchObject(Array.from({ length: 4 }, () => ({ outcome: "conflict", problem: { code: "booking_not_permitted" } })));
  const held = (await create({ status: "hold" })).series?.id as string;
  for (const call of [() => update(held, { title: "x" }, undefined, viewer), () => add(held, {}, viewer)]) expect(await refusal(call())).toMatchObject({ status: 403, code: "booking_not_permitted" });
});

test("a series of a project that somebody may not read does not exist for them", async () => {
  const { db } = database;
  const { create, update, project } = await setUp(db, studio);
  const id = (await create()).series?.id as string;
  const stranger: Principal = { ...studio, role: "scheduler", actor: { type: "user", id: "stranger", name: "Stranger" } };
  expect((await getSeries(db, stranger, id)).id).toBe(id);
  await inTenant(db, studio.tenantId, (tx) => tx.execute(sql`UPDATE projects SET restricted = true WHERE id = ${project.id}`));
  expect(await refusal(getSeries(db, stranger, id))).toMatchObject({ status: 404, code: "series_not_found" });
  expect(await refusal(update(id, { title: "x" }, undefined, stranger))).toMatchObject({ status: 404, code: "series_not_found" });
  expect(await refusal(create({ dryRun: true }, stranger))).toMatchObject({ status: 404, code: "project_not_found" });
  const query = listSeriesSchema.parse({ projectId: project.id });
  expect([(await listSeries(db, stranger, query)).items.length, (await listSeries(db, studio, query)).items.length]).toEqual([0, 1]);
});

test.each([
  [{ rule: "FREQ=HOURLY;COUNT=3" }, "rule"],
  [{ rule: "every monday" }, "rule"],
  [{ rule: `FREQ=DAILY;BYMONTHDAY=${"1,".repeat(300)}1;COUNT=3` }, "rule"],
  [{ start: "2080-03-04" }, "start"],
  [{ start: "2080-02-30T09:00" }, "start"],
  [{ start: "2080-03-04T24:00" }, "start"],
  [{ end: undefined }, "end"],
  [{ durationMinutes: 60 }, "end"],
  [{ end: undefined, durationMinutes: 10_081 }, "durationMinutes"],
  [{ timeZone: "Mars/Olympus" }, "timeZone"],
  [{ onConflict: "substitute" }, "substitutes"],
  [{ onConflict: "ignore" }, "onConflict"],
  [{ status: "cancelled" }, "status"],
])("%o is refused with its field", (given, field) => {
  const parsed = createSeriesSchema.safeParse({ resourceId: newId(), projectId: newId(), start: "2080-03-04T09:00", end: "17:00", rule: "FREQ=WEEKLY;COUNT=4", ...given });
  expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual([field]);
});

test("too many dates are refused before anything is looked at", async () => {
  const { create } = await setUp(database.db, studio);
  expect(await refusal(create({ rule: "FREQ=DAILY;COUNT=1001" }))).toMatchObject({ status: 422, code: "series_too_long", extra: { limit: 1_000, dates: 1_001 } });
  expect(await refusal(create({ rule: "FREQ=WEEKLY", dryRun: true }))).toMatchObject({ status: 422, code: "series_too_long", extra: { dates: null } });
});

test("1,000 dates take as many statements as a few", async () => {
  const { db } = database;
  const { artist, project } = await setUp(db, studio);
  const substitute = await makeResource(db, studio);
  const given = { resourceId: artist.id, projectId: project.id, start: "2080-03-04T09:00", end: "17:00", onConflict: "substitute", substitutes: [substitute.id] };
  await taken(artist.id, project.id, "2080-03-11");
  const count = async (rule: string) => (await recordStatements(db, (recording) => createSeries(recording, studio, createSeriesSchema.parse({ ...given, rule, dryRun: true })))).length;
  const few = await count("FREQ=DAILY;COUNT=8");
  expect(await count("FREQ=DAILY;COUNT=1000")).toBe(few);
});

test("lists the series with their bookings, the newest first, of a resource or a project", async () => {
  const { db } = database;
  const { create, artist, project } = await setUp(db, studio);
  const [first, second] = [await create({ onConflict: "skip" }), await create({ onConflict: "skip", rule: "FREQ=DAILY;COUNT=3" })];
  const cancelled = first.results[0]?.bookingId as string;
  await updateBooking(db, studio, cancelled, undefined, { status: "cancelled" });
  const page = await listSeries(db, studio, listSeriesSchema.parse({ resourceId: artist.id }));
  expect(page.items.map(({ id, bookings, firstDate, lastDate }) => [id, bookings, firstDate, lastDate])).toEqual([
    [second.series?.id, { requested: 0, hold: 0, confirmed: 2, cancelled: 0 }, "2080-03-05", "2080-03-06"],
    [first.series?.id, { requested: 0, hold: 0, confirmed: 3, cancelled: 1 }, "2080-03-11", "2080-03-25"],
  ]);
  const paged = await listSeries(db, studio, listSeriesSchema.parse({ projectId: project.id, limit: 1 }));
  expect(paged.items.map(({ id }) => id)).toEqual([second.series?.id]);
  const next = await listSeries(db, studio, listSeriesSchema.parse({ projectId: project.id, limit: 1, cursor: paged.nextCursor }));
  expect([next.items.map(({ id }) => id), next.nextCursor]).toEqual([[first.series?.id], null]);
  const other = await database.newStudio();
  expect((await listSeries(db, other, listSeriesSchema.parse({}))).items).toEqual([]);
  expect(await refusal(getSeries(db, other, first.series?.id as string))).toMatchObject({ status: 404, code: "series_not_found" });
  expect(await getBooking(db, studio, cancelled)).toMatchObject({ seriesId: first.series?.id });
});
