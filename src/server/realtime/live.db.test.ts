import { setTimeout as sleep } from "node:timers/promises";
import { io, type Socket } from "socket.io-client";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Principal, Role } from "@/lib/principal";
import { createBooking, updateBooking } from "@/modules/booking";
import { updateBookingSchema } from "@/modules/booking/contract";
import { type ClientMessages, LIVE_PATH, type LiveEvent, type Presence, type ServerMessages, type Watched } from "@/modules/live/contract";
import { updateProject } from "@/modules/project";
import { updateProjectSchema } from "@/modules/project/contract";
import { createApiKey, revokeApiKey } from "@/modules/tenant";
import { inTenant } from "@/services/db";
import { lastPosition, recordEvents } from "@/services/outbox";
import { bookingInput, makeProject, makeResource } from "@/testing/factories";
import { startApi, type TestApi } from "@/testing/start-api";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";

let database: TestDatabase;
let api: TestApi;
let studio: Principal;
let projectId: string;
let resourceId: string;
const open: Socket[] = [];

beforeAll(async () => {
  database = await createTestDatabase(20);
  api = await startApi(database, { live: true });
  studio = await database.newStudio();
  [projectId, resourceId] = [(await makeProject(database.db, studio)).id, (await makeResource(database.db, studio)).id];
});
afterEach(() => {
  for (const socket of open.splice(0)) socket.disconnect();
});
afterAll(async () => {
  await api.close();
  await database.close();
});

type Screen = { socket: Socket<ServerMessages, ClientMessages>; /** Of bookings, and of all else. */ heard: LiveEvent[]; others: LiveEvent[]; positions: number[]; goodbyes: string[]; refetches: number; presence: Presence[]; watch: (what: Parameters<ClientMessages["watch"]>[0]) => Promise<Watched>; keyId: string };

/** A connected screen of the studio, by a key of its own. */
async function connect(of: Principal = studio, role: Role = "owner", transports = ["websocket"]): Promise<Screen> {
  const { key, id: keyId } = await createApiKey(database.db, of, { name: `Screen of a ${role}`, role });
  const socket: Screen["socket"] = io(api.url, { path: LIVE_PATH, transports, auth: { key }, reconnection: false, forceNew: true });
  open.push(socket);
  const screen: Screen = { socket, heard: [], others: [], positions: [], goodbyes: [], refetches: 0, presence: [], watch: (what) => socket.timeout(8_000).emitWithAck("watch", what), keyId };
  socket.on("event", (event) => void (event.aggregate.type === "booking" ? screen.heard : screen.others).push(event));
  socket.on("position", (position) => void screen.positions.push(position));
  socket.on("goodbye", (reason) => void screen.goodbyes.push(reason));
  socket.on("refetch", () => void screen.refetches++);
  socket.on("presence", (presence) => void (screen.presence = presence));
  await new Promise<void>((resolve, reject) => {
    socket.on("connect", resolve);
    socket.on("connect_error", reject);
  });
  return screen;
}

async function until(what: () => boolean | Promise<boolean>) {
  await expect.poll(what, { timeout: 8_000, interval: 10 }).toBe(true);
}
const week = { from: "2026-03-02T00:00:00Z", to: "2026-03-09T00:00:00Z" };
let hour = 0;
/** A booking in an hour of its own. */
const book = (given: Record<string, unknown> = {}, resource = resourceId, project = projectId, day = 2) => {
  hour = (hour + 1) % 23;
  const at = (n: number) => `2026-03-0${day}T${String(n).padStart(2, "0")}:00:00Z`;
  return createBooking(database.db, studio, bookingInput(resource, project, at(hour), at(hour + 1), { ...given, override: "test" }));
};
const change = (id: string, input: Record<string, unknown>) => updateBooking(database.db, studio, id, undefined, updateBookingSchema.parse(input));
const ids = ({ heard }: Screen) => heard.map(({ aggregate }) => aggregate.id);

describe("who may connect", () => {
  test.each([{}, { auth: { key: "pt_nonsense" } }, { auth: { key: { $ne: 1 } } }, { extraHeaders: { cookie: "pt.session_token=forged", origin: "https://evil.example" } }])("nobody with %j", async (given) => {
    const socket = io(api.url, { path: LIVE_PATH, transports: ["websocket"], reconnection: false, forceNew: true, ...given });
    open.push(socket);
    const error = await new Promise<Error>((resolve) => socket.on("connect_error", resolve));
    expect(error.message).toMatch(/^(not_authenticated|cross_origin)$/);
  });

  test("a key, over WebSocket and by polling", async () => {
    for (const transports of [["websocket"], ["polling"]]) expect((await (await connect(studio, "viewer", transports)).watch({ views: [week] })).ok).toBe(true);
  });
});

