import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { parseInstant, Temporal } from "@/lib/time";
import { createBooking, getBooking, getSeries, listHistory, revertBooking, updateBooking } from "@/modules/booking";
import { listHistorySchema, updateBookingSchema } from "@/modules/booking/contract";
import { inTenant } from "@/services/db";
import { selectHistory } from "@/services/outbox";
import { bookingInput, makeResource } from "@/testing/factories";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import { updateSeriesSchema } from "./contract";
import { outcomes, refusal, setUp } from "./series.fixture";

let database: TestDatabase;
let studio: Principal;
beforeAll(async () => {
  database = await createTestDatabase();
  studio = await database.newStudio();
});
afterAll(() => database.close());

const read = (id: string) => getSeries(database.db, studio, id);
const states = async (id: string) => (await read(id)).dates.map(({ date, state, start }) => `${date} ${state} ${start.slice(11, 16)}`);
const patch = (bookingId: string, input: Record<string, unknown>) => updateBooking(database.db, studio, bookingId, undefined, updateBookingSchema.parse(input));

/** A series of four Mondays in March, with the ids of its bookings. */
async function fourMondays(given: Record<string, unknown> = {}) {
  const set = await setUp(database.db, studio);
  const { series, results } = await set.create({ title: "Dailies", ...given });
  return { ...set, id: series?.id as string, ids: results.map(({ bookingId }) => bookingId as string) };
}

describe("all dates", () => {
  test("get another time of day, as one change each, in the history of each", async () => {
    const { id, ids, update } = await fourMondays({ rule: "FREQ=WEEKLY;UNTIL=20800401T065959Z" });
    const dry = await update(id, { time: "10:30", dryRun: true });
    const real = await update(id, { time: "10:30" });
    expect(real.results).toEqual(dry.results);
    expect(outcomes(real)).toEqual(["2080-03-04 changed", "2080-03-11 changed", "2080-03-18 changed", "2080-03-25 changed"]);
    expect(real.series).toMatchObject({ start: "2080-03-04T10:30", durationMinutes: 480, version: 2 });
    expect(await states(id)).toEqual(["2080-03-04 booked 09:30", "2080-03-11 booked 09:30", "2080-03-18 booked 09:30", "2080-03-25 booked 09:30"]);
    const { items } = await listHistory(database.db, studio, ids[1] as string, listHistorySchema.parse({}));
    expect(items.map(({ type, changes }) => [type, changes.map(({ field }) => field).toSorted()]).at(-1)).toEqual(["booking:updated", ["end", "start"]]);
    const events = await inTenant(database.db, studio.tenantId, (tx) => selectHistory(tx, studio.tenantId, id, 0, 10));
    expect(events.map(({ type, payload }) => [type, payload.before])).toEqual([
      ["series:created", undefined],
      ["series:updated", expect.objectContaining({ start: "2080-03-04T09:00" })],
    ]);
  });

  test("get another end, length, title, allocation and resource", async () => {
    const { id, ids, update } = await fourMondays();
    const other = await makeResource(database.db, studio);
    expect((await update(id, { end: "12:00", title: "Review", notes: "short", allocation: 50, resourceId: other.id })).counts.changed).toBe(4);
    expect(await getBooking(database.db, studio, ids[3] as string)).toMatchObject({ start: "2080-03-25T08:00:00Z", end: "2080-03-25T11:00:00Z", title: "Review", notes: "short", allocation: 50, resourceId: other.id, version: 2 });
    expect((await update(id, { time: "22:00", durationMinutes: 600 })).series).toMatchObject({ start: "2080-03-04T22:00", durationMinutes: 600 });
    expect(await getBooking(database.db, studio, ids[3] as string)).toMatchObject({ start: "2080-03-25T21:00:00Z", end: "2080-03-26T07:00:00Z" });
    expect(outcomes(await update(id, { title: "Review" }))).toEqual(["2080-03-04 kept", "2080-03-11 kept", "2080-03-18 kept", "2080-03-25 kept"]);
  });

  test("may move over each other: none stands in the way of the next", async () => {
    const { id, update } = await fourMondays({ rule: "FREQ=DAILY;COUNT=4", end: undefined, durationMinutes: 1_440 });
    expect((await update(id, { time: "21:00" })).counts.changed).toBe(4);
  });

  test("stay as they are when one does not fit, and the answer says which", async () => {
    const { id, artist, project, update } = await fourMondays();
    const blocker = await createBooking(database.db, studio, bookingInput(artist.id, project.id, "2080-03-11T18:00:00Z", "2080-03-11T20:00:00Z"));
    const dry = await update(id, { time: "12:00", dryRun: true });
    expect([outcomes(dry), dry.refused]).toEqual([["2080-03-04 changed", "2080-03-11 conflict", "2080-03-18 changed", "2080-03-25 changed"], true]);
    const problem = await refusal(update(id, { time: "12:00" }));
    expect(problem).toMatchObject({ status: 409, code: "series_conflict" });
    expect((problem.extra.results as typeof dry.results).map(({ outcome }) => outcome)).toEqual(dry.results.map(({ outcome }) => outcome));
    expect(dry.results[1]?.problem?.conflicts.map(({ bookingId }) => bookingId)).toEqual([blocker.id]);
    expect(await states(id)).toEqual(["2080-03-04 booked 08:00", "2080-03-11 booked 08:00", "2080-03-18 booked 08:00", "2080-03-25 booked 08:00"]);
    expect((await read(id)).version).toBe(1);
  });

  test("are cancelled, and the rule stays", async () => {
    const { id, artist, project, update } = await fourMondays();
    expect((await update(id, { status: "cancelled" })).counts.cancelled).toBe(4);
    expect((await states(id)).every((state) => state.includes("cancelled"))).toBe(true);
    await createBooking(database.db, studio, bookingInput(artist.id, project.id, "2080-03-11T08:00:00Z", "2080-03-11T20:00:00Z"));
  });

  test("are confirmed together, when they were pencilled", async () => {
    const { id, update } = await fourMondays({ status: "hold" });
    expect((await update(id, { status: "confirmed" })).counts.changed).toBe(4);
    expect((await read(id)).dates.every(({ state }) => state === "booked")).toBe(true);
  });
});

