import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { countRequests } from "@/modules/booking";
import { makeProject, makeResource } from "@/testing/factories";
import { recordStatements } from "@/testing/record-statements";
import { startApi, type TestApi } from "@/testing/start-api";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import { listRequestsSchema } from "./contract";
import { listRequests } from "./list-requests";

type Send = Awaited<ReturnType<TestApi["client"]>>;

let database: TestDatabase;
let api: TestApi;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database);
});
afterAll(async () => {
  await api.close();
  await database.close();
});

let studio: Principal;
let owner: Send;
let scheduler: Send;
let viewer: Send;
let projectId: string;
let resourceId: string;
beforeEach(async () => {
  studio = await database.newStudio();
  [owner, scheduler, viewer] = await Promise.all([api.client(studio), api.client(studio, "scheduler"), api.client(studio, "viewer")]);
  projectId = (await makeProject(database.db, studio, { name: "Nova" })).id;
  resourceId = (await makeResource(database.db, studio, { kind: "room", name: "Suite A" })).id;
  await owner("POST", "/api/v1/booking-policies", { role: "viewer", kind: "room", mayRequest: true });
});

const at = (hour: number) => `2026-03-02T${String(hour).padStart(2, "0")}:00:00Z`;
async function book(as: Send, from: number, to: number, given: Record<string, unknown> = {}) {
  const { status, body } = await as("POST", "/api/v1/bookings", { resourceId, projectId, start: at(from), end: at(to), ...given });
  expect([status, body]).toEqual([201, body]);
  return (body as { id: string }).id;
}
const request = (from: number, to: number, given: Record<string, unknown> = {}) => book(viewer, from, to, { status: "requested", ...given });
const decide = (as: Send, id: string, decision: Record<string, unknown>) => as("POST", `/api/v1/bookings/${id}/decision`, decision);
const listed = async (as: Send, query = "") => ((await as("GET", `/api/v1/requests${query}`)).body as { items: Record<string, unknown>[] }).items;

describe("the list", () => {
  test("says what is asked for, by whom, whether it fits now, and whether the reader may decide", async () => {
    const later = await request(14, 15, { title: "Review" });
    const id = await request(9, 11);
    await book(scheduler, 10, 12);
    await book(scheduler, 16, 17, { status: "hold" });
    const items = await listed(scheduler);
    expect(items).toMatchObject([
      { id, fits: false, mayDecide: true, resourceName: "Suite A", resourceKind: "room", projectName: "Nova", askedBy: { type: "api_key", name: "Test" }, start: at(9), status: "requested" },
      { id: later, fits: true, title: "Review" },
    ]);
    expect(await listed(viewer)).toMatchObject([{ id, mayDecide: false }, { id: later, mayDecide: false }]);
    expect(await countRequests(database.db, studio, 100)).toBe(2);
    expect(await countRequests(database.db, studio, 1)).toBe(1);
  });

  test("a pool has room while enough of it is left, in every window", async () => {
    resourceId = (await makeResource(database.db, studio, { kind: "equipment", name: "Cameras", capacity: 3 })).id;
    await owner("POST", "/api/v1/booking-policies", { role: "viewer", kind: "equipment", mayRequest: true });
    await book(scheduler, 10, 12, { allocation: 2 });
    await request(9, 13, { allocation: 1 });
    await request(11, 13, { allocation: 2 });
    await request(12, 13, { allocation: 3 });
    expect((await listed(scheduler)).map(({ allocation, fits }) => [allocation, fits])).toEqual([[1, true], [2, false], [3, true]]);
  });

  test("comes in pages by start, and by resource and project", async () => {
    const ids = [await request(9, 10), await request(10, 11), await request(11, 12)];
    const other = (await makeProject(database.db, studio)).id;
    ids.push(await request(12, 13, { projectId: other }));
    const seen: unknown[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const { items, nextCursor } = (await scheduler("GET", `/api/v1/requests?limit=2${cursor && `&cursor=${cursor}`}`)).body as { items: { id: string }[]; nextCursor: string | null };
      seen.push(...items.map(({ id }) => id));
      cursor = nextCursor;
    }
    expect(seen).toEqual(ids);
    expect((await listed(scheduler, `?projectId=${other}`)).map(({ id }) => id)).toEqual(ids.slice(3));
    expect(await listed(scheduler, `?resourceId=${newId()}`)).toEqual([]);
    expect((await scheduler("GET", "/api/v1/requests?cursor=x")).status).toBe(400);
  });

  test("takes as many statements for many as for one", async () => {
    const count = async () => (await recordStatements(database.db, (db) => listRequests(db, studio, listRequestsSchema.parse({})))).length;
    await request(9, 10);
    const one = await count();
    for (const hour of [10, 11, 12, 13]) await request(hour, hour + 1, { resourceId: (await makeResource(database.db, studio, { kind: "room" })).id });
    expect(await count()).toBe(one);
  });
});