describe("what a screen hears", () => {
  test("bookings of its view, as they are now, and no others", async () => {
    const [all, one, later, elsewhere] = await Promise.all([connect(), connect(), connect(), connect(await database.newStudio())]);
    const other = (await makeResource(database.db, studio)).id;
    await all.watch({ views: [week] });
    await one.watch({ views: [{ ...week, resourceIds: [resourceId] }] });
    await later.watch({ views: [{ from: "2027-01-01T00:00:00Z", to: "2027-02-01T00:00:00Z" }] });
    await elsewhere.watch({ views: [week] });
    const [mine, theirs] = [await book({ title: "Grade" }), await book({}, other)];
    await until(() => all.heard.length === 2 && one.heard.length === 1);
    expect(ids(all)).toEqual([mine.id, theirs.id]);
    expect(one.heard[0]).toMatchObject({ type: "booking:created", aggregate: { type: "booking", id: mine.id, version: 1 }, data: { booking: { id: mine.id, title: "Grade", version: 1 } } });
    // What leaves the view is told, too.
    await change(mine.id, { resourceId: other, start: "2026-03-05T10:00:00Z", end: "2026-03-05T11:00:00Z" });
    await until(() => one.heard.length === 2);
    await change(theirs.id, { start: "2027-01-05T10:00:00Z", end: "2027-01-05T11:00:00Z" });
    await until(() => later.heard.length === 1);
    expect(ids(later)).toEqual([theirs.id]);
    expect(elsewhere.heard).toEqual([]);
  });

  test("bookings of a project or a resource, whenever they are; and what is about the whole studio", async () => {
    const screen = await connect();
    const film = (await makeProject(database.db, studio)).id;
    await screen.watch({ projectIds: [film] });
    await book();
    const mine = await book({}, resourceId, film, 7);
    const added = await makeResource(database.db, studio);
    await until(() => screen.others.some(({ aggregate }) => aggregate.id === added.id));
    expect(ids(screen)).toEqual([mine.id]);
  });

  test("of a restricted project, who may not read it hears that a resource is taken, and whom to ask", async () => {
    const secret = (await makeProject(database.db, studio, { restricted: true, name: "Nightfall" })).id;
    const [owner, viewer] = [await connect(), await connect(studio, "viewer")];
    for (const screen of [owner, viewer]) await screen.watch({ views: [week] });
    const { id } = await book({ title: "Secret grade" }, resourceId, secret, 4);
    await until(() => owner.heard.length === 1 && viewer.heard.length === 1);
    expect(owner.heard[0]?.data.booking).toMatchObject({ id, title: "Secret grade" });
    expect(viewer.heard[0]?.data.booking).toMatchObject({ id, masked: true, projectId: null, title: "" });
    expect(JSON.stringify(viewer.heard)).not.toMatch(new RegExp(`Secret|Nightfall|${secret}`));
    // What is restricted later is read anew, masked.
    await updateProject(database.db, studio, projectId, undefined, updateProjectSchema.parse({ restricted: true }));
    await until(() => viewer.refetches === 1);
    expect(JSON.stringify(viewer.heard)).not.toContain(projectId);
    await updateProject(database.db, studio, projectId, undefined, updateProjectSchema.parse({ restricted: false }));
    await until(() => viewer.refetches === 2);
    expect(owner.refetches).toBe(0);
  });
});

