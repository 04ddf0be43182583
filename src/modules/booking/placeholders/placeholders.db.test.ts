import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { createCalendar } from "@/modules/calendar";
import { createCalendarSchema } from "@/modules/calendar/contract";
import { openPool } from "@/services/db";
import { bookingInput, makeProject, makeResource } from "@/testing/factories";
import { startApi, type TestApi } from "@/testing/start-api";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import { makeArtists, refusal } from "../bundles/bundles.fixture";
import { updateBookingSchema } from "../contract";
import { createBooking } from "../create-booking";
import { getBooking } from "../read-bookings";
import { readProjectStatus } from "../status/read-project-status";
import { updateBooking } from "../update-booking";
import { assignPlaceholder } from "./assign-placeholder";
import { assignPlaceholderSchema, createPlaceholderSchema, updatePlaceholderSchema } from "./contract";
import { createPlaceholder } from "./create-placeholder";
import { listPlaceholderCandidates } from "./list-candidates";
import { getPlaceholder } from "./read-placeholders";
import { updatePlaceholder } from "./update-placeholder";

let database: TestDatabase;
let studio: Principal;
let api: TestApi;
beforeAll(async () => {
  database = await createTestDatabase(25);
  studio = await database.newStudio();
  api = await startApi(database);
});
afterAll(async () => {
  await api.close();
  await database.close();
});

const time = { start: "2026-03-02T10:00:00Z", end: "2026-03-02T12:00:00Z" };
const make = (projectId: string, given: Record<string, unknown> = {}, by = studio) =>
  createPlaceholder(database.db, by, createPlaceholderSchema.parse({ projectId, title: "Compositor TBD", kind: "artist", skills: [{ name: "Nuke", level: 3 }], ...("days" in given ? {} : time), ...given }));
const change = (id: string, input: object, version?: number) => updatePlaceholder(database.db, studio, id, version, updatePlaceholderSchema.parse(input));
const assign = (id: string, input: object, db = database.db, by = studio) => assignPlaceholder(db, by, id, assignPlaceholderSchema.parse(input));
const rate = (amount: number, currency = "EUR") => ({ hourlyRate: { amount, currency } });

describe("what a placeholder comes to", () => {
  test("is counted as a booking would be: worked time, share and rate", async () => {
    const project = await makeProject(database.db, studio);
    expect(await make(project.id, { ...rate(6_000), allocation: 50 })).toMatchObject({ workedMinutes: 120, allocation: 50, cost: { amount: 6_000, currency: "EUR" }, status: "open", bookingId: null, version: 1 });
    expect(await make(project.id)).toMatchObject({ allocation: 100, hourlyRate: null, cost: null });
    expect(await make(project.id, { kind: "equipment", skills: [], tags: ["camera"], allocation: 3, ...rate(100) })).toMatchObject({ cost: { amount: 600 } });
    expect(await refusal(make(project.id, rate(6_000, "USD")))).toMatchObject({ status: 400, extra: { errors: [{ path: "hourlyRate.currency" }] } });
  });

  test("in days goes by the studio's usual calendar and zone", async () => {
    const own = await database.newStudio();
    const week = [1, 2, 3, 4].map((day) => ({ day, start: "08:00", end: "14:00" }));
    await createCalendar(database.db, own, createCalendarSchema.parse({ name: "Four days", timeZone: "Europe/Berlin", week, isDefault: true }));
    const project = await makeProject(database.db, own);
    const made = await make(project.id, { days: { from: "2026-03-02", to: "2026-03-08" }, ...rate(1_000) }, own);
    expect(made).toMatchObject({ start: "2026-03-02T07:00:00Z", end: "2026-03-05T13:00:00Z", workedMinutes: 4 * 360, cost: { amount: 24_000 }, days: { from: "2026-03-02" } });
    expect(await refusal(make(project.id, { days: { from: "2026-03-06", to: "2026-03-08" } }, own))).toMatchObject({ status: 422, code: "no_working_days" });
  });

  test("is demand and forecast of its project, not allocated, and in nobody's way", async () => {
    const { db } = database;
    const artist = await makeResource(db, studio, { skills: [{ name: "Nuke", level: 3 }] });
    const project = await makeProject(db, studio, { budget: { amount: 1, currency: "EUR" } });
    const { id } = await make(project.id, rate(6_000));
    await createBooking(db, studio, bookingInput(artist.id, project.id, "10:00", "12:00"));
    expect(await readProjectStatus(db, studio, project.id)).toMatchObject({ allocated: { amount: 0 }, forecast: { amount: 12_000 }, forecastMinutes: 120 });
    await change(id, { status: "cancelled" });
    expect(await readProjectStatus(db, studio, project.id)).toMatchObject({ forecast: { amount: 0 } });
  });
});