describe("what was done to one date", () => {
  test("stays: its own time, title and resource, unless asked", async () => {
    const { id, ids, update } = await fourMondays();
    const other = await makeResource(database.db, studio);
    await patch(ids[1] as string, { start: "2080-03-12T08:00:00Z", end: "2080-03-12T10:00:00Z" });
    await patch(ids[2] as string, { title: "Special", resourceId: other.id });
    const { dates } = await read(id);
    expect(dates.map(({ edited }) => edited)).toEqual([false, true, true, false]);

    const { results } = await update(id, { time: "10:00", title: "Review" });
    expect(results.map(({ outcome }) => outcome)).toEqual(["changed", "changed", "changed", "changed"]);
    expect(await getBooking(database.db, studio, ids[1] as string)).toMatchObject({ start: "2080-03-12T08:00:00Z", title: "Review" });
    expect(await getBooking(database.db, studio, ids[2] as string)).toMatchObject({ start: "2080-03-18T09:00:00Z", title: "Special", resourceId: other.id });

    expect((await update(id, { time: "11:00" })).results.map(({ outcome, why }) => [outcome, why])).toEqual([["changed", null], ["kept", "edited"], ["changed", null], ["changed", null]]);
    await update(id, { time: "12:00", title: "Review", includeEdited: true });
    expect(await getBooking(database.db, studio, ids[1] as string)).toMatchObject({ start: "2080-03-11T11:00:00Z", title: "Review" });
    expect(await getBooking(database.db, studio, ids[2] as string)).toMatchObject({ title: "Review", resourceId: other.id });
  });

  test("stays: a date that was deleted is not revived by any change of the series", async () => {
    const { id, ids, update, add } = await fourMondays();
    await patch(ids[1] as string, { status: "cancelled" });
    await update(id, { time: "10:00" });
    await update(id, { rule: "FREQ=WEEKLY;COUNT=6" });
    await update(id, { scope: "following", from: "2080-03-11", title: "Review", includeEdited: true });
    expect((await getBooking(database.db, studio, ids[1] as string)).status).toBe("cancelled");
    const { seriesId } = await getBooking(database.db, studio, ids[1] as string);
    expect(seriesId).not.toBe(id);
    expect(await states(seriesId as string)).toEqual(["2080-03-11 cancelled 08:00", "2080-03-18 booked 09:00", "2080-03-25 booked 09:00", "2080-04-01 booked 08:00", "2080-04-08 booked 08:00"]);
    expect(outcomes(await add(seriesId as string))).toEqual([]);
    const problem = await refusal(add(seriesId as string, { dates: ["2080-03-11"] }));
    expect(problem).toMatchObject({ status: 409, code: "series_date_taken" });
    expect(problem.message).toContain("was deleted, and stays so");
    await revertBooking(database.db, studio, ids[1] as string, 2);
    expect((await states(seriesId as string))[0]).toBe("2080-03-11 booked 08:00");
  });
});

