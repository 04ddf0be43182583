import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import type { Principal, Role } from "@/lib/principal";
import { createBooking } from "@/modules/booking";
import { updateProject } from "@/modules/project";
import { createApiKey } from "@/modules/tenant";
import { inTenant } from "@/services/db";
import { selectHistory } from "@/services/outbox";
import { bookingInput, makeProject, makeResource } from "@/testing/factories";
import { type Answer, call, startApi, type TestApi } from "@/testing/start-api";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import type { Comment } from "./contract";

let database: TestDatabase;
let api: TestApi;
let studio: Principal;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database, { live: true });
  studio = await database.newStudio();
});
afterAll(async () => {
  await api.close();
  await database.close();
});

async function callerOf(name: string, role: Role, whose = studio) {
  const { id, key } = await createApiKey(database.db, whose, { name, role });
  const send = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
    call(`${api.url}/api/v1${path}`, { method, headers: { authorization: `Bearer ${key}`, ...(body !== undefined && { "content-type": "application/json" }), ...headers }, body: body === undefined ? null : JSON.stringify(body) });
  return { id, send };
}
async function aBooking() {
  const [resource, project] = [await makeResource(database.db, studio), await makeProject(database.db, studio)];
  return { project, booking: await createBooking(database.db, studio, bookingInput(resource.id, project.id, "10:00", "12:00")) };
}
const said = (answer: Answer) => answer.body as Comment;

test("anybody who may read a booking speaks of it, changes and removes their own words; an owner removes anybody's", async () => {
  const { booking } = await aBooking();
  const [vera, sam, owner] = await Promise.all([callerOf("Vera", "viewer"), callerOf("Sam", "scheduler"), callerOf("Olga", "owner")]);
  const path = `/bookings/${booking.id}/comments`;
  const first = await vera.send("POST", path, { body: "  Which plate?  " });
  expect(first).toMatchObject({ status: 201, body: { bookingId: booking.id, author: { id: vera.id, name: "Vera", type: "api_key" }, body: "Which plate?", editedAt: null, removedAt: null, version: 1 } });
  const { id } = said(first);
  const second = said(await sam.send("POST", path, { body: "The second one" }));
  expect(await sam.send("POST", path, { id: second.id, body: "Again" })).toMatchObject({ status: 409, body: { code: "id_taken" } });

  expect(await sam.send("PATCH", `/comments/${id}`, { body: "Mine now" })).toMatchObject({ status: 403 });
  expect(await owner.send("PATCH", `/comments/${id}`, { body: "Mine now" })).toMatchObject({ status: 403 });
  expect(await vera.send("PATCH", `/comments/${id}`, { body: "Which plate, A or B?" }, { "if-match": '"1"' })).toMatchObject({ status: 200, body: { version: 2, editedAt: expect.any(String) } });
  expect(await vera.send("PATCH", `/comments/${id}`, { body: "Late" }, { "if-match": '"1"' })).toMatchObject({ status: 412, body: { current: { body: "Which plate, A or B?" } } });

  expect(await vera.send("DELETE", `/comments/${second.id}`)).toMatchObject({ status: 403 });
  expect([(await owner.send("DELETE", `/comments/${id}`)).status, (await owner.send("DELETE", `/comments/${id}`)).status]).toEqual([204, 204]);
  expect(await vera.send("PATCH", `/comments/${id}`, { body: "Back" })).toMatchObject({ status: 404, body: { code: "comment_not_found" } });
  const page = await sam.send("GET", `${path}?limit=1`);
  expect(page).toMatchObject({ status: 200, body: { items: [{ id, body: "", removedAt: expect.any(String), author: { name: "Vera" }, version: 3 }] } });
  const { nextCursor } = page.body as { nextCursor: string };
  expect(await sam.send("GET", `${path}?limit=1&cursor=${nextCursor}`)).toMatchObject({ body: { items: [{ id: second.id, body: "The second one" }], nextCursor: null } });

  const log = await inTenant(database.db, studio.tenantId, (tx) => selectHistory(tx, studio.tenantId, id, 0, 10));
  expect(log.map(({ type, aggregateVersion, actor }) => `${type} ${aggregateVersion} ${actor.name}`)).toEqual(["comment:written 1 Vera", "comment:changed 2 Vera", "comment:removed 3 Olga"]);
});

test("what is empty, too long, unstorable or about nothing is refused", async () => {
  const { booking } = await aBooking();
  const { send } = await callerOf("Sam", "scheduler");
  for (const body of ["", "   ", "x".repeat(4_001), "a\0b", "\ud800", 7, null]) expect(await send("POST", `/bookings/${booking.id}/comments`, { body })).toMatchObject({ status: 400, body: { errors: [{ path: "body" }] } });
  expect(await send("POST", `/bookings/${booking.id}/comments`, { body: "x".repeat(4_000) })).toMatchObject({ status: 201 });
  expect(await send("GET", `/bookings/${booking.id}/comments?cursor=nonsense`)).toMatchObject({ status: 400 });
  for (const [method, path] of [["POST", `/bookings/${newId()}/comments`], ["PATCH", `/comments/${newId()}`]] as const) expect(await send(method, path, { body: "Hello" })).toMatchObject({ status: 404 });
  expect(await send("DELETE", `/comments/${newId()}`)).toMatchObject({ status: 404 });
});

test("nobody else learns that a restricted project is spoken of: not by reading, writing, nor in the log; nor another studio", async () => {
  const { booking, project } = await aBooking();
  const [stranger, reader, other] = [await callerOf("Stranger", "scheduler"), await callerOf("Rita", "scheduler"), await callerOf("Other", "owner", await database.newStudio())];
  const comments = `/bookings/${booking.id}/comments`;
  const own = said(await stranger.send("POST", comments, { body: "While it was open" }));
  await updateProject(database.db, studio, project.id, undefined, { restricted: true, readers: [reader.id] });
  const secret = `Nightfall ${newId()}`;
  const { id } = said(await reader.send("POST", comments, { body: secret }));
  await expect.poll(async () => JSON.stringify((await reader.send("GET", "/events?limit=1000")).body)).toContain(secret);
  for (const { send } of [stranger, other]) {
    expect(await send("GET", comments)).toMatchObject({ status: 404, body: { code: "booking_not_found" } });
    expect(await send("POST", comments, { body: "Hello" })).toMatchObject({ status: 404, body: { code: "booking_not_found" } });
    expect(await send("PATCH", `/comments/${own.id}`, { body: "Hello" })).toMatchObject({ status: 404, body: { code: "comment_not_found" } });
    for (const which of [id, own.id]) expect(await send("DELETE", `/comments/${which}`)).toMatchObject({ status: 404, body: { code: "comment_not_found" } });
    expect(JSON.stringify((await send("GET", "/events?limit=1000")).body)).not.toContain(secret);
  }
});