describe("a change", () => {
  test("computes anew what it comes to, and nothing else", async () => {
    const project = await makeProject(database.db, studio);
    const { id } = await make(project.id, rate(6_000));
    expect(await change(id, { title: "Senior compositor" }, 1)).toMatchObject({ title: "Senior compositor", cost: { amount: 12_000 }, version: 2 });
    expect(await change(id, { allocation: 50 })).toMatchObject({ cost: { amount: 6_000 }, hourlyRate: { amount: 6_000 } });
    expect(await change(id, { start: "2026-03-02T10:00:00Z", end: "2026-03-02T18:00:00Z" })).toMatchObject({ workedMinutes: 480, cost: { amount: 24_000 } });
    expect(await change(id, { hourlyRate: null })).toMatchObject({ hourlyRate: null, cost: null, version: 5 });
    expect(await change(id, { hourlyRate: null, title: "Senior compositor" })).toMatchObject({ version: 5 });
    expect(await refusal(change(id, { title: "Late" }, 4))).toMatchObject({ status: 412, extra: { current: { version: 5 } } });
    expect(await refusal(change(id, { phaseId: newId() }))).toMatchObject({ status: 404, code: "phase_not_found" });
    expect(await change(id, { status: "cancelled" })).toMatchObject({ status: "cancelled" });
    expect(await change(id, { status: "open" })).toMatchObject({ status: "open", version: 7 });
  });

  test("of one that one may not see is a 404, and of a viewer a 403", async () => {
    const secret = await makeProject(database.db, studio, { restricted: true });
    const stranger: Principal = { ...studio, role: "scheduler", actor: { type: "user", id: "stranger", name: "Stranger" } };
    expect(await refusal(make(secret.id, {}, stranger))).toMatchObject({ status: 404, code: "project_not_found" });
    const { id } = await make(secret.id);
    expect(await refusal(getPlaceholder(database.db, stranger, id))).toMatchObject({ status: 404, code: "placeholder_not_found" });
    expect(await refusal(listPlaceholderCandidates(database.db, stranger, id))).toMatchObject({ status: 404 });
    expect(await refusal(assign(id, { resourceId: newId() }, database.db, stranger))).toMatchObject({ status: 404, code: "placeholder_not_found" });
    expect(await refusal(make(secret.id, {}, { ...studio, role: "viewer" }))).toMatchObject({ status: 403 });
  });
});

test("candidates are those that could, the best first, and the others with the reason", async () => {
  const { db } = database;
  const own = await database.newStudio();
  const [ana, ben, cem, dan] = await makeArtists(db, own, "Nuke", { Ana: 6_000, Ben: 5_000, Cem: 4_000, Dan: 3_000 });
  await makeResource(db, own, { name: "Junior", skills: [{ name: "Nuke", level: 1 }] });
  const project = await makeProject(db, own);
  await createBooking(db, own, bookingInput(ana?.id ?? "", project.id, "2026-02-02T10:00:00Z", "2026-02-02T11:00:00Z"));
  const inTheWay = await createBooking(db, own, bookingInput(cem?.id ?? "", project.id, "11:00", "13:00"));
  const held = await createBooking(db, own, bookingInput(dan?.id ?? "", project.id, "11:00", "13:00", { status: "hold" }));
  const { id } = await make(project.id, {}, own);
  expect(await listPlaceholderCandidates(db, own, id)).toMatchObject({
    counts: { matching: 4, able: 2 },
    items: [
      { resourceId: ana?.id, workedOnProject: true, allocation: 100, cost: { amount: 12_000, currency: "EUR" }, warnings: [] },
      { resourceId: ben?.id, workedOnProject: false },
    ],
    others: [
      { resourceId: cem?.id, code: "booking_conflict", conflicts: [{ bookingId: inTheWay.id }] },
      { resourceId: dan?.id, code: "held", conflicts: [{ bookingId: held.id }] },
    ],
  });
});