describe("a date and those that follow", () => {
  test("become a series of their own", async () => {
    const { id, ids, update } = await fourMondays();
    const given = { scope: "following", from: "2080-03-18", time: "13:00", title: "Late dailies" };
    const dry = await update(id, { ...given, dryRun: true });
    const { series, splitFrom, results } = await update(id, given);
    expect(results).toEqual(dry.results);
    expect(results.map(({ date, outcome }) => [date, outcome])).toEqual([["2080-03-18", "changed"], ["2080-03-25", "changed"]]);
    expect(splitFrom).toBe(id);
    expect(series).toMatchObject({ title: "Late dailies", start: "2080-03-18T13:00", rule: "FREQ=WEEKLY;COUNT=2", version: 1 });
    expect(await read(id)).toMatchObject({ title: "Dailies", rule: "FREQ=WEEKLY;UNTIL=20800311T225959Z", version: 2 });
    expect(await states(id)).toEqual(["2080-03-04 booked 08:00", "2080-03-11 booked 08:00"]);
    expect(await states(series?.id as string)).toEqual(["2080-03-18 booked 12:00", "2080-03-25 booked 12:00"]);
    expect(await getBooking(database.db, studio, ids[3] as string)).toMatchObject({ seriesId: series?.id, seriesDate: "2080-03-25", title: "Late dailies" });
  });

  test("from the first date on are the series itself", async () => {
    const { id, update } = await fourMondays();
    expect(await update(id, { scope: "following", from: "2080-03-01", title: "Review" })).toMatchObject({ splitFrom: null, series: { id, title: "Review", rule: "FREQ=WEEKLY;COUNT=4" } });
  });

  test("get a rule of their own, which begins there", async () => {
    const { id, update } = await fourMondays();
    const { series, results } = await update(id, { scope: "following", from: "2080-03-18", rule: "FREQ=WEEKLY;BYDAY=TU;COUNT=2" });
    expect(outcomes({ results })).toEqual(["2080-03-18 cancelled", "2080-03-19 booked", "2080-03-25 cancelled", "2080-03-26 booked"]);
    expect(series).toMatchObject({ start: "2080-03-18T09:00", rule: "FREQ=WEEKLY;BYDAY=TU;COUNT=2" });
    expect(await states(id)).toEqual(["2080-03-04 booked 08:00", "2080-03-11 booked 08:00"]);
  });

  test("are cancelled without a split", async () => {
    const { id, update } = await fourMondays();
    expect(await update(id, { scope: "following", from: "2080-03-18", status: "cancelled" })).toMatchObject({ splitFrom: null, counts: { cancelled: 2 }, series: { id, version: 1 } });
    expect(await states(id)).toEqual(["2080-03-04 booked 08:00", "2080-03-11 booked 08:00", "2080-03-18 cancelled 08:00", "2080-03-25 cancelled 08:00"]);
  });

  test("after the last date are refused", async () => {
    const { id, update } = await fourMondays();
    expect(await refusal(update(id, { scope: "following", from: "2080-03-26", title: "x" }))).toMatchObject({ status: 400, message: "from: must not be after the last date of the series, 2080-03-25" });
  });
});

