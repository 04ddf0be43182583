import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import type { Principal, Role } from "@/lib/principal";
import { createApiKey } from "@/modules/tenant";
import { type Answer, call, startApi, type TestApi } from "@/testing/start-api";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";

type Send = (method: string, path: string, body?: unknown) => Promise<Answer>;

let database: TestDatabase;
let api: TestApi;
let studio: Principal;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database);
  studio = await database.newStudio();
});
afterAll(async () => {
  await api.close();
  await database.close();
});

async function callerOf(role: Role): Promise<{ id: string; send: Send }> {
  const { id, key } = await createApiKey(database.db, studio, { name: `Key of a ${role}`, role });
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  return { id, send: (method, path, body) => call(`${api.url}/api/v1${path}`, { method, headers, body: body === undefined ? null : JSON.stringify(body) }) };
}

const made = async (answer: Promise<Answer>) => {
  const { status, body } = await answer;
  expect([status, body]).toEqual([201, body]);
  return (body as { id: string }).id;
};

// Words that stand nowhere but in the restricted project.
const SECRET = "Nightfall";
const secret = (what: string) => `${SECRET} ${what}`;
const [from, to] = ["2031-03-03T00:00:00Z", "2031-03-04T00:00:00Z"];
const at = (hour: number) => `2031-03-03T${String(hour).padStart(2, "0")}:00:00Z`;

/** A restricted project with something of everything that a project can have. */
async function fill(owner: Send, reader: { id: string; send: Send }) {
  const projectId = await made(owner("POST", "/projects", { name: secret("the film"), client: secret("Pictures"), code: secret("code"), restricted: true, readers: [reader.id] }));
  const resourceId = await made(owner("POST", "/resources", { kind: "artist", name: "Ana", skills: [{ name: "Nuke", level: 4 }] }));
  const phaseId = await made(reader.send("POST", `/projects/${projectId}/phases`, { name: secret("phase") }));
  const rateCardId = await made(owner("POST", "/rate-cards", { projectId, unit: "hour", cost: 123_457, bill: 234_567, currency: "EUR", startsOn: "2030-01-01" }));
  const about = { resourceId, projectId, title: secret("title"), notes: secret("notes"), allocation: 20 };
  const bookingId = await made(reader.send("POST", "/bookings", { ...about, phaseId, externalId: secret("external"), start: at(9), end: at(12), override: secret("override") }));
  await made(reader.send("POST", `/bookings/${bookingId}/comments`, { body: secret("comment") }));
  const holdId = await made(reader.send("POST", "/bookings", { ...about, status: "hold", start: at(9), end: at(12) }));
  const requestId = await made(reader.send("POST", "/bookings", { ...about, status: "requested", start: at(9), end: at(12) }));
  const { body: series } = await reader.send("POST", "/series", { ...about, rule: "FREQ=DAILY;COUNT=2", start: "2031-03-03T13:00", durationMinutes: 60, timeZone: "UTC", status: "confirmed", onConflict: "stop" });
  const { body: bundle } = await reader.send("POST", "/bookings/bundle", { projectId, title: secret("bundle"), needs: [{ resourceId, allocation: 20 }], start: at(15), end: at(16) });
  const placeholderId = await made(reader.send("POST", "/placeholders", { projectId, title: secret("placeholder"), kind: "artist", start: at(9), end: at(12) }));
  await made(owner("POST", "/availability", { resourceId, kind: "sick", start: at(9), end: at(10) }));
  const seriesId = (series as { series: { id: string } }).series.id;
  const bundleId = (bundle as { bundle?: { id: string }; id?: string }).bundle?.id ?? (bundle as { id: string }).id;
  return { projectId, resourceId, phaseId, rateCardId, bookingId, holdId, requestId, seriesId, bundleId, placeholderId };
}

/** What all of these are answered, several at a time. */
async function readAll(send: Send, reads: string[]) {
  const answers: { read: string; status: number; text: string }[] = [];
  const left = reads.values();
  const work = async () => {
    for (const read of left) {
      const { status, body } = await send("GET", read);
      answers.push({ read, status, text: JSON.stringify(body) });
    }
  };
  await Promise.all(Array.from({ length: 8 }, work));
  return answers;
}

