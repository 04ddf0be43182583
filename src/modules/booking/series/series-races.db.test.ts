import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Principal } from "@/lib/principal";
import { Problem } from "@/lib/problem";
import { createBooking, getSeries, listBookings } from "@/modules/booking";
import { listBookingsSchema } from "@/modules/booking/contract";
import { bookingInput, makeProject, makeResource } from "@/testing/factories";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import { createSeriesSchema, type OnConflict, type SeriesResult } from "./contract";
import { createSeries } from "./create-series";
import { MONDAY, outcomes, setUp } from "./series.fixture";

const CLIENTS = 20;

let database: TestDatabase;
let studio: Principal;
beforeAll(async () => {
  database = await createTestDatabase(CLIENTS);
  studio = await database.newStudio();
});
afterAll(() => database.close());

const stored = async (resourceId: string) => (await listBookings(database.db, studio, listBookingsSchema.parse({ resourceId, limit: 500 }))).items;
const settle = (calls: Promise<SeriesResult>[]) => Promise.all(calls.map((call) => call.catch((error: unknown) => (error instanceof Problem ? error : Promise.reject(error)))));

test("of 20 who create the same series, one gets all of its dates when they stop at a conflict, and the others nothing", async () => {
  for (let round = 0; round < 5; round++) {
    const { create, artist } = await setUp(database.db, studio);
    const answers = await settle(Array.from({ length: CLIENTS }, (_, i) => create({ rule: "FREQ=DAILY;COUNT=12", title: `Client ${i}` })));
    const won = answers.flatMap((answer) => (answer instanceof Problem ? [] : answer));
    expect(won.map(({ counts }) => counts.booked)).toEqual([12]);
    for (const answer of answers) if (answer instanceof Problem) expect([answer.code, (answer.extra.counts as SeriesResult["counts"]).conflict]).toEqual(["series_conflict", 12]);
    const bookings = await stored(artist.id);
    expect(bookings.map(({ id, seriesId }) => [id, seriesId])).toEqual(won[0]?.results.map(({ bookingId }) => [bookingId, won[0]?.series?.id]));
  }
}, 60_000);

test("when they skip conflicts, every date has one winner, and every answer says what is stored", async () => {
  const { artist, project } = await setUp(database.db, studio);
  const rules = ["FREQ=DAILY;COUNT=12", "FREQ=DAILY;INTERVAL=2;COUNT=12", "FREQ=WEEKLY;BYDAY=MO,TU,FR;COUNT=12"];
  const answers = await Promise.all(
    Array.from({ length: CLIENTS }, (_, i) =>
      createSeries(database.db, studio, createSeriesSchema.parse({ resourceId: artist.id, projectId: project.id, rule: rules[i % 3], start: `${MONDAY}T${String(8 + (i % 4)).padStart(2, "0")}:00`, durationMinutes: 240, onConflict: "skip" })),
    ),
  );
  const bookings = await stored(artist.id);
  const told = answers.flatMap(({ results, series }) => results.filter(({ outcome }) => outcome === "booked").map(({ bookingId, start, end }) => `${bookingId} ${series?.id} ${start} ${end}`));
  expect(told.toSorted()).toEqual(bookings.map(({ id, seriesId, start, end }) => `${id} ${seriesId} ${start} ${end}`).toSorted());
  bookings.slice(1).forEach(({ start }, i) => expect(start >= (bookings[i]?.end as string)).toBe(true));
  // Nobody was turned away from a time that is free to the end.
  for (const { results } of answers) {
    for (const { outcome, start, end } of results) if (outcome === "skipped") expect(bookings.some((booking) => booking.start < end && start < booking.end)).toBe(true);
  }
  for (const { series, results } of answers) {
    const { dates } = await getSeries(database.db, studio, series?.id as string);
    expect(dates.map(({ state }) => state)).toEqual(results.map(({ outcome }) => outcome));
  }
}, 60_000);