describe("another rule", () => {
  test("cancels the dates that it lacks, books those that are new, by the policy, and leaves the others as they are", async () => {
    const { id, ids, artist, project, update } = await fourMondays({ onConflict: "skip" });
    await createBooking(database.db, studio, bookingInput(artist.id, project.id, "2080-03-06T08:00:00Z", "2080-03-06T20:00:00Z"));
    const given = { rule: "FREQ=WEEKLY;BYDAY=WE,MO;UNTIL=20800317" };
    const dry = await update(id, { ...given, dryRun: true });
    const real = await update(id, given);
    expect(outcomes(real)).toEqual(["2080-03-04 kept", "2080-03-06 skipped", "2080-03-11 kept", "2080-03-13 booked", "2080-03-18 cancelled", "2080-03-25 cancelled"]);
    expect(outcomes(dry)).toEqual(outcomes(real));
    expect((await getBooking(database.db, studio, ids[0] as string)).version).toBe(1);
    const { dates } = await read(id);
    expect(dates.map(({ date, state, ofRule }) => `${date} ${state} ${ofRule}`)).toEqual(["2080-03-04 booked true", "2080-03-06 skipped true", "2080-03-11 booked true", "2080-03-13 booked true", "2080-03-18 cancelled false", "2080-03-25 cancelled false"]);
    // Back to where it was: what is cancelled stays so, what was skipped is not asked for again.
    expect(outcomes(await update(id, { rule: "FREQ=WEEKLY;COUNT=4" }))).toEqual(["2080-03-04 kept", "2080-03-11 kept", "2080-03-13 cancelled"]);
  });

  test("leaves a date that has a time of its own, unless asked", async () => {
    const { id, ids, update } = await fourMondays();
    await patch(ids[3] as string, { start: "2080-03-26T08:00:00Z", end: "2080-03-26T10:00:00Z" });
    expect((await update(id, { rule: "FREQ=WEEKLY;COUNT=2" })).results.map(({ outcome, why }) => [outcome, why])).toEqual([["kept", "unchanged"], ["kept", "unchanged"], ["cancelled", null], ["kept", "edited"]]);
    expect(outcomes(await update(id, { rule: "FREQ=WEEKLY;COUNT=1", includeEdited: true })).slice(1)).toEqual(["2080-03-11 cancelled", "2080-03-25 cancelled"]);
  });

  test("that stops at a conflict changes nothing", async () => {
    const { id, artist, project, update } = await fourMondays();
    await createBooking(database.db, studio, bookingInput(artist.id, project.id, "2080-04-01T08:00:00Z", "2080-04-01T20:00:00Z"));
    const problem = await refusal(update(id, { rule: "FREQ=WEEKLY;COUNT=6", time: "10:00" }));
    expect(problem.code).toBe("series_conflict");
    expect(outcomes({ results: problem.extra.results as never })).toEqual(["2080-03-04 changed", "2080-03-11 changed", "2080-03-18 changed", "2080-03-25 changed", "2080-04-01 conflict", "2080-04-08 booked"]);
    expect(await states(id)).toEqual(["2080-03-04 booked 08:00", "2080-03-11 booked 08:00", "2080-03-18 booked 08:00", "2080-03-25 booked 08:00"]);
    expect((await update(id, { rule: "FREQ=WEEKLY;COUNT=6", onConflict: "hold" })).counts).toMatchObject({ held: 1, booked: 1 });
  });
});

test("what has begun stays as it is, and no date is added that is over", async () => {
  const { create, update } = await setUp(database.db, studio);
  const first = Temporal.Now.plainDateISO("Europe/Berlin").subtract({ days: 10 });
  const { series, results } = await create({ start: `${first}T09:00`, rule: "FREQ=WEEKLY;INTERVAL=2;COUNT=3", title: "Dailies" });
  const changed = await update(series?.id as string, { title: "Later", rule: "FREQ=WEEKLY;COUNT=3" });
  expect(changed.results.map(({ outcome, why }) => [outcome, why])).toEqual([["kept", "past"], ["changed", null], ["cancelled", null]]);
  expect((await getBooking(database.db, studio, results[0]?.bookingId as string)).title).toBe("Dailies");
  expect((await read(series?.id as string)).dates.map(({ state }) => state)).toEqual(["booked", "skipped", "booked", "cancelled"]);
  expect(outcomes(await (await setUp(database.db, studio)).add(series?.id as string))).toEqual([]);
  expect((await update(series?.id as string, { status: "cancelled" })).counts).toMatchObject({ kept: 1, cancelled: 1 });
});

