import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import type { Principal, Role } from "@/lib/principal";
import { parseInstant } from "@/lib/time";
import { listSchedule } from "@/modules/booking";
import { createApiKey } from "@/modules/tenant";
import { makeProject, makeResource } from "@/testing/factories";
import { type Answer, call, startApi, type TestApi } from "@/testing/start-api";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";

type Send = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;
type Caller = { id: string; send: Send; upload: (csv: string) => Promise<Answer> };

let database: TestDatabase;
let api: TestApi;
let studio: Principal;
let owner: Caller;
/** A scheduler on the list of readers, and one who is not, and a viewer who is not. */
let reader: Caller;
let stranger: Caller;
let viewer: Caller;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database);
  studio = await database.newStudio();
  [owner, reader, stranger, viewer] = await Promise.all([callerOf("Owner", "owner"), callerOf("Rita Reader", "scheduler"), callerOf("Stranger", "scheduler"), callerOf("Viewer", "viewer")]);
});
afterAll(async () => {
  await api.close();
  await database.close();
});

async function callerOf(name: string, role: Role): Promise<Caller> {
  const { id, key } = await createApiKey(database.db, studio, { name, role });
  const authorization = `Bearer ${key}`;
  return {
    id,
    send: (method, path, body, headers = {}) => call(`${api.url}/api/v1${path}`, { method, headers: { authorization, "content-type": "application/json", ...headers }, body: body === undefined ? null : JSON.stringify(body) }),
    upload: (csv) => call(`${api.url}/api/v1/imports/bookings`, { method: "POST", headers: { authorization, "content-type": "text/csv" }, body: csv }),
  };
}

const made = async (answer: Promise<Answer>) => {
  const { status, body } = await answer;
  expect([status, body]).toEqual([201, body]);
  return body as { id: string; version: number };
};
const at = (time: string) => `2026-03-02T${time}:00Z`;
const DAY = `from=${at("00:00")}&to=2026-03-03T00:00:00Z`;

/** A restricted project with a booking that the reader made, and everything about it that nobody else may learn. */
async function secret(given: Record<string, unknown> = {}) {
  const name = `Nightfall ${newId()}`;
  const project = await made(owner.send("POST", "/projects", { name, code: newId(), restricted: true, readers: [reader.id] }));
  const resource = await makeResource(database.db, studio, { kind: "room" });
  const input = { resourceId: resource.id, projectId: project.id, start: at("10:00"), end: at("12:00"), title: `Title ${newId()}`, notes: `Notes ${newId()}`, externalId: `EXT-${newId()}`, ...given };
  const booking = await made(reader.send("POST", "/bookings", input));
  return { name, project, resource, booking, input, secrets: [name, project.id, input.title, input.notes, input.externalId] };
}

function expectNoLeak({ body }: { body: unknown }, secrets: string[]) {
  for (const one of secrets) expect(JSON.stringify(body)).not.toContain(one);
}
const MASKED = { masked: true, ask: "Rita Reader", projectId: null, phaseId: null, title: "", notes: "", cost: null, bill: null, rate: null, externalId: null };

