import { sql } from "drizzle-orm";
import ICAL from "ical.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import type { Principal, Role } from "@/lib/principal";
import { createBooking, updateBooking } from "@/modules/booking";
import { createBookingSchema, updateBookingSchema } from "@/modules/booking/contract";
import { createAvailability } from "@/modules/calendar";
import { createAvailabilitySchema } from "@/modules/calendar/availability/contract";
import { updateProject } from "@/modules/project";
import { updateProjectSchema } from "@/modules/project/contract";
import { createApiKey, revokeApiKey } from "@/modules/tenant";
import { insertMember } from "@/modules/tenant/repository";
import { inTenant } from "@/services/db";
import { makeProject, makeResource } from "@/testing/factories";
import { call, startApi, type TestApi } from "@/testing/start-api";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import type { CreatedFeed, CreateFeed } from "./contract";
import { createFeed } from "./create-feed";
import { listFeeds } from "./list-feeds";

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

const soon = (days: number, hour: number) => new Date(Math.floor(Date.now() / 86_400_000 + days) * 86_400_000 + hour * 3_600_000).toISOString().replace(".000", "");
const dayOf = (days: number) => soon(days, 12).slice(0, 10);

async function keyOf(studio: Principal, role: Role): Promise<{ principal: Principal; keyId: string; key: string }> {
  const { id, key } = await createApiKey(database.db, studio, { name: role, role });
  return { principal: { tenantId: studio.tenantId, role, actor: { type: "api_key", id, name: role } }, keyId: id, key };
}
async function memberOf(studio: Principal, role: Role): Promise<Principal> {
  const userId = newId();
  await inTenant(database.db, studio.tenantId, (tx) => insertMember(tx, { tenantId: studio.tenantId, id: newId(), userId, role }));
  return { tenantId: studio.tenantId, role, actor: { type: "user", id: userId, name: "Ana" } };
}
const make = (by: Principal, input: CreateFeed) => createFeed(database.db, by, input);
const get = ({ path }: Pick<CreatedFeed, "path">, headers: Record<string, string> = {}) => call(api.url + path, { headers });
const book = (studio: Principal, input: Record<string, unknown>) => createBooking(database.db, studio, createBookingSchema.parse({ title: "Comp", ...input }));
const run = (studio: Principal, text: ReturnType<typeof sql>) => inTenant(database.db, studio.tenantId, async (tx) => (await tx.execute(text)).rows);

async function eventsOf(feed: Pick<CreatedFeed, "path">) {
  const { status, body } = await get(feed);
  expect(status).toBe(200);
  return new ICAL.Component(ICAL.parse(body as string)).getAllSubcomponents("vevent").map((component) => {
    const { uid, sequence, summary, location, description, startDate, endDate } = new ICAL.Event(component);
    const utc = (time: typeof startDate) => time.toJSDate().toISOString().replace(".000", "");
    return { uid, sequence, summary, location, description, status: component.getFirstPropertyValue("status"), start: utc(startDate), end: utc(endDate) };
  });
}

test("a resource's bookings: the same UID wherever one goes, each change in the sequence, holds tentative, what is cancelled said so", async () => {
  const studio = await database.newStudio();
  const { db } = database;
  const [ana, nova] = await Promise.all([makeResource(db, studio, { name: "Grading 1", kind: "room", timeZone: "Europe/Berlin" }), makeProject(db, studio, { name: "Nova" })]);
  const { principal } = await keyOf(studio, "viewer");
  const feed = await make(principal, { kind: "resource", subjectId: ana.id });
  const one = await book(studio, { resourceId: ana.id, projectId: nova.id, start: soon(2, 9), end: soon(2, 12), notes: "bring; the, disk" });
  const hold = await book(studio, { resourceId: ana.id, projectId: nova.id, start: soon(3, 9), end: soon(3, 12), status: "hold" });
  await book(studio, { resourceId: ana.id, projectId: nova.id, start: soon(500, 9), end: soon(500, 12) });
  expect(await eventsOf(feed)).toEqual([
    { uid: `${one.id}@production-tool`, sequence: 0, summary: "Nova: Comp", location: "Grading 1", description: "bring; the, disk", status: "CONFIRMED", start: soon(2, 9), end: soon(2, 12) },
    expect.objectContaining({ uid: `${hold.id}@production-tool`, status: "TENTATIVE" }),
  ]);
  await updateBooking(db, studio, one.id, 1, updateBookingSchema.parse({ start: soon(4, 9), end: soon(4, 12) }));
  await updateBooking(db, studio, hold.id, 1, updateBookingSchema.parse({ status: "cancelled" }));
  expect(await eventsOf(feed)).toMatchObject([
    { uid: `${hold.id}@production-tool`, status: "CANCELLED", sequence: 1 },
    { uid: `${one.id}@production-tool`, status: "CONFIRMED", sequence: 1, start: soon(4, 9) },
  ]);
  await run(studio, sql`UPDATE bookings SET updated_at = now() - interval '31 days' WHERE id = ${hold.id}`);
  expect(await eventsOf(feed)).toHaveLength(1);
});

