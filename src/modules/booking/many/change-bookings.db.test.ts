import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { createBooking, getBooking, listHistory } from "@/modules/booking";
import type { Booked } from "@/modules/booking/contract";
import { updateProject } from "@/modules/project";
import { bookingInput, makeProject, makeResource } from "@/testing/factories";
import { startApi, type TestApi } from "@/testing/start-api";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import type { Changed } from "./contract";

let database: TestDatabase;
let api: TestApi;
let studio: Principal;
let call: Awaited<ReturnType<TestApi["client"]>>;
let projectId: string;
beforeAll(async () => {
  database = await createTestDatabase(20);
  api = await startApi(database);
  studio = await database.newStudio();
  call = await api.client(studio);
  projectId = (await makeProject(database.db, studio)).id;
});
afterAll(async () => {
  await api.close();
  await database.close();
});

type Change = { id: string; version: number } & Record<string, unknown>;
const artist = async (given = {}) => (await makeResource(database.db, studio, given)).id;
const book = (resourceId: string, start: string, end: string, given = {}, project = projectId) => createBooking(database.db, studio, bookingInput(resourceId, project, start, end, { override: "test", ...given }));
const change = (changes: Change[], headers = {}, who = call) => who("POST", "/api/v1/bookings/changes", { changes }, headers);
const at = (time: string) => `2026-03-02T${time}:00Z`;
const move = ({ id, version }: Booked, start: string, end: string, given = {}): Change => ({ id, version, start: at(start), end: at(end), override: "test", ...given });
const versionOf = async ({ id }: Booked) => (await getBooking(database.db, studio, id)).version;

test("lets each go where another one leaves, in whatever order they are named", async () => {
  for (const order of [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]) {
    const [a, b] = [await artist(), await artist()];
    const [one, two, three] = [await book(a, "09:00", "11:00"), await book(a, "11:00", "13:00"), await book(b, "09:00", "11:00")];
    const ring = [move(one, "11:00", "13:00"), move(two, "09:00", "11:00", { resourceId: b }), move(three, "09:00", "11:00", { resourceId: a })];
    const { status, body } = await change(order.map((i) => ring[i] as Change));
    expect(status).toBe(200);
    const { items } = body as Changed;
    const of = (id: string) => items.find((item) => item.id === id);
    expect(items.map(({ id }) => id)).toEqual(order.map((i) => ring[i]?.id));
    expect([of(one.id), of(two.id), of(three.id)]).toMatchObject([{ resourceId: a, start: at("11:00"), version: 2 }, { resourceId: b, start: at("09:00") }, { resourceId: a, start: at("09:00") }]);
  }
});

test("writes history for each, and is answered once whatever its repeats; undone one by one", async () => {
  const resourceId = await artist();
  const [one, two] = [await book(resourceId, "09:00", "10:00"), await book(resourceId, "10:00", "11:00", { status: "hold" })];
  const changes = [move(one, "12:00", "13:00"), { id: two.id, version: 1, status: "cancelled" }];
  const first = await change(changes, { "Idempotency-Key": "many-1" });
  expect((await change(changes, { "Idempotency-Key": "many-1" })).body).toEqual(first.body);
  const types = async ({ id }: Booked) => (await listHistory(database.db, studio, id, { limit: 10 })).items.map(({ type }) => type);
  expect([await types(one), await types(two)]).toEqual([["booking:created", "booking:updated"], ["booking:created", "hold:released"]]);
  expect((await call("POST", `/api/v1/bookings/${one.id}/revert`, { version: 2 })).body).toMatchObject({ start: one.start, end: one.end });
});