describe("assigning", () => {
  test("makes the booking and says which; the placeholder is done with, also when that is cancelled", async () => {
    const { db } = database;
    const artist = await makeResource(db, studio, rate(5_000));
    const project = await makeProject(db, studio);
    const { id } = await make(project.id, { notes: "for the trailer", allocation: 50, ...rate(6_000) });
    const { placeholder, booking } = await assign(id, { resourceId: artist.id });
    expect(booking).toMatchObject({ resourceId: artist.id, projectId: project.id, title: "Compositor TBD", notes: "for the trailer", allocation: 50, status: "confirmed", cost: { amount: 5_000 }, ...time });
    const after = { ...(await getPlaceholder(db, studio, id)), updatedAt: "" };
    expect({ ...placeholder, updatedAt: "" }).toEqual(after);
    expect(placeholder).toMatchObject({ status: "assigned", bookingId: booking.id, version: 2 });
    expect(await readProjectStatus(db, studio, project.id)).toMatchObject({ allocated: { amount: 5_000 }, forecast: { amount: 0 } });
    expect(await refusal(assign(id, { resourceId: artist.id }))).toMatchObject({ status: 409, code: "placeholder_assigned", extra: { bookingId: booking.id } });
    expect(await refusal(change(id, { title: "Other" }))).toMatchObject({ code: "placeholder_assigned" });
    await updateBooking(db, studio, booking.id, undefined, updateBookingSchema.parse({ status: "cancelled" }));
    expect(await getPlaceholder(db, studio, id)).toMatchObject({ status: "assigned" });
  });

  test("is refused with who is in the way and what would work, and leaves it open", async () => {
    const { db } = database;
    const [busy, other] = await Promise.all(["A busy", "A other"].map((name) => makeResource(db, studio, { name, kind: "room", tags: ["suite"] })));
    const project = await makeProject(db, studio);
    const inTheWay = await createBooking(db, studio, bookingInput(busy?.id ?? "", project.id, "11:00", "13:00"));
    const before = await make(project.id, { kind: "room", skills: [], tags: ["suite"] });
    const problem = await refusal(assign(before.id, { resourceId: busy?.id }));
    expect(problem).toMatchObject({ status: 409, code: "booking_conflict", extra: { conflicts: [{ bookingId: inTheWay.id }], alternatives: { resources: [{ resourceId: other?.id }] } } });
    expect(await getPlaceholder(db, studio, before.id)).toEqual(before);
    const hold = await assign(before.id, { resourceId: busy?.id, status: "hold" });
    expect(await getBooking(db, studio, hold.booking.id)).toMatchObject({ status: "hold" });
  });

  test("wants a resource of the kind, and one that is still needed", async () => {
    const { db } = database;
    const room = await makeResource(db, studio, { kind: "room" });
    const artist = await makeResource(db, studio);
    const { id } = await make((await makeProject(db, studio)).id);
    expect(await refusal(assign(id, { resourceId: room.id }))).toMatchObject({ status: 422, code: "wrong_kind" });
    expect(await refusal(assign(id, { resourceId: newId() }))).toMatchObject({ status: 404, code: "resource_not_found" });
    await change(id, { status: "cancelled" });
    expect(await refusal(assign(id, { resourceId: artist.id }))).toMatchObject({ status: 409, code: "placeholder_cancelled" });
    expect(await refusal(assign(newId(), { resourceId: artist.id }))).toMatchObject({ status: 404, code: "placeholder_not_found" });
  });

  test("twenty at once: one of them does it, the others are told of that booking", { timeout: 60_000 }, async () => {
    const pools = Array.from({ length: 20 }, () => openPool(database.servingUrl, 1));
    try {
      const artists = await Promise.all(Array.from({ length: 5 }, () => makeResource(database.db, studio)));
      const project = await makeProject(database.db, studio);
      for (let round = 0; round < 5; round++) {
        const { id } = await make(project.id, { start: `2026-04-0${round + 1}T10:00:00Z`, end: `2026-04-0${round + 1}T12:00:00Z` });
        const results = await Promise.allSettled(pools.map((db, i) => assign(id, { resourceId: artists[i % 5]?.id }, db)));
        const won = results.flatMap((result) => (result.status === "fulfilled" ? result.value.booking.id : []));
        const told = results.flatMap((result) => (result.status === "rejected" ? (result.reason as { extra: { bookingId?: string } }).extra.bookingId : []));
        expect(won.length).toBe(1);
        expect(new Set(told)).toEqual(new Set(won));
      }
    } finally {
      await Promise.all(pools.map((pool) => pool.close()));
    }
  });
});

test("over HTTP: made, listed by what is asked, changed from a version, assigned", async () => {
  const own = await database.newStudio();
  const call = await api.client(own);
  const project = await makeProject(database.db, own);
  const artist = await makeResource(database.db, own);
  const made = await call("POST", "/api/v1/placeholders", { projectId: project.id, title: "Editor TBD", kind: "artist", ...time });
  expect(made).toMatchObject({ status: 201, body: { title: "Editor TBD" } });
  const { id } = made.body as { id: string };
  expect(made.headers.get("location")).toBe(`/api/v1/placeholders/${id}`);
  const later = (await call("POST", "/api/v1/placeholders", { projectId: project.id, title: "Suite TBD", kind: "room", start: "2026-03-05T10:00:00Z", end: "2026-03-05T12:00:00Z" })).body as { id: string };
  const ids = async (query: string) => ((await call("GET", `/api/v1/placeholders?${query}`)).body as { items: { id: string }[] }).items.map((one) => one.id);
  expect(await ids(`projectId=${project.id}`)).toEqual([id, later.id]);
  expect(await ids("kind=room")).toEqual([later.id]);
  expect(await ids("to=2026-03-03T00:00:00Z")).toEqual([id]);
  const first = (await call("GET", "/api/v1/placeholders?limit=1")).body as { nextCursor: string };
  expect(await ids(`limit=1&cursor=${first.nextCursor}`)).toEqual([later.id]);
  expect(await call("PATCH", `/api/v1/placeholders/${id}`, { title: "Editor" }, { "if-match": '"1"' })).toMatchObject({ status: 200, body: { version: 2 } });
  expect(await call("GET", `/api/v1/placeholders/${id}/candidates`)).toMatchObject({ status: 200, body: { counts: { matching: 1, able: 1 } } });
  expect(await call("POST", `/api/v1/placeholders/${id}/assign`, { resourceId: artist.id })).toMatchObject({ status: 201, body: { placeholder: { status: "assigned" }, booking: { title: "Editor" } } });
  expect(await ids("status=assigned")).toEqual([id]);
});