test("a booking in days is one event a day, known by its date; one that runs through is one, however long", async () => {
  const studio = await database.newStudio();
  const { db } = database;
  const [ana, nova] = await Promise.all([makeResource(db, studio, { timeZone: "America/New_York" }), makeProject(db, studio, { name: "Nova" })]);
  const { principal } = await keyOf(studio, "owner");
  const feed = await make(principal, { kind: "project", subjectId: nova.id });
  const days = { from: dayOf(3), to: dayOf(5), weekends: true, holidays: true, hours: { start: "09:00", end: "17:00" } };
  const daily = await book(studio, { resourceId: ana.id, projectId: nova.id, days });
  const uids = (...numbers: number[]) => numbers.map((n) => `${daily.id}-${dayOf(n)}@production-tool`);
  expect((await eventsOf(feed)).map(({ uid }) => uid)).toEqual(uids(3, 4, 5));
  await updateBooking(db, studio, daily.id, 1, updateBookingSchema.parse({ days: { ...days, to: dayOf(6) } }));
  expect(await eventsOf(feed)).toMatchObject(uids(3, 4, 5, 6).map((uid) => ({ uid, sequence: 1, summary: "Nova: Comp", description: ana.name })));
  const long = await book(studio, { resourceId: ana.id, projectId: nova.id, start: soon(20, 9), end: soon(45, 9), title: "" });
  expect((await eventsOf(feed)).at(-1)).toMatchObject({ uid: `${long.id}@production-tool`, summary: "Nova", start: soon(20, 9), end: soon(45, 9) });
});

test("it is asked at each reading what the maker may see: a restricted project, a revoked key, a member who left", async () => {
  const studio = await database.newStudio();
  const { db } = database;
  const [ana, secret] = await Promise.all([makeResource(db, studio), makeProject(db, studio, { name: "Moonshot" })]);
  await book(studio, { resourceId: ana.id, projectId: secret.id, start: soon(2, 9), end: soon(2, 12), title: "Hush", notes: "hush" });
  const [viewer, owner, leaver] = [await keyOf(studio, "viewer"), await keyOf(studio, "owner"), await memberOf(studio, "viewer")];
  const ofResource = await make(viewer.principal, { kind: "resource", subjectId: ana.id });
  const ofProject = await make(viewer.principal, { kind: "project", subjectId: secret.id });
  const ofOwner = await make(owner.principal, { kind: "resource", subjectId: ana.id });
  const ofLeaver = await make(leaver, { kind: "resource", subjectId: ana.id });
  expect(await eventsOf(ofResource)).toMatchObject([{ summary: "Moonshot: Hush" }]);

  await updateProject(db, studio, secret.id, undefined, updateProjectSchema.parse({ restricted: true }));
  const { body } = await get(ofResource);
  expect(body).toContain("SUMMARY:Taken");
  expect(body).not.toMatch(/Moonshot|hush/i);
  expect((await get(ofProject)).status).toBe(404);
  expect(await eventsOf(ofOwner)).toMatchObject([{ summary: "Moonshot: Hush" }]);
  await expect(make(viewer.principal, { kind: "project", subjectId: secret.id })).rejects.toMatchObject({ status: 404 });

  await revokeApiKey(db, studio, owner.keyId);
  expect((await get(ofOwner)).status).toBe(404);
  expect((await get(ofLeaver)).status).toBe(200);
  await run(studio, sql`DELETE FROM members WHERE user_id = ${leaver.actor.id}`);
  expect((await get(ofLeaver)).status).toBe(404);
});

test("a member's own: what their resource is booked for, and when they are away", async () => {
  const studio = await database.newStudio();
  const { db } = database;
  const [ana, nova, member] = [await makeResource(db, studio), await makeProject(db, studio, { name: "Nova" }), await memberOf(studio, "viewer")];
  const feed = await make(member, { kind: "member" });
  expect(await eventsOf(feed)).toEqual([]);
  await run(studio, sql`UPDATE resources SET user_id = ${member.actor.id} WHERE id = ${ana.id}`);
  await book(studio, { resourceId: ana.id, projectId: nova.id, start: soon(2, 9), end: soon(2, 12) });
  const leave = await createAvailability(db, studio, createAvailabilitySchema.parse({ resourceId: ana.id, kind: "leave", from: dayOf(7), to: dayOf(8), note: "Alps" }));
  await createAvailability(db, member, createAvailabilitySchema.parse({ resourceId: ana.id, kind: "leave", from: dayOf(17), to: dayOf(18) }));
  expect(await eventsOf(feed)).toMatchObject([{ summary: "Nova: Comp" }, { uid: `${leave.id}@production-tool`, summary: "Leave", description: "Alps", status: "CONFIRMED", start: leave.start, end: leave.end }]);
  expect((await get(feed)).body).toMatch(/TRANSP:OPAQUE/);
  await expect(make((await keyOf(studio, "owner")).principal, { kind: "member" })).rejects.toMatchObject({ status: 422, code: "not_a_member" });
});