describe("a decision", () => {
  test("approves: booked under the same rules, by whoever may confirm, and told in the history", async () => {
    const id = await request(9, 11, { notes: "For the client" });
    expect(await decide(viewer, id, { decision: "approve" })).toMatchObject({ status: 403, body: { code: "booking_not_permitted" } });
    const approved = await decide(scheduler, id, { decision: "approve", note: "Keys at the desk" });
    expect(approved).toMatchObject({ status: 200, body: { id, status: "confirmed", notes: "For the client\nKeys at the desk", version: 2 } });
    expect(approved.headers.get("etag")).toBe('"2"');
    expect(await listed(scheduler)).toEqual([]);
    expect(await scheduler("POST", "/api/v1/bookings", { resourceId, projectId, start: at(10), end: at(12) })).toMatchObject({ status: 409 });
    const history = (await owner("GET", `/api/v1/bookings/${id}/history`)).body as { items: { changes: unknown[] }[] };
    expect(history.items[1]?.changes).toEqual(expect.arrayContaining([{ field: "status", from: "requested", to: "confirmed" }]));
  });

  test("approves as a hold, and declines with a note", async () => {
    const [held, declined] = [await request(9, 11), await request(9, 11)];
    expect(await decide(scheduler, held, { decision: "approve", status: "hold" })).toMatchObject({ status: 200, body: { status: "hold" } });
    expect(await decide(scheduler, declined, { decision: "decline", note: "Suite B is free" })).toMatchObject({ status: 200, body: { status: "cancelled", notes: "Suite B is free" } });
  });

  test("that does not fit is refused with who has the time, and it stays a request", async () => {
    const id = await request(9, 11);
    const blocker = await book(scheduler, 10, 12);
    expect(await decide(scheduler, id, { decision: "approve" })).toMatchObject({ status: 409, body: { code: "booking_conflict", conflicts: [{ bookingId: blocker }] } });
    expect(await listed(scheduler)).toMatchObject([{ id, status: "requested", version: 1 }]);
  });

  test("is made once: of two at a time one is told that it was made", async () => {
    const id = await request(9, 11);
    const answers = await Promise.all([decide(scheduler, id, { decision: "approve" }), decide(owner, id, { decision: "decline" })]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409 || status === 412)).toHaveLength(1);
    expect(await decide(owner, id, { decision: "approve" })).toMatchObject({ status: 409, body: { code: "not_requested" } });
  });

  test("is for those who may confirm that very booking: limits of their rules count", async () => {
    await owner("POST", "/api/v1/booking-policies", { role: "scheduler", mayConfirm: true, maxHours: 2 });
    const [short, long] = [await request(9, 11), await request(12, 15)];
    expect((await listed(scheduler)).map(({ mayDecide }) => mayDecide)).toEqual([true, false]);
    for (const decision of ["approve", "decline"]) expect(await decide(scheduler, long, { decision })).toMatchObject({ status: 403 });
    expect(await decide(scheduler, short, { decision: "approve" })).toMatchObject({ status: 200 });
    expect(await decide(owner, long, { decision: "approve" })).toMatchObject({ status: 200 });
  });

  test("on what is not there, or of another studio, is not possible", async () => {
    const id = await request(9, 11);
    const stranger = await api.client(await database.newStudio());
    for (const [as, of] of [[stranger, id], [owner, newId()]] as const) expect(await decide(as, of, { decision: "approve" })).toMatchObject({ status: 404, body: { code: "booking_not_found" } });
    expect(await decide(owner, id, { decision: "maybe" })).toMatchObject({ status: 400 });
    expect(await decide(owner, id, { decision: "approve", note: "x".repeat(501) })).toMatchObject({ status: 400 });
  });
});