test("changes of one series by many at once end as if they had come one after the other", async () => {
  const { create, update, add } = await setUp(database.db, studio);
  const id = (await create({ rule: "FREQ=DAILY;COUNT=6" })).series?.id as string;
  const hours = ["10:00", "11:00", "12:00", "13:00"];
  const answers = await Promise.all(Array.from({ length: CLIENTS }, (_, i) => (i % 5 === 4 ? add(id) : update(id, { time: hours[i % 4] as string }))));
  expect(answers.every(({ refused }) => !refused)).toBe(true);
  const { start, dates, version } = await getSeries(database.db, studio, id);
  expect(dates.every((date) => !date.edited && date.state === "booked")).toBe(true);
  expect(hours).toContain(start.slice(11));
  expect(version).toBeLessThanOrEqual(17);
}, 60_000);

test("who saw the same version: one changes it, the others are told", async () => {
  const { create, update } = await setUp(database.db, studio);
  const id = (await create()).series?.id as string;
  const answers = await settle(Array.from({ length: CLIENTS }, (_, i) => update(id, { title: `Client ${i}` }, 1)));
  expect(answers.filter((answer) => !(answer instanceof Problem))).toHaveLength(1);
  expect(new Set(answers.flatMap((answer) => (answer instanceof Problem ? answer.code : [])))).toEqual(new Set(["stale_version"]));
});

/** One day of work: hours from, to, in UTC. */
type Slot = [from: number, to: number];
const overlaps = ([from, to]: Slot, [otherFrom, otherTo]: Slot) => from < otherTo && otherFrom < to;

test("a dry run and the real call give what a simple model of each date says", async () => {
  const { db } = database;
  const project = await makeProject(db, studio);
  const policy = fc.constantFrom<OnConflict>("stop", "skip", "hold", "substitute");
  const slot = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 3 })).map(([from, hours]): Slot => [from, from + hours]);
  const busy = fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 9 }), slot), { maxLength: 12 });
  const rule = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 6 }));
  await fc.assert(
    fc.asyncProperty(busy, rule, slot, policy, async (existing, [interval, count], [from, to], onConflict) => {
      const rooms = await Promise.all([0, 1, 2].map(() => makeResource(db, studio, { kind: "room", timeZone: "UTC" })));
      const ids = rooms.map(({ id }) => id);
      const day = (n: number) => `2080-06-${String(3 + n).padStart(2, "0")}`;
      const hour = (n: number) => `${String(n).padStart(2, "0")}:00`;
      const taken = new Map<string, Slot[]>();
      for (const [room, n, own] of existing) {
        const key = `${room} ${day(n)}`;
        if ((taken.get(key) ?? []).some((other) => overlaps(own, other))) continue;
        taken.set(key, [...(taken.get(key) ?? []), own]);
        await createBooking(db, studio, bookingInput(ids[room] as string, project.id, `${day(n)}T${hour(own[0])}:00Z`, `${day(n)}T${hour(own[1])}:00Z`));
      }
      const isFree = (room: number, date: string) => !(taken.get(`${room} ${date}`) ?? []).some((other) => overlaps([from, to], other));
      const model = Array.from({ length: count }, (_, i) => day(i * interval)).map((date) => {
        if (isFree(0, date)) return `${date} booked`;
        if (onConflict === "stop") return `${date} conflict`;
        if (onConflict === "hold") return `${date} held`;
        return onConflict === "substitute" && [1, 2].some((room) => isFree(room, date)) ? `${date} substituted` : `${date} skipped`;
      });
      const input = (dryRun: boolean) =>
        createSeriesSchema.parse({ resourceId: ids[0], projectId: project.id, rule: `FREQ=DAILY;INTERVAL=${interval};COUNT=${count}`, start: `${day(0)}T${hour(from)}`, durationMinutes: (to - from) * 60, onConflict, substitutes: onConflict === "substitute" ? ids.slice(1) : [], dryRun });

      const dry = await createSeries(db, studio, input(true));
      expect(outcomes(dry)).toEqual(model);
      const [real] = await settle([createSeries(db, studio, input(false))]);
      expect(real instanceof Problem).toBe(dry.refused);
      const results = (real instanceof Problem ? real.extra.results : real?.results) as SeriesResult["results"];
      expect(results.map((result) => ({ ...result, bookingId: null }))).toEqual(dry.results);
      for (const { outcome, resourceId, date } of results) if (outcome === "substituted") expect(resourceId).toBe(ids[isFree(1, date) ? 1 : 2]);
    }),
    { numRuns: 40 },
  );
}, 120_000);