describe("a restricted project", () => {
  test("is there for owners and its readers, and for nobody else", async () => {
    const { project, name } = await secret();
    for (const { send } of [owner, reader]) {
      expect(await send("GET", `/projects/${project.id}`)).toMatchObject({ status: 200, body: { name, restricted: true } });
      expect(await send("GET", `/projects?q=${encodeURIComponent(name)}`)).toMatchObject({ body: { items: [{ id: project.id }] } });
      expect(await send("GET", `/projects/${project.id}/status`)).toMatchObject({ status: 200 });
    }
    for (const { send } of [stranger, viewer]) {
      expect(await send("GET", `/projects/${project.id}`)).toMatchObject({ status: 404, body: { code: "project_not_found" } });
      expect(await send("GET", `/projects?q=${encodeURIComponent(name)}`)).toMatchObject({ status: 200, body: { items: [] } });
      expect(await send("GET", `/projects/${project.id}/status`)).toMatchObject({ status: 404 });
    }
    expect(await stranger.send("PATCH", `/projects/${project.id}`, { name: "Mine" })).toMatchObject({ status: 404 });
    expect(await reader.send("PATCH", `/projects/${project.id}`, { client: "Studio X" })).toMatchObject({ status: 200, body: { client: "Studio X", readers: expect.arrayContaining([reader.id]) } });
  });

  test("only owners restrict, whoever does reads on, and opening it shows it to all", async () => {
    const open = await makeProject(database.db, studio);
    const path = `/projects/${open.id}`;
    for (const change of [{ restricted: true }, { readers: [stranger.id] }]) expect(await stranger.send("PATCH", path, change)).toMatchObject({ status: 403 });
    expect(await stranger.send("POST", "/projects", { name: newId(), restricted: true })).toMatchObject({ status: 403 });
    expect(await stranger.send("PATCH", path, { restricted: false, client: "As it is" })).toMatchObject({ status: 200 });
    expect(await owner.send("PATCH", path, { readers: ["nobody"] })).toMatchObject({ status: 400, body: { errors: [{ path: "readers.0" }] } });
    expect((await owner.send("PATCH", path, { restricted: true })).body).toMatchObject({ restricted: true, readers: [owner.id] });
    expect(await stranger.send("GET", path)).toMatchObject({ status: 404 });
    expect((await owner.send("PATCH", path, { readers: [stranger.id] })).body).toMatchObject({ readers: [stranger.id] });
    expect(await stranger.send("GET", path)).toMatchObject({ status: 200 });
    await owner.send("PATCH", path, { readers: [] });
    expect(await stranger.send("GET", path)).toMatchObject({ status: 404 });
    await owner.send("PATCH", path, { restricted: false });
    expect(await viewer.send("GET", path)).toMatchObject({ status: 200 });
  });
});