describe("who comes back", () => {
  test("gets what it missed, once it names its last position", async () => {
    const first = await connect();
    const watched = await first.watch({ views: [week] });
    if (!watched.ok) throw new Error(watched.code);
    const seen = await book();
    await until(() => first.heard.length === 1 && first.positions.some((position) => position >= (first.heard[0]?.position ?? 0)));
    const after = Math.max(...first.positions);
    first.socket.disconnect();
    const missed = [await book(), await book()];
    await until(async () => (await lastPosition(database.db)) >= after + 2);
    const second = await connect();
    const answer = await second.watch({ views: [week], after });
    expect(answer).toMatchObject({ ok: true, refetch: false });
    await until(() => missed.every(({ id }) => ids(second).includes(id)));
    expect(ids(second)).not.toContain(seen.id);
  });

  test("after too much, or with a position that never was, it is told to read anew", async () => {
    const [screen, after] = [await connect(), await lastPosition(database.db)];
    expect(await screen.watch({ views: [week], after: after + 1_000_000 })).toMatchObject({ ok: true, refetch: true });
    await inTenant(database.db, studio.tenantId, (tx) => recordEvents(tx, studio.tenantId, studio.actor, Array.from({ length: 2_100 }, () => ({ type: "import:finished", aggregate: { type: "import", id: resourceId, version: 1 }, payload: { rows: 0 } }))));
    await until(() => Math.max(after, ...screen.positions) >= after + 2_100); // asking all the while would be more than a screen may say
    expect(await screen.watch({ views: [week], after })).toMatchObject({ ok: true, refetch: true });
  });

  test("misses nothing, whatever happens while it connects again and again", { timeout: 60_000 }, async () => {
    const artists = await Promise.all(Array.from({ length: 4 }, () => makeResource(database.db, studio)));
    const got = new Map<string, number>();
    let after = await lastPosition(database.db);
    let isOver = false;
    const made: { id: string; version: number }[] = [];
    const writing = (async () => {
      for (let i = 0; i < 60; i++) {
        const booking = await book({}, artists[i % 4]?.id, projectId, 2 + (i % 7));
        made.push(i % 3 ? booking : await change(booking.id, { title: `Changed ${i}` }));
      }
    })().finally(() => (isOver = true));
    const isComplete = () => made.every(({ id, version }) => (got.get(id) ?? 0) >= version);
    while (!isOver || !isComplete()) {
      const screen = await connect();
      screen.socket.on("event", ({ aggregate: { id, version } }) => void got.set(id, Math.max(got.get(id) ?? 0, version)));
      const answer = await screen.watch({ views: [week], after });
      if (!answer.ok || answer.refetch) throw new Error(JSON.stringify(answer));
      after = answer.position;
      await sleep(Math.random() * 60);
      after = Math.max(after, ...screen.positions);
      screen.socket.disconnect();
    }
    await writing;
    expect(isComplete()).toBe(true);
  });
});

test("a revoked key is disconnected within five seconds, and told why", async () => {
  const screen = await connect();
  await screen.watch({ views: [week] });
  const left = new Promise<string>((resolve) => screen.socket.on("disconnect", resolve));
  await revokeApiKey(database.db, studio, screen.keyId);
  expect(await Promise.race([left, sleep(5_000).then(() => "still there")])).toBe("io server disconnect");
  expect(screen.goodbyes).toEqual(["revoked"]);
});

describe("hostile screens", () => {
  test("one that says too much is cut off; others hear on", async () => {
    const [loud, quiet] = [await connect(), await connect()];
    await quiet.watch({ views: [week] });
    for (let i = 0; i < 200; i++) loud.socket.emit("present", { view: `w${i}` });
    await until(() => loud.socket.disconnected);
    expect(loud.goodbyes).toEqual(["too_much"]);
    const { id } = await book();
    await until(() => ids(quiet).includes(id));
  });

  test("nonsense is refused with the field, and nothing falls over", async () => {
    const screen = await connect();
    expect(await screen.watch({ views: [{ from: "yesterday", to: "now" }] })).toMatchObject({ ok: false, code: "invalid_input" });
    const raw = screen.socket as unknown as Socket;
    for (const words of [["watch"], ["watch", null, "no function"], ["watch", { views: "x" }], ["present", 7], ["present", { drag: { bookingId: "x" } }], ["no such word", {}]] as [string, ...unknown[]][]) raw.emit(...words);
    expect((await screen.watch({ views: [week] })).ok).toBe(true);
    raw.emit("watch", { views: [], padding: "x".repeat(400_000) });
    await until(() => raw.disconnected);
    expect((await (await connect()).watch({})).ok).toBe(true);
  });
});

test("screens know who else looks at what, and drags what; who is gone is gone", async () => {
  const [ada, ben, other] = [await connect(), await connect(studio, "scheduler"), await connect(await database.newStudio())];
  ada.socket.emit("present", { view: "2026-W10" });
  ben.socket.emit("present", { view: "2026-W10", drag: { bookingId: projectId, resourceId, start: "2026-03-02T10:00:00Z", end: "2026-03-02T11:00:00Z" } });
  await until(() => ada.presence.length === 2 && ben.presence.length === 2);
  expect(ada.presence.map(({ actor, view, drag }) => [actor.name, view, drag?.resourceId])).toEqual([["Screen of a owner", "2026-W10", undefined], ["Screen of a scheduler", "2026-W10", resourceId]]);
  ben.socket.disconnect();
  await until(() => ada.presence.length === 1);
  expect(other.presence).toEqual([]);
});