describe("skipped dates", () => {
  test("are added later, all that are to come or those named, and only those", async () => {
    const { db } = database;
    const set = await setUp(db, studio);
    const block = (date: string) => createBooking(db, studio, bookingInput(set.artist.id, set.project.id, `${date}T10:00:00Z`, `${date}T12:00:00Z`));
    const blockers = [await block("2080-03-04"), await block("2080-03-11"), await block("2080-03-18")];
    const { series } = await set.create({ onConflict: "skip", title: "Dailies" });
    const id = series?.id as string;
    expect((await set.add(id)).counts).toMatchObject({ skipped: 3, booked: 0 });

    for (const { id: blocker } of blockers.slice(0, 2)) await patch(blocker, { status: "cancelled" });
    const dry = await set.add(id, { dates: ["2080-03-11"], dryRun: true });
    const real = await set.add(id, { dates: ["2080-03-11"] });
    expect([outcomes(dry), outcomes(real)]).toEqual([["2080-03-11 booked"], ["2080-03-11 booked"]]);
    expect(await getBooking(db, studio, real.results[0]?.bookingId as string)).toMatchObject({ seriesId: id, seriesDate: "2080-03-11", title: "Dailies", allocation: 100 });

    expect(await refusal(set.add(id, { dates: ["2080-03-11"] }))).toMatchObject({ status: 409, code: "series_date_taken" });
    expect(await refusal(set.add(id, { dates: ["2080-03-04", "2080-03-12"] }))).toMatchObject({ status: 400, message: "dates.1: 2080-03-12 is no date of the series" });
    expect(await refusal(set.add(id, { onConflict: "stop" }))).toMatchObject({ status: 409, code: "series_conflict" });
    expect(outcomes(await set.add(id, { onConflict: "hold" }))).toEqual(["2080-03-04 booked", "2080-03-18 held"]);
    expect(await states(id)).toEqual(["2080-03-04 booked 08:00", "2080-03-11 booked 08:00", "2080-03-18 held 08:00", "2080-03-25 booked 08:00"]);
  });

  test("on a substitute take all of it, when the series takes all of its resource", async () => {
    const { db } = database;
    const { artist, project, create, add } = await setUp(db, studio);
    const half = await makeResource(db, studio, { capacity: 50 });
    const blockers = [artist.id, half.id].map((resourceId) => createBooking(db, studio, bookingInput(resourceId, project.id, "2080-03-11T10:00:00Z", "2080-03-11T12:00:00Z", { allocation: 1 })));
    const [, own] = await Promise.all(blockers);
    const { series } = await create({ onConflict: "substitute", substitutes: [half.id] });
    await patch(own?.id as string, { status: "cancelled" });
    const { results } = await add(series?.id as string);
    expect(results.map(({ outcome }) => outcome)).toEqual(["substituted"]);
    expect((await getBooking(db, studio, results[0]?.bookingId as string)).allocation).toBe(50);
  });
});

test("an old version, an unknown series and a viewer are refused", async () => {
  const { id, update, add } = await fourMondays();
  await update(id, { title: "Once" }, 1);
  expect(await refusal(update(id, { title: "Twice" }, 1))).toMatchObject({ status: 412, code: "stale_version", extra: { current: { id, title: "Once", version: 2 } } });
  expect(await refusal(update(newId(), { title: "x" }))).toMatchObject({ status: 404, code: "series_not_found" });
  expect(await refusal(add(newId()))).toMatchObject({ status: 404, code: "series_not_found" });
  expect(await refusal(update(id, { resourceId: newId() }))).toMatchObject({ status: 404, code: "resource_not_found" });
  const viewer: Principal = { ...studio, role: "viewer" };
  for (const call of [() => update(id, { title: "x" }, undefined, viewer), () => add(id, {}, viewer)]) expect(await refusal(call())).toMatchObject({ status: 403 });
});

test.each([
  [{ scope: "following" }, "from"],
  [{ scope: "all", from: "2080-03-04" }, "from"],
  [{ scope: "all", end: "10:00", durationMinutes: 60 }, "end"],
  [{ scope: "all", status: "cancelled", title: "x" }, "status"],
  [{ scope: "all", rule: "FREQ=MINUTELY;COUNT=3" }, "rule"],
  [{ scope: "this" }, "scope"],
])("%o is refused with its field", (input, field) => {
  expect(updateSeriesSchema.safeParse(input).error?.issues.map(({ path }) => path[0])).toEqual([field]);
});

test("1,000 dates are changed in seconds", async () => {
  const { create, update } = await setUp(database.db, studio);
  const { series } = await create({ rule: "FREQ=DAILY;COUNT=1000", end: "10:00" });
  expect((await update(series?.id as string, { time: "11:00" })).counts.changed).toBe(1_000);
  expect(parseInstant((await read(series?.id as string)).dates[999]?.start as string).toZonedDateTimeISO("Europe/Berlin").hour).toBe(11);
}, 60_000);