describe("a booking of a restricted project", () => {
  test("is seen whole by owners and readers; others see that the resource is taken, and whom to ask", async () => {
    const { booking, resource, input, secrets } = await secret();
    for (const { send } of [owner, reader]) expect(await send("GET", `/bookings/${booking.id}`)).toMatchObject({ body: { title: input.title, projectId: input.projectId } });
    for (const { send } of [stranger, viewer]) {
      const one = await send("GET", `/bookings/${booking.id}`);
      expect(one).toMatchObject({ status: 200, body: { ...MASKED, id: booking.id, resourceId: resource.id, status: "confirmed", start: input.start, end: input.end, allocation: 1, windows: [{ start: input.start, end: input.end }] } });
      expectNoLeak(one, secrets);
      for (const path of [`/bookings?resourceId=${resource.id}`, `/bookings?resourceId=${resource.id}&${DAY}`]) {
        const list = await send("GET", path);
        expect(list).toMatchObject({ status: 200, body: { items: [{ ...MASKED, id: booking.id }] } });
        expectNoLeak(list, secrets);
      }
    }
  });

  test("is not to be found by its project", async () => {
    const { project } = await secret();
    for (const path of [`/bookings?projectId=${project.id}`, `/bookings?projectId=${project.id}&${DAY}`, `/bookings?projectId=${project.id}&${DAY}&asOf=2199-01-01T00:00:00Z`, `/holds?projectId=${project.id}`, `/requests?projectId=${project.id}`]) {
      expect([path, (await stranger.send("GET", path)).body]).toEqual([path, { items: [], nextCursor: null }]);
    }
    const range = { from: parseInstant(at("00:00")), to: parseInstant("2026-03-03T00:00:00Z") };
    const asStranger: Principal = { ...studio, role: "scheduler", actor: { type: "api_key", id: stranger.id, name: "" } };
    expect((await listSchedule(database.db, asStranger, { ...range, projectId: project.id })).bookings).toEqual([]);
  });

  test("is masked in the schedule of the page, which does not name its project", async () => {
    const { booking, resource, secrets } = await secret();
    const range = { from: parseInstant(at("00:00")), to: parseInstant("2026-03-03T00:00:00Z") };
    const schedule = await listSchedule(database.db, { ...studio, role: "viewer", actor: { type: "api_key", id: viewer.id, name: "" } }, range);
    expect(schedule.bookings.find(({ id }) => id === booking.id)).toMatchObject({ resourceId: resource.id, projectId: null, masked: true });
    expectNoLeak({ body: schedule }, secrets);
    const whole = await listSchedule(database.db, { ...studio, role: "scheduler", actor: { type: "api_key", id: reader.id, name: "" } }, range);
    expect(JSON.stringify(whole)).toContain(secrets[0]);
  });

  test("is masked in the schedule as it was, also where it has changed since", async () => {
    const { booking, resource, secrets } = await secret();
    const then = new Date(Date.now() + 1).toISOString();
    await new Promise((resolve) => setTimeout(resolve, 10));
    await reader.send("PATCH", `/bookings/${booking.id}`, { title: "Another" }, { "if-match": "*" });
    const was = await stranger.send("GET", `/bookings?resourceId=${resource.id}&${DAY}&asOf=${then}`);
    expect(was).toMatchObject({ status: 200, body: { items: [{ ...MASKED, id: booking.id, version: 1 }] } });
    expectNoLeak(was, secrets);
    expect(await reader.send("GET", `/bookings?resourceId=${resource.id}&${DAY}&asOf=${then}`)).toMatchObject({ body: { items: [{ title: secrets[2] }] } });
  });

  test("cannot be changed, undone, decided about or looked into by others: it is not there", async () => {
    const { booking, resource, secrets } = await secret({ status: "requested" });
    const other = (await makeProject(database.db, studio)).id;
    const path = `/bookings/${booking.id}`;
    const attempts: [string, string, unknown?, Record<string, string>?][] = [
      ["PATCH", path, { start: at("11:00") }, { "if-match": '"1"' }],
      ["PATCH", path, { status: "cancelled" }, { "if-match": "*" }],
      ["PATCH", path, { title: "x" }, { "if-match": '"7"' }],
      ["PATCH", path, { projectId: other }, { "if-match": "*" }],
      ["POST", `${path}/revert`, { version: 1 }],
      ["POST", `${path}/decision`, { decision: "approve" }],
      ["POST", `${path}/decision`, { decision: "decline" }],
      ["POST", `${path}/challenge`],
      ["GET", `${path}/history`],
      ["GET", `${path}/ladder`],
    ];
    for (const [method, to, body, headers] of attempts) {
      const answer = await stranger.send(method, to, body, headers);
      expect([method, to, answer.status]).toEqual([method, to, 404]);
      expectNoLeak(answer, secrets);
    }
    expect(await reader.send("GET", path)).toMatchObject({ body: { version: 1, status: "requested", resourceId: resource.id } });
  });

  test("cannot be made by others, nor a booking of theirs be moved there", async () => {
    const { project, resource, secrets } = await secret();
    const input = { resourceId: resource.id, projectId: project.id, start: at("14:00"), end: at("15:00") };
    expect(await stranger.send("POST", "/bookings", input)).toMatchObject({ status: 404, body: { code: "project_not_found" } });
    const own = await made(stranger.send("POST", "/bookings", { ...input, projectId: (await makeProject(database.db, studio)).id }));
    expect(await stranger.send("PATCH", `/bookings/${own.id}`, { projectId: project.id }, { "if-match": "*" })).toMatchObject({ status: 404, body: { code: "project_not_found" } });
    const sheet = await stranger.upload(`resource,kind,project,start,end\n${resource.name},room,${secrets[0]},${at("16:00")},${at("17:00")}\n`);
    expect(sheet).toMatchObject({ status: 200, body: { booked: 0, conflictCount: 1, conflicts: [{ reason: { code: "project_not_found" } }] } });
  });

  test("is not named by the refusals it causes, but who made it is", async () => {
    const { booking, resource, input, secrets } = await secret();
    const projectId = (await makeProject(database.db, studio)).id;
    const blocker = { bookingId: booking.id, start: input.start, end: input.end, projectId: null, projectName: null, title: "", ask: "Rita Reader" };
    const wanted = { resourceId: resource.id, projectId, start: at("11:00"), end: at("13:00") };

    const refused = await stranger.send("POST", "/bookings", wanted);
    expect(refused).toMatchObject({ status: 409, body: { code: "booking_conflict", detail: expect.stringContaining("ask Rita Reader"), conflicts: [blocker] } });
    expectNoLeak(refused, secrets);
    expect(await reader.send("POST", "/bookings", wanted)).toMatchObject({ status: 409, body: { conflicts: [{ projectName: secrets[0], title: input.title }] } });

    const own = await made(stranger.send("POST", "/bookings", { ...wanted, start: at("18:00"), end: at("19:00") }));
    const moved = await stranger.send("PATCH", `/bookings/${own.id}`, { start: at("11:00"), end: at("13:00") }, { "if-match": "*" });
    expect(moved).toMatchObject({ status: 409, body: { conflicts: [blocker] } });
    expectNoLeak(moved, secrets);

    const sheet = await stranger.upload(`resource,kind,project,start,end\n${resource.name},room,Import ${newId()},${at("11:00")},${at("13:00")}\n`);
    expect(sheet).toMatchObject({ status: 200, body: { conflicts: [{ blockedBy: [{ ...blocker, line: null }] }] } });
    expectNoLeak(sheet, secrets);

    const series = await stranger.send("POST", "/series", { resourceId: resource.id, projectId, rule: "FREQ=DAILY;COUNT=2", start: "2026-03-02T11:00", durationMinutes: 60, timeZone: "UTC", status: "confirmed", onConflict: "skip", dryRun: true });
    expect(JSON.stringify(series.body)).toContain("Rita Reader");
    expectNoLeak(series, secrets);
  });

  test("is not named when a capacity cannot be lowered because of it, nor by availability", async () => {
    const pool = await makeResource(database.db, studio, { kind: "equipment", capacity: 3 });
    const { secrets } = await secret({ resourceId: pool.id, allocation: 3, start: "2031-03-03T10:00:00Z", end: "2031-03-03T12:00:00Z" });
    const lowered = await stranger.send("PUT", `/resources/${pool.id}/capacity`, { capacity: 1, from: "2031-01-01T00:00:00Z" });
    expect(lowered).toMatchObject({ status: 409, body: { code: "capacity_in_use", conflicts: [{ projectName: null, ask: "Rita Reader" }] } });
    expectNoLeak(lowered, secrets);
    const availability = await stranger.send("GET", `/resources/availability?from=2031-03-03T00:00:00Z&to=2031-03-04T00:00:00Z&resourceId=${pool.id}`);
    expect(availability.status).toBe(200);
    expectNoLeak(availability, secrets);
  });

  test("on the ladder of holds and in lists it is left out or masked", async () => {
    const { booking, resource, secrets } = await secret({ status: "hold" });
    const projectId = (await makeProject(database.db, studio)).id;
    const own = await made(stranger.send("POST", "/bookings", { resourceId: resource.id, projectId, start: at("11:00"), end: at("13:00"), status: "hold" }));
    const ladder = await stranger.send("GET", `/bookings/${own.id}/ladder`);
    expect(ladder).toMatchObject({ status: 200, body: { items: [{ bookingId: booking.id, projectId: null, projectName: null, title: "", ask: "Rita Reader" }, { bookingId: own.id, projectId }] } });
    expectNoLeak(ladder, secrets);
    const holds = await stranger.send("GET", `/holds?resourceId=${resource.id}`);
    expect(holds).toMatchObject({ body: { items: [{ id: own.id }] } });
    expectNoLeak(holds, secrets);
    const confirmed = await stranger.send("PATCH", `/bookings/${own.id}`, { status: "confirmed" }, { "if-match": "*" });
    expect(confirmed.status).toBe(409);
    expectNoLeak(confirmed, secrets);
  });

  test("its history from before it was moved to an open project stays closed", async () => {
    const { booking, secrets } = await secret();
    const open = await makeProject(database.db, studio);
    await reader.send("PATCH", `/bookings/${booking.id}`, { projectId: open.id, title: "Public", notes: "", externalId: null }, { "if-match": "*" });
    const history = await stranger.send("GET", `/bookings/${booking.id}/history`);
    expect(history).toMatchObject({ status: 200, body: { items: [{ version: 1 }, { version: 2, actor: { name: "Rita Reader" } }] } });
    expect(JSON.stringify(history.body)).toContain("Public");
    expectNoLeak(history, secrets);
    const whole = await reader.send("GET", `/bookings/${booking.id}/history`);
    for (const one of secrets.slice(1)) expect(JSON.stringify(whole.body)).toContain(one);
  });
});