test("no read of the API tells a stranger of a restricted project", async () => {
  const [owner, reader, ...strangers] = await Promise.all((["owner", "scheduler", "scheduler", "viewer"] as const).map(callerOf));
  if (!owner || !reader) throw new Error("no callers");
  const ids = await fill(owner.send, reader);
  const { paths } = (await call(`${api.url}/api/v1/openapi.json`)).body as { paths: Record<string, { get?: object }> };
  const queries = [`?from=${from}&to=${to}`, `?from=${from}&to=${to}&resourceId=${ids.resourceId}`, `?from=${from}&to=${to}&projectId=${ids.projectId}`, `?projectId=${ids.projectId}`, `?q=${SECRET}`, `?from=${from}&to=${to}&asOf=2199-01-01T00:00:00Z`];
  const reads = Object.entries(paths)
    .filter(([, { get }]) => get)
    .flatMap(([path]) => (path.includes("{id}") ? Object.values(ids).map((id) => path.replace("{id}", id)) : ["", ...queries].map((query) => path + query)))
    .map((path) => path.replace("{date}", "2031-03-03"));

  const told = new Set<string>();
  for (const { read, status, text } of await readAll(reader.send, reads)) {
    expect([read, status < 500]).toEqual([read, true]);
    if (text.includes(SECRET)) told.add(read.replaceAll(/[0-9a-f-]{36}/g, "…").split("?")[0] as string);
  }
  // Who may read it finds it in all of these: so the words are where a leak would show them.
  for (const path of ["/projects", "/projects/…", "/projects/…/phases", "/bookings", "/bookings/…", "/bookings/…/history", "/holds", "/requests", "/series", "/series/…", "/bundles", "/bundles/…", "/placeholders", "/bookings/conflicts"]) expect([...told]).toContain(path);

  for (const { send } of strangers) {
    for (const { read, text } of await readAll(send, reads)) {
      // A refusal may repeat the id that it was asked for.
      const leaks = [SECRET, "123457", "234567", ...Object.entries(ids).flatMap(([name, id]) => (["projectId", "phaseId"].includes(name) && !read.includes(id) ? [id] : []))].filter((word) => text.includes(word));
      expect([read, leaks]).toEqual([read, []]);
    }
  }
}, 120_000);

test("nothing can be made for it, nor anything of it be changed, by who may not know of it", async () => {
  const [owner, reader, stranger] = await Promise.all((["owner", "scheduler", "scheduler"] as const).map(callerOf));
  if (!owner || !reader || !stranger) throw new Error("no callers");
  const { send } = stranger;
  const projectId = await made(owner.send("POST", "/projects", { name: secret(newId()), restricted: true, readers: [reader.id] }));
  const resourceId = await made(owner.send("POST", "/resources", { kind: "room", name: newId() }));
  const phaseId = await made(owner.send("POST", `/projects/${projectId}/phases`, { name: secret("phase") }));
  const card = { unit: "hour", cost: 1, bill: 2, currency: "EUR", startsOn: "2030-01-01", projectId };
  const cardId = await made(owner.send("POST", "/rate-cards", card));
  const placeholder = { projectId, title: secret("placeholder"), kind: "artist", start: at(9), end: at(12) };
  const placeholderId = await made(reader.send("POST", "/placeholders", placeholder));
  const series = { resourceId, projectId, rule: "FREQ=DAILY;COUNT=2", start: "2031-03-03T13:00", durationMinutes: 60, timeZone: "UTC", status: "confirmed", onConflict: "stop" };
  const { id: seriesId } = ((await reader.send("POST", "/series", series)).body as { series: { id: string } }).series;
  const attempts: [string, string, unknown?][] = [
    ["PATCH", `/projects/${projectId}`, { name: "Mine" }],
    ["POST", `/projects/${projectId}/phases`, { name: "Mine" }],
    ["PATCH", `/phases/${phaseId}`, { name: "Mine" }],
    ["DELETE", `/phases/${phaseId}`],
    ["POST", "/rate-cards", { ...card, startsOn: "2030-02-01" }],
    ["PATCH", `/rate-cards/${cardId}`, { cost: 3 }],
    ["DELETE", `/rate-cards/${cardId}`],
    ["POST", "/placeholders", placeholder],
    ["PATCH", `/placeholders/${placeholderId}`, { title: "Mine" }],
    ["POST", `/placeholders/${placeholderId}/assign`, { resourceId }],
    ["POST", "/series", series],
    ["PATCH", `/series/${seriesId}`, { scope: "all", title: "Mine" }],
    ["POST", "/bookings/bundle", { projectId, needs: [{ resourceId }], start: at(15), end: at(16) }],
    ["POST", "/bookings", { resourceId, projectId, start: at(15), end: at(16) }],
  ];
  for (const [method, path, body] of attempts) {
    const answer = await send(method, path, body);
    expect([method, path, answer.status]).toEqual([method, path, 404]);
    expect(JSON.stringify(answer.body)).not.toContain(SECRET);
  }
});

test("a name that nobody may know is not found out by looking for it", async () => {
  const [stranger, owner] = [await callerOf("scheduler"), await callerOf("owner")];
  const id = newId();
  await made(owner.send("POST", "/projects", { name: `Hidden ${id}`, restricted: true }));
  for (const path of [`/projects?q=${id}`, `/projects?q=Hidden`]) expect((await stranger.send("GET", path)).body).toEqual({ items: [], nextCursor: null });
});
