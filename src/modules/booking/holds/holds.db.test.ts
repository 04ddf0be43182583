import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { Temporal } from "@/lib/time";
import { createBooking, getBooking, listHistory, sweepHolds, updateBooking } from "@/modules/booking";
import { type UpdateBooking, updateBookingSchema } from "@/modules/booking/contract";
import { inTenant, LastWrites, lockOf, openPool } from "@/services/db";
import { at, bookingInput, makeProject, makeResource } from "@/testing/factories";
import { recordStatements } from "@/testing/record-statements";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import { bookMany, type ManyWish } from "../book-many";
import { changeMany } from "../change-many";
import { challengeHolds } from "./challenge-holds";
import { listHoldsSchema } from "./contract";
import { listHolds } from "./list-holds";
import { readLadder } from "./read-ladder";
import { withdrawChallenge } from "./withdraw-challenge";

let database: TestDatabase;
let studio: Principal;
let projectId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  studio = await database.newStudio();
  projectId = (await makeProject(database.db, studio)).id;
});
afterAll(() => database.close());

const room = async () => (await makeResource(database.db, studio, { kind: "room" })).id;
const book = (resourceId: string, start: string, end: string, given: Record<string, unknown> = {}) => createBooking(database.db, studio, bookingInput(resourceId, projectId, start, end, given));
const hold = async (resourceId: string, start: string, end: string, given: Record<string, unknown> = {}) => (await book(resourceId, start, end, { status: "hold", ...given })).id;
const change = (id: string, input: Record<string, unknown>) => updateBooking(database.db, studio, id, undefined, updateBookingSchema.parse(input));
const get = (id: string) => getBooking(database.db, studio, id);
const ladder = (id: string) => readLadder(database.db, studio, id);
const ranks = async (id: string) => Object.fromEntries((await ladder(id)).items.map(({ bookingId, rank }) => [bookingId, rank]));
const refusal = (attempt: Promise<unknown>) => attempt.then(() => undefined, (error: unknown) => error);
const history = async (id: string) => (await listHistory(database.db, studio, id, { limit: 100 })).items;
const iso = (time: string) => at(time).toString();