test("over HTTP: shown once, known by its hash alone, not sent again while nothing changed, and gone once revoked", async () => {
  const studio = await database.newStudio();
  const [owner, viewer, other] = await Promise.all([api.client(studio), api.client(studio, "viewer"), api.client(studio, "viewer")]);
  const ana = await makeResource(database.db, studio, { name: "Ana" });
  const made = await viewer("POST", "/api/v1/calendar-feeds", { kind: "resource", subjectId: ana.id });
  expect([made.status, made.headers.get("cache-control")]).toEqual([201, "no-store"]);
  const feed = made.body as CreatedFeed;
  const token = /^\/api\/v1\/feeds\/([\w-]{43})\.ics$/.exec(feed.path)?.[1] as string;
  const stored = await run(studio, sql`SELECT row_to_json(f)::text AS feed FROM calendar_feeds f UNION ALL SELECT payload::text FROM domain_events`);
  expect(JSON.stringify(stored)).not.toContain(token);
  expect(await run(studio, sql`SELECT payload FROM domain_events WHERE type = 'calendar_feed:created'`)).toEqual([{ payload: { feed: { id: feed.id, kind: "resource", makerId: feed.makerId } } }]);

  const first = await get(feed);
  const etag = first.headers.get("etag") as string;
  expect([first.status, first.headers.get("content-type"), first.headers.get("cache-control")]).toEqual([200, "text/calendar; charset=utf-8", "private, no-cache"]);
  expect(first.body).toContain("X-WR-CALNAME:Ana\r\n");
  for (const known of [etag, `"x", W/${etag}`]) expect((await get(feed, { "if-none-match": known })).status).toBe(304);
  const used = await run(studio, sql`SELECT last_used_at FROM calendar_feeds`);
  await get(feed);
  expect(await run(studio, sql`SELECT last_used_at FROM calendar_feeds`)).toEqual(used);
  const nova = await makeProject(database.db, studio);
  await book(studio, { resourceId: ana.id, projectId: nova.id, start: soon(2, 9), end: soon(2, 12) });
  expect((await get(feed, { "if-none-match": etag })).status).toBe(200);

  for (const path of [`${feed.path.slice(0, -5)}.ics`, feed.path.replace(token, "A".repeat(43)), feed.path.replace(".ics", "")]) expect((await get({ path })).status).toBe(404);
  const names = async (client: typeof owner) => ((await client("GET", "/api/v1/calendar-feeds")).body as { items: { name: string; makerName: string }[] }).items;
  expect(await names(owner)).toMatchObject([{ name: "Ana", makerName: "Test" }]);
  expect(await names(other)).toEqual([]);
  expect((await other("DELETE", `/api/v1/calendar-feeds/${feed.id}`)).status).toBe(404);
  expect((await viewer("DELETE", `/api/v1/calendar-feeds/${feed.id}`)).status).toBe(204);
  expect((await owner("DELETE", `/api/v1/calendar-feeds/${feed.id}`)).status).toBe(204);
  expect((await get(feed)).status).toBe(404);
  expect(await run(studio, sql`SELECT count(*)::int FROM domain_events WHERE type = 'calendar_feed:revoked'`)).toEqual([{ count: 1 }]);
  for (const body of [{ kind: "member", subjectId: ana.id }, { kind: "resource" }, { kind: "studio" }]) expect((await viewer("POST", "/api/v1/calendar-feeds", body)).status).toBe(400);
});

test("nothing of another studio: neither its resources nor its feeds", async () => {
  const [here, there] = [await database.newStudio(), await database.newStudio()];
  const ana = await makeResource(database.db, there);
  const feed = await make((await keyOf(there, "owner")).principal, { kind: "resource", subjectId: ana.id });
  await expect(make((await keyOf(here, "owner")).principal, { kind: "resource", subjectId: ana.id })).rejects.toMatchObject({ status: 404 });
  expect((await listFeeds(database.db, here, { limit: 50 })).items).toEqual([]);
  expect((await (await api.client(here))("DELETE", `/api/v1/calendar-feeds/${feed.id}`)).status).toBe(404);
});