test("changes none when one cannot follow, and names each with what is in its way", async () => {
  const [a, b] = [await artist(), await artist()];
  const blocker = await book(b, "09:00", "12:00", { title: "Dailies" });
  const [fits, clashes, away, old] = [await book(a, "09:00", "10:00"), await book(a, "10:00", "11:00", { title: "Grade" }), await book(a, "11:00", "12:00"), await book(a, "12:00", "13:00")];
  await change([{ id: old.id, version: 1, title: "New" }]);
  const answer = await change([move(fits, "15:00", "16:00"), move(clashes, "10:00", "11:00", { resourceId: b }), { id: away.id, version: 1, resourceId: newId() }, { id: old.id, version: 1, notes: "late" }]);
  expect(answer).toMatchObject({
    status: 409,
    body: {
      code: "changes_conflict",
      detail: expect.stringMatching(/^3 of 4 bookings cannot be changed, and nothing was\. The first is Grade: /),
      items: [
        { bookingId: clashes.id, code: "booking_conflict", title: "Grade", conflicts: [{ bookingId: blocker.id, title: "Dailies" }] },
        { bookingId: away.id, code: "resource_not_found", conflicts: [] },
        { bookingId: old.id, code: "stale_version", current: { version: 2 } },
      ],
    },
  });
  expect(await Promise.all([fits, clashes, away, old].map(versionOf))).toEqual([1, 1, 1, 2]);
  // Only what is from an old version: what would have fit is undone, too.
  expect(await change([move(fits, "15:00", "16:00"), { id: old.id, version: 1, notes: "late" }])).toMatchObject({ status: 409, body: { items: [{ bookingId: old.id }] } });
  expect(await versionOf(fits)).toBe(1);
});

test("says which budget is in the way", async () => {
  const small = await makeProject(database.db, studio, { name: "Small", budget: { amount: 10_000, currency: "EUR" }, enforcement: "block" });
  const [one, two] = [await book(await artist({ hourlyRate: { amount: 6_000, currency: "EUR" } }), "09:00", "10:00"), await book(await artist({ hourlyRate: { amount: 6_000, currency: "EUR" } }), "09:00", "10:00")];
  const to = (booking: Booked) => ({ id: booking.id, version: 1, projectId: small.id });
  expect(await change([to(one), to(two)])).toMatchObject({ status: 409, body: { code: "budget_exceeded", projectId: small.id, wanted: { amount: 12_000 } } });
  expect((await change([to(one)])).status).toBe(200);
});

test("refuses what is wrong with the field, and who may not", async () => {
  const booking = await book(await artist(), "09:00", "10:00");
  const [fine, wrong] = [{ id: booking.id, version: 1, title: "A" }, { id: newId(), version: 1 }];
  const cases: [Change[], number, object][] = [
    [[], 400, { code: "invalid_input" }],
    [Array.from({ length: 201 }, () => ({ id: newId(), version: 1 })), 400, { code: "invalid_input" }],
    [[fine, fine], 400, { errors: [{ path: "changes" }] }],
    [[fine, { ...wrong, start: at("10:00"), end: at("09:00") }], 400, { errors: [{ path: "changes.1.end" }] }],
    [[{ ...fine, end: at("08:00") }], 400, { errors: [{ path: "changes.0.end" }] }],
    [[{ ...fine, moveTo: "2026-04-01" }], 400, { errors: [{ path: "changes.0.moveTo" }] }],
    [[fine, wrong], 404, { code: "booking_not_found" }],
  ];
  for (const [changes, status, body] of cases) expect(await change(changes)).toMatchObject({ status, body });
  expect((await change([fine], {}, await api.client(studio, "viewer"))).status).toBe(403);
  expect((await change([fine], {}, await api.client(await database.newStudio()))).status).toBe(404);
  const secret = await makeProject(database.db, studio);
  const hidden = await book(await artist(), "09:00", "10:00", {}, secret.id);
  await updateProject(database.db, studio, secret.id, undefined, { restricted: true });
  expect((await change([{ id: hidden.id, version: 7, title: "B" }], {}, await api.client(studio, "scheduler"))).status).toBe(404);
  expect(await versionOf(booking)).toBe(1);
});