describe("the ladder", () => {
  test("who was there first is first; extending and moving queue anew, shortening does not", async () => {
    const suite = await room();
    const a = await hold(suite, "09:00", "12:00");
    const b = await hold(suite, "10:00", "13:00");
    const c = await hold(suite, "12:00", "14:00");
    expect(await ranks(b)).toEqual({ [a]: 1, [b]: 2, [c]: 2 });
    expect((await ladder(c)).items.map(({ ahead }) => ahead)).toEqual([[a], [b]]);

    await change(a, { end: iso("12:30") });
    expect(await ranks(b)).toEqual({ [b]: 1, [c]: 2, [a]: 3 });
    await change(a, { end: iso("11:00") });
    expect(await ranks(b)).toEqual({ [b]: 1, [c]: 2, [a]: 2 });
    await change(b, { title: "Grading", notes: "with client" });
    expect(await ranks(b)).toEqual({ [b]: 1, [c]: 2, [a]: 2 });
    await change(b, { start: iso("10:30"), end: iso("13:30") });
    expect(await ranks(b)).toEqual({ [c]: 1, [a]: 1, [b]: 3 });
    await change(a, { status: "cancelled" });
    expect(await ranks(b)).toEqual({ [c]: 1, [b]: 2 });
  });

  test("an edited day moves nothing else, but queues anew when it takes more", async () => {
    const suite = await room();
    const days = (edits: object[] = []) => ({ days: { from: "2026-03-02", to: "2026-03-06", hours: { start: "09:00", end: "18:00" }, edits } });
    const a = (await createBooking(database.db, studio, { ...bookingInput(suite, projectId, "09:00", "10:00", { status: "hold" }), start: undefined, end: undefined, days: updateBookingSchema.parse(days()).days ?? undefined })).id;
    const b = await hold(suite, "2026-03-04T08:00:00Z", "2026-03-04T20:00:00Z");
    expect(await ranks(b)).toEqual({ [a]: 1, [b]: 2 });
    await change(a, days([{ date: "2026-03-04", hours: [{ start: "09:00", end: "12:00" }] }]));
    expect(await ranks(b)).toEqual({ [a]: 1, [b]: 2 });
    await change(a, days([{ date: "2026-03-04", hours: [{ start: "09:00", end: "13:00" }] }]));
    expect(await ranks(b)).toEqual({ [b]: 1, [a]: 2 });
    await change(a, days([{ date: "2026-03-04", hours: [] }]));
    expect(await ranks(b)).toEqual({ [b]: 1 });
  });

  test("shares of an artist and items of a pool stand side by side until there is no room", async () => {
    const { id: artist } = await makeResource(database.db, studio);
    const a = await hold(artist, "09:00", "12:00", { allocation: 50 });
    const b = await hold(artist, "09:00", "12:00", { allocation: 50 });
    const c = await hold(artist, "11:00", "13:00", { allocation: 20 });
    expect(await ranks(b)).toEqual({ [a]: 1, [b]: 1, [c]: 3 });
    await book(artist, "09:00", "10:00", { allocation: 60, override: "the client insists" });
    expect(await ranks(c)).toEqual({ [c]: 1 });
  });

  test("an expired hold stands on no ladder, also before the sweep", async () => {
    const suite = await room();
    const a = await hold(suite, "09:00", "12:00", { expiresAt: Temporal.Now.instant().add({ milliseconds: 400 }).toString() });
    const b = await hold(suite, "09:00", "12:00");
    expect(await ranks(b)).toEqual({ [a]: 1, [b]: 2 });
    await sleep(450);
    expect(await ranks(b)).toEqual({ [b]: 1 });
    expect((await change(b, { status: "confirmed" })).status).toBe("confirmed");
  });

  test("a list has the rank of each, a page at a time, in a fixed number of statements", async () => {
    const other = await database.newStudio();
    const project = await makeProject(database.db, other);
    const suites = [await makeResource(database.db, other, { kind: "room", name: "Suite A" }), await makeResource(database.db, other, { kind: "room", name: "Suite B" })];
    const list = (query: Record<string, unknown> = {}) => listHolds(database.db, other, listHoldsSchema.parse(query));
    const statements = async () => (await recordStatements(database.db, (db) => listHolds(db, other, listHoldsSchema.parse({ limit: 500 })))).length;
    for (const suite of suites) await createBooking(database.db, other, bookingInput(suite.id, project.id, "09:00", "12:00", { status: "hold" }));
    const few = await statements();
    for (let i = 0; i < 5; i++) for (const suite of suites) await createBooking(database.db, other, bookingInput(suite.id, project.id, `1${i}:00`, `1${i + 1}:30`, { status: "hold" }));
    expect(await statements()).toBe(few);

    const all = (await list()).items;
    expect(all.map(({ resourceName, rank, start }) => `${resourceName.at(-1)} ${start.slice(11, 13)} ${rank}`).toSorted()).toEqual(
      ["A", "B"].flatMap((suite) => [`${suite} 09 1`, `${suite} 10 2`, `${suite} 11 3`, `${suite} 12 2`, `${suite} 13 2`, `${suite} 14 2`]),
    );
    expect(all[0]).toMatchObject({ status: "hold", projectName: project.name, fits: true });
    const pages = [];
    for (let cursor: string | null | undefined = undefined; cursor !== null; ) {
      const page = await list({ limit: 5, ...(cursor && { cursor }) });
      pages.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(pages).toEqual(all);
    expect((await list({ resourceId: suites[0]?.id })).items).toHaveLength(6);
    expect((await list({ from: iso("14:30"), to: iso("15:00") })).items).toHaveLength(2);
    await expect(list({ cursor: "x" })).rejects.toMatchObject({ code: "invalid_input" });
  });
});

describe("confirming", () => {
  test("is for the first option, or for who overrides with a reason; who has no room then is bumped and told", async () => {
    const suite = await room();
    const a = await hold(suite, "09:00", "12:00", { title: "First" });
    const b = await hold(suite, "11:00", "14:00");
    const c = await hold(suite, "13:00", "15:00");
    const d = await hold(suite, "15:00", "16:00");
    expect(await refusal(change(b, { status: "confirmed" }))).toMatchObject({
      status: 409,
      code: "not_first_option",
      message: expect.stringMatching(/Challenge.*override/),
      extra: { holds: [{ bookingId: a, title: "First", placedAt: (await get(a)).placedAt, challenge: null }] },
    });
    expect(await get(b)).toMatchObject({ status: "hold", version: 1 });

    expect(await change(b, { status: "confirmed", override: "The director asked" })).toMatchObject({ status: "confirmed", override: "The director asked" });
    for (const bumped of [a, c]) {
      expect(await get(bumped)).toMatchObject({ status: "cancelled", version: 2 });
      expect((await history(bumped)).at(-1)).toMatchObject({ version: 2, type: "hold:released", reason: "bumped", actor: { name: "Test" }, changes: [{ field: "status", from: "hold", to: "cancelled" }] });
    }
    expect(await get(d)).toMatchObject({ status: "hold", version: 1 });
  });

  test("an override of before does not count again", async () => {
    const suite = await room();
    await hold(suite, "09:00", "12:00");
    const b = await hold(suite, "09:00", "12:00", { override: "at night, as agreed" });
    expect(await refusal(change(b, { status: "confirmed" }))).toMatchObject({ code: "not_first_option" });
    expect(await refusal(change(b, { status: "confirmed", override: null }))).toMatchObject({ code: "not_first_option" });
  });

  test("holds of shares that still fit stay", async () => {
    const { id: artist } = await makeResource(database.db, studio);
    const a = await hold(artist, "09:00", "12:00", { allocation: 60 });
    const b = await hold(artist, "09:00", "12:00", { allocation: 40 });
    const c = await hold(artist, "09:00", "12:00", { allocation: 50 });
    await change(a, { status: "confirmed" });
    expect(await ranks(b)).toEqual({ [b]: 1 });
    expect((await get(c)).status).toBe("cancelled");
  });

  test("a hold that waits behind a confirmed booking is not bumped by what changes nothing for it", async () => {
    const suite = await room();
    const { id } = await book(suite, "09:00", "12:00");
    const waiting = await hold(suite, "11:00", "14:00");
    expect((await ladder(waiting)).items).toMatchObject([{ bookingId: waiting, rank: 1, fits: false }]);
    expect(await refusal(change(waiting, { status: "confirmed" }))).toMatchObject({ code: "booking_conflict" });
    await change(id, { start: iso("10:00") });
    await change(id, { title: "Mix" });
    expect((await get(waiting)).status).toBe("hold");
    expect(await refusal(change(id, { end: iso("12:30") }))).toMatchObject({ code: "held" });
    await change(id, { end: iso("11:00") });
    expect((await ladder(waiting)).items).toMatchObject([{ rank: 1, fits: true }]);
  });

  test("a new booking over holds is refused with the holds and what would work, unless somebody overrides", async () => {
    const suite = await room();
    const a = await hold(suite, "09:00", "12:00");
    const refused = await refusal(book(suite, "11:00", "13:00"));
    expect(refused).toMatchObject({ status: 409, code: "held", extra: { holds: [{ bookingId: a }], alternatives: { nextFree: { start: iso("12:00"), end: iso("14:00") } } } });
    expect((await book(suite, "12:00", "13:00")).status).toBe("confirmed");
    const { id } = await book(suite, "11:00", "12:00", { override: "The client is here" });
    expect(await get(a)).toMatchObject({ status: "cancelled" });
    expect((await history(a)).at(-1)).toMatchObject({ type: "hold:released", reason: "bumped", by: id });
  });

  test("a request is approved like any booking", async () => {
    const suite = await room();
    const { id } = await book(suite, "09:00", "12:00", { status: "requested" });
    const a = await hold(suite, "09:00", "12:00");
    expect(await refusal(change(id, { status: "confirmed" }))).toMatchObject({ code: "held" });
    expect((await change(id, { status: "confirmed", override: "as agreed" })).status).toBe("confirmed");
    expect((await get(a)).status).toBe("cancelled");
  });

  test("twenty who confirm competing holds at once: one wins, nobody meets a deadlock", async () => {
    const db = openPool(database.servingUrl, 20);
    try {
      for (let round = 0; round < 5; round++) {
        const suite = await room();
        const ids: string[] = [];
        for (let i = 0; i < 20; i++) ids.push(await hold(suite, "09:00", "12:00"));
        const outcomes = await Promise.all(ids.map((id) => refusal(updateBooking(db, studio, id, undefined, updateBookingSchema.parse({ status: "confirmed", override: "now" })))));
        const statuses = await Promise.all(ids.map(async (id) => (await get(id)).status));
        expect(outcomes.filter((outcome) => outcome === undefined)).toHaveLength(1);
        expect(statuses.filter((status) => status === "confirmed")).toHaveLength(1);
        expect(statuses.filter((status) => status === "hold")).toHaveLength(0);
        for (const outcome of outcomes) if (outcome) expect(outcome).toMatchObject({ status: 409, code: "booking_conflict" });
      }
    } finally {
      await db.close();
    }
  }, 60_000);
});

describe("several at once", () => {
  const lock = (ids: string[]) => ids.map((id) => lockOf(studio.tenantId, id));
  const wish = (resourceId: string, start: string, end: string, given: Partial<ManyWish> = {}): ManyWish => ({
    resourceId, projectId, phaseId: null, status: "confirmed", allocation: undefined, when: { start: at(start), end: at(end) }, override: null,
    said: { id: newId(), title: "", notes: "", externalId: null, expiresAt: null }, ...given,
  });

  test("new bookings stay behind holds, take what else was offered, or override", async () => {
    const [suite, other] = [await room(), await room()];
    const a = await hold(suite, "09:00", "12:00");
    const b = await hold(other, "14:00", "16:00");
    const wishes = [
      wish(suite, "11:00", "13:00"),
      wish(suite, "11:00", "13:00", { instead: [{ resourceId: other }] }),
      wish(suite, "11:30", "13:00", { instead: [{ status: "hold" }] }),
      wish(other, "15:00", "17:00", { override: "the client insists" }),
    ];
    const outcomes = await inTenant(database.db, studio.tenantId, async (tx) => {
      const { outcomes, writes } = await bookMany(tx, studio, wishes);
      return new LastWrites(outcomes, writes);
    }, lock([suite, other]));
    expect(outcomes.map((outcome) => (outcome.kind === "booked" ? [outcome.booking.resourceId === other ? "other" : "suite", outcome.booking.status] : [outcome.problem.code, outcome.problem.extra.conflicts]))).toEqual([
      ["booking_conflict", [expect.objectContaining({ bookingId: a })]],
      ["other", "confirmed"],
      ["suite", "hold"],
      ["other", "confirmed"],
    ]);
    expect((await get(a)).status).toBe("hold");
    expect((await history(b)).at(-1)).toMatchObject({ type: "hold:released", reason: "bumped" });
  });

  test("changes respect the ladder, bump who has no room, and withdraw what they had challenged", async () => {
    const [suite, other] = [await room(), await room()];
    const a = await hold(suite, "09:00", "12:00");
    const b = await hold(suite, "10:00", "13:00");
    const c = await hold(other, "10:00", "13:00");
    await challengeHolds(database.db, studio, b);
    const changeAll = (asked: { id: string; input: UpdateBooking }[]) => inTenant(database.db, studio.tenantId, (tx) => changeMany(tx, studio, asked), lock([suite, other]));
    const confirmed = { status: "confirmed" as const };
    expect(await changeAll([{ id: b, input: confirmed }, { id: c, input: confirmed }])).toMatchObject([{ problem: { code: "booking_conflict", extra: { conflicts: [{ bookingId: a }] } } }, { booking: { status: "confirmed" } }]);
    expect([(await get(b)).status, (await get(c)).status]).toEqual(["hold", "hold"]);
    expect(await changeAll([{ id: a, input: confirmed }, { id: c, input: confirmed }])).toMatchObject([{ booking: { status: "confirmed", challenge: null } }, { booking: { status: "confirmed" } }]);
    expect((await history(b)).at(-1)).toMatchObject({ type: "hold:released", reason: "bumped" });

    const d = await hold(other, "20:00", "21:00");
    const e = await hold(other, "20:30", "22:00");
    await challengeHolds(database.db, studio, e);
    await changeAll([{ id: e, input: { status: "cancelled" } }]);
    expect((await get(d)).challenge).toBeNull();
  });
});

describe("a challenge", () => {
  test("starts the clock of the first option, once, and is in its history", async () => {
    const suite = await room();
    const a = await hold(suite, "09:00", "12:00");
    const b = await hold(suite, "10:00", "13:00");
    const c = await hold(suite, "11:00", "14:00");
    const lone = await hold(suite, "20:00", "21:00");
    const { items } = await challengeHolds(database.db, studio, b);
    expect(items.map(({ bookingId, challenge }) => [bookingId, challenge?.by])).toEqual([[a, b], [b, undefined], [c, undefined]]);
    const dueAt = items[0]?.challenge?.dueAt;
    expect(Date.parse(dueAt as string)).toBeGreaterThanOrEqual(Date.now() + 8 * 3_600_000 - 5_000);
    expect(await get(a)).toMatchObject({ version: 2, challenge: { by: b, dueAt } });
    expect((await history(a)).at(-1)).toMatchObject({ version: 2, type: "hold:challenged", by: b });

    expect(await refusal(challengeHolds(database.db, studio, b))).toMatchObject({ status: 409, code: "already_challenged", extra: { challenges: [{ bookingId: a, by: b, dueAt }] } });
    expect(await refusal(challengeHolds(database.db, studio, c))).toMatchObject({ code: "already_challenged" });
    expect(await refusal(challengeHolds(database.db, studio, a))).toMatchObject({ code: "already_first_option" });
    expect(await refusal(challengeHolds(database.db, studio, lone))).toMatchObject({ code: "already_first_option" });
    await change(lone, { status: "confirmed" });
    expect(await refusal(challengeHolds(database.db, studio, lone))).toMatchObject({ code: "not_a_live_hold" });
    expect(await refusal(challengeHolds(database.db, { ...studio, role: "viewer" }, c))).toMatchObject({ status: 403 });
    expect(await refusal(challengeHolds(database.db, await database.newStudio(), c))).toMatchObject({ status: 404 });
  });

  test("is for first options alone", async () => {
    const suite = await room();
    await hold(suite, "09:00", "11:00");
    await hold(suite, "10:00", "12:00");
    const c = await hold(suite, "11:00", "13:00");
    expect(await refusal(challengeHolds(database.db, studio, c))).toMatchObject({ status: 409, code: "no_first_option" });
  });

  test("ends when it is withdrawn, when who asked is gone or moves, and when who was asked confirms or queues anew", async () => {
    const challenged = async () => {
      const suite = await room();
      const a = await hold(suite, "09:00", "12:00");
      const b = await hold(suite, "10:00", "13:00");
      await challengeHolds(database.db, studio, b);
      expect((await get(a)).challenge?.by).toBe(b);
      return { a, b };
    };
    const withdrawn = await challenged();
    expect((await withdrawChallenge(database.db, studio, withdrawn.b)).items.map(({ challenge }) => challenge)).toEqual([null, null]);
    expect((await history(withdrawn.a)).at(-1)).toMatchObject({ type: "hold:unchallenged", version: 3 });
    await withdrawChallenge(database.db, studio, withdrawn.b);
    expect(await get(withdrawn.a)).toMatchObject({ version: 3, challenge: null });

    for (const [who, input] of [["b", { status: "cancelled" }], ["b", { start: iso("20:00"), end: iso("21:00") }], ["a", { status: "confirmed" }], ["a", { end: iso("12:30") }]] as const) {
      const both = await challenged();
      await change(both[who], input);
      expect([who, input, (await get(both.a)).challenge]).toEqual([who, input, null]);
    }
    const shorter = await challenged();
    await change(shorter.a, { end: iso("11:30") });
    expect((await get(shorter.a)).challenge?.by).toBe(shorter.b);
  });
});

describe("the sweep", () => {
  const later = (hours: number) => Temporal.Now.instant().add({ hours });

  test("releases what expired and what did not answer a challenge, and the ladder moves up", async () => {
    const suite = await room();
    const a = await hold(suite, "09:00", "12:00");
    const b = await hold(suite, "10:00", "13:00");
    const c = await hold(suite, "14:00", "15:00", { expiresAt: later(1).toString() });
    await challengeHolds(database.db, studio, b);

    await sweepHolds(database.db);
    expect(await ranks(b)).toEqual({ [a]: 1, [b]: 2 });
    await sweepHolds(database.db, later(2));
    expect((await get(c)).status).toBe("cancelled");
    expect((await history(c)).at(-1)).toMatchObject({ type: "hold:released", reason: "expired", actor: { type: "system", id: "worker" } });
    expect((await get(a)).status).toBe("hold");

    await sweepHolds(database.db, later(24 * 7));
    expect((await get(a)).status).toBe("cancelled");
    expect((await history(a)).at(-1)).toMatchObject({ type: "hold:released", reason: "challenge_lost", by: b });
    expect(await ranks(b)).toEqual({ [b]: 1 });
    const { version } = await get(a);
    await sweepHolds(database.db, later(24 * 7));
    expect((await get(a)).version).toBe(version);
  });

  test("who asked and is gone by then, or has the way free, takes nothing from who was asked", async () => {
    const suite = await room();
    const a = await hold(suite, "09:00", "12:00");
    const b = await hold(suite, "11:00", "13:00", { expiresAt: later(1).toString() });
    await challengeHolds(database.db, studio, b);
    const elsewhere = await room();
    const d = await hold(elsewhere, "09:00", "12:00");
    const e = await hold(elsewhere, "11:00", "13:00");
    await challengeHolds(database.db, studio, e);
    await change(d, { end: iso("11:00") });
    await sweepHolds(database.db, later(24 * 7));
    expect((await get(b)).status).toBe("cancelled");
    for (const kept of [a, d]) expect(await get(kept)).toMatchObject({ status: "hold", challenge: null });
  });

  test("finds its work in all studios, and runs beside itself without doing it twice", async () => {
    const made = await Promise.all(
      [1, 2, 3].map(async () => {
        const other = await database.newStudio();
        const [resource, project] = [await makeResource(database.db, other), await makeProject(database.db, other)];
        const { id } = await createBooking(database.db, other, bookingInput(resource.id, project.id, "09:00", "12:00", { status: "hold", expiresAt: later(1).toString() }));
        return { other, id };
      }),
    );
    await Promise.all(Array.from({ length: 4 }, () => sweepHolds(database.db, later(2))));
    for (const { other, id } of made) expect(await getBooking(database.db, other, id)).toMatchObject({ status: "cancelled", version: 2 });
  });
});
