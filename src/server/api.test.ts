import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { call, startApi, type TestApi } from "@/testing/start-api";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";

let database: TestDatabase;
let api: TestApi;
let studio: Principal;
let send: Awaited<ReturnType<TestApi["client"]>>;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database);
  studio = await database.newStudio();
  send = await api.client(studio);
});
afterAll(async () => {
  await api.close();
  await database.close();
});

async function setting() {
  const resource = (await send("POST", "/api/v1/resources", { kind: "room", name: `Room ${newId()}` })).body as { id: string };
  const project = (await send("POST", "/api/v1/projects", { name: `Project ${newId()}` })).body as { id: string; name: string };
  const input = { resourceId: resource.id, projectId: project.id, start: "2026-03-02T10:00:00+01:00", end: "2026-03-02T12:00:00+01:00" };
  return { resource, project, input };
}

test("books, refuses with the blockers, moves under If-Match, cancels, books again", async () => {
  const { project, input } = await setting();
  const booked = await send("POST", "/api/v1/bookings", { ...input, title: "Mix" });
  expect(booked).toMatchObject({ status: 201, body: { ...input, start: "2026-03-02T09:00:00Z", end: "2026-03-02T11:00:00Z", title: "Mix", status: "confirmed", version: 1 } });
  expect(booked.headers.get("etag")).toBe('"1"');
  const { id } = booked.body as { id: string };

  const refused = await send("POST", "/api/v1/bookings", input);
  expect(refused).toMatchObject({ status: 409, body: { code: "booking_conflict", status: 409, title: "Already booked", conflicts: [{ bookingId: id, start: "2026-03-02T09:00:00Z", end: "2026-03-02T11:00:00Z", projectId: project.id, projectName: project.name, title: "Mix" }] } });
  expect(refused.headers.get("content-type")).toBe("application/problem+json");
  expect((refused.body as { requestId: string }).requestId).toBe(refused.headers.get("x-request-id"));

  const path = `/api/v1/bookings/${id}`;
  expect(await send("PATCH", path, { title: "x" })).toMatchObject({ status: 428, body: { code: "if_match_required" } });
  expect(await send("PATCH", path, { end: "2026-03-02T12:00:00Z" }, { "if-match": '"1"' })).toMatchObject({ status: 200, body: { version: 2, end: "2026-03-02T12:00:00Z" } });
  expect(await send("PATCH", path, { title: "x" }, { "if-match": '"1"' })).toMatchObject({ status: 412, body: { code: "stale_version", current: { version: 2 } } });
  expect(await send("PATCH", path, { title: "x" }, { "if-match": "nonsense" })).toMatchObject({ status: 412 });
  expect(await send("PATCH", path, { status: "cancelled" }, { "if-match": '"2"' })).toMatchObject({ status: 200, body: { status: "cancelled", version: 3 } });
  expect(await send("POST", "/api/v1/bookings", input)).toMatchObject({ status: 201 });
  expect(await send("GET", path)).toMatchObject({ status: 200, body: { status: "cancelled" } });
});

test("without a version in the path the present one answers, and says so", async () => {
  const { input } = await setting();
  const booked = await send("POST", "/api/bookings", input);
  expect(booked.status).toBe(201);
  expect(booked.headers.get("api-version")).toBe("1");
  expect((await send("GET", "/api/v1/bookings")).headers.get("api-version")).toBe("1");
  expect(await send("GET", "/api/v2/bookings")).toMatchObject({ status: 404, body: { code: "route_not_found" } });
});

test("lists page by page, each booking once, in the order of their starts", async () => {
  const { input, resource, project } = await setting();
  for (let hour = 0; hour < 7; hour++) await send("POST", "/api/v1/bookings", { ...input, start: `2026-04-01T0${hour}:00:00Z`, end: `2026-04-01T0${hour + 1}:00:00Z` });
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const query: string = `from=2026-04-01T00:30:00Z&to=2026-04-01T06:00:00Z&resourceId=${resource.id}&projectId=${project.id}&status=confirmed&limit=2${cursor ? `&cursor=${cursor}` : ""}`;
    const page = (await send("GET", `/api/v1/bookings?${query}`)).body as { items: { start: string }[]; nextCursor: string | null };
    seen.push(...page.items.map((item) => item.start));
    cursor = page.nextCursor;
  } while (cursor);
  expect(seen).toEqual([0, 1, 2, 3, 4, 5].map((hour) => `2026-04-01T0${hour}:00:00Z`));
  expect(await send("GET", "/api/v1/bookings?cursor=bm9uc2Vuc2U")).toMatchObject({ status: 400, body: { errors: [{ path: "cursor" }] } });
  expect(await send("GET", "/api/v1/bookings?limit=501")).toMatchObject({ status: 400, body: { errors: [{ path: "limit" }] } });
});

test("searches resources by kind, text, tag and skill", async () => {
  const mark = newId().slice(-8);
  const make = (given: object) => send("POST", "/api/v1/resources", { kind: "artist", tags: [mark], ...given });
  await make({ name: `Ana ${mark}`, department: "Compositing", skills: [{ name: "Nuke", level: 4 }] });
  await make({ name: `Bo ${mark}`, skills: [{ name: "Nuke", level: 2 }] });
  await make({ name: `50% off_${mark}`, kind: "equipment", capacity: 6 });
  const names = async (query: string) => ((await send("GET", `/api/v1/resources?tag=${mark}&${query}`)).body as { items: { name: string }[] }).items.map((item) => item.name.split(" ")[0]);
  expect(await names("")).toEqual(["50%", "Ana", "Bo"]);
  expect(await names("kind=equipment")).toEqual(["50%"]);
  expect(await names("q=compos")).toEqual(["Ana"]);
  expect(await names("q=%25")).toEqual(["50%"]);
  expect(await names("skill=Nuke")).toEqual(["Ana", "Bo"]);
  expect(await names("skill=Nuke:3")).toEqual(["Ana"]);
});

test("availability tells busy and free windows, also of a pool", async () => {
  const { input, resource } = await setting();
  await send("POST", "/api/v1/bookings", input);
  const pool = (await send("POST", "/api/v1/resources", { kind: "equipment", name: `Pool ${newId()}`, capacity: 3 })).body as { id: string };
  for (const end of ["12:00", "11:00"]) await send("POST", "/api/v1/bookings", { ...input, resourceId: pool.id, start: "2026-03-02T10:00:00Z", end: `2026-03-02T${end}:00Z` });
  const ask = async (id: string) => ((await send("GET", `/api/v1/resources/availability?from=2026-03-02T08:00:00Z&to=2026-03-02T14:00:00Z&resourceId=${id}`)).body as { items: unknown[] }).items;
  expect(await ask(resource.id)).toMatchObject([
    { resourceId: resource.id, busy: [{ start: "2026-03-02T09:00:00Z", end: "2026-03-02T11:00:00Z", load: 1 }], free: [{ start: "2026-03-02T08:00:00Z", end: "2026-03-02T09:00:00Z", capacity: 1 }, { start: "2026-03-02T11:00:00Z", end: "2026-03-02T14:00:00Z", capacity: 1 }] },
  ]);
  expect(await ask(pool.id)).toMatchObject([
    {
      busy: [{ start: "2026-03-02T10:00:00Z", end: "2026-03-02T11:00:00Z", load: 2 }, { end: "2026-03-02T12:00:00Z", load: 1 }],
      free: [{ end: "2026-03-02T10:00:00Z", capacity: 3 }, { end: "2026-03-02T11:00:00Z", capacity: 1 }, { end: "2026-03-02T12:00:00Z", capacity: 2 }, { end: "2026-03-02T14:00:00Z", capacity: 3 }],
    },
  ]);
  expect(await send("GET", "/api/v1/resources/availability?from=2026-03-02T08:00:00Z&to=2029-03-02T08:00:00Z")).toMatchObject({ status: 400, body: { errors: [{ path: "to" }] } });
});

test("a project's status", async () => {
  const { input, project } = await setting();
  await send("PATCH", `/api/v1/projects/${project.id}`, { budget: { amount: 500_000, currency: "EUR" } });
  await send("POST", "/api/v1/bookings", input);
  expect(await send("GET", `/api/v1/projects/${project.id}/status`)).toMatchObject({
    status: 200,
    body: { budget: { amount: 500_000, currency: "EUR" }, allocated: { amount: 0 }, allocatedMinutes: 120, remaining: { amount: 500_000 }, bookingsByStatus: { confirmed: 1, hold: 0, requested: 0, cancelled: 0 } },
  });
});

test("resources and projects change under a version when one is named", async () => {
  const { resource, project } = await setting();
  expect(await send("PATCH", `/api/v1/resources/${resource.id}`, { department: "Sound" }, { "if-match": '"1"' })).toMatchObject({ status: 200, body: { department: "Sound", version: 2 } });
  expect(await send("PATCH", `/api/v1/resources/${resource.id}`, { department: "Mix" }, { "if-match": '"1"' })).toMatchObject({ status: 412, body: { current: { version: 2 } } });
  expect(await send("PATCH", `/api/v1/projects/${project.id}`, { code: "NEB" })).toMatchObject({ status: 200, body: { code: "NEB" } });
  expect(await send("POST", "/api/v1/projects", { name: "Other", code: "NEB" })).toMatchObject({ status: 409, body: { code: "project_code_taken" } });
  expect(await send("POST", "/api/v1/projects", { name: project.name })).toMatchObject({ status: 409, body: { code: "project_name_taken" } });
  expect(await send("PATCH", `/api/v1/projects/${project.id}`, { budget: { amount: 1, currency: "USD" } })).toMatchObject({ status: 422, body: { code: "currency_fixed" } });
  expect(await send("PATCH", `/api/v1/projects/${project.id}`, { startsOn: "2026-03-02", endsOn: "2026-03-01" })).toMatchObject({ status: 400, body: { errors: [{ path: "endsOn" }] } });
});

test("bad input is answered with the field and what to do, never with a 5xx", async () => {
  const { input } = await setting();
  const bad: [unknown, string][] = [
    [{ ...input, start: "2026-03-02T10:00:00" }, "start"],
    [{ ...input, start: "tomorrow" }, "start"],
    [{ ...input, start: "9999-01-01T00:00:00Z" }, "start"],
    [{ ...input, end: input.start }, "end"],
    [{ ...input, title: "nul \0 here" }, "title"],
    [{ ...input, title: "\ud800" }, "title"],
    [{ ...input, title: "x".repeat(501) }, "title"],
    [{ ...input, id: "4f7a2c6e-1f5b-4a80-9f0e-2b2f6d1e7c11" }, "id"],
    [{ ...input, resourceId: 7 }, "resourceId"],
    [{ ...input, status: "cancelled" }, "status"],
    [null, ""],
    [[], ""],
  ];
  for (const [body, path] of bad) expect(await send("POST", "/api/v1/bookings", body === null ? "null" : body), JSON.stringify(body)).toMatchObject({ status: 400, body: { code: "invalid_input", errors: [{ path }] } });
  expect(await send("POST", "/api/v1/bookings", "{not json")).toMatchObject({ status: 400, body: { code: "malformed_request" } });
  expect(await send("POST", "/api/v1/bookings", JSON.stringify(input), { "content-type": "text/plain" })).toMatchObject({ status: 400 });
  expect(await send("POST", "/api/v1/bookings", `"${"x".repeat(1_000_001)}"`)).toMatchObject({ status: 413, body: { code: "body_too_large" } });
  expect(await send("POST", "/api/v1/resources", { kind: "room", name: "R", metadata: { a: "\0" } })).toMatchObject({ status: 400, body: { errors: [{ path: "metadata" }] } });
  expect(await send("POST", "/api/v1/resources", { kind: "room", name: "R", timeZone: "Mars/Olympus" })).toMatchObject({ status: 400, body: { errors: [{ path: "timeZone" }] } });
  for (const path of ["/bookings/none", "/bookings?from=x", "/resources?kind=spaceship", "/resources?q=%00", "/projects?status=no", "/resources/availability", "/bookings?resourceId=1&resourceId=2"]) {
    expect(await send("GET", `/api/v1${path}`), path).toMatchObject({ status: 400, body: { code: "invalid_input" } });
  }
});

test("nobody without a key, a viewer only looks, and a studio knows nothing of another", async () => {
  const { input, resource } = await setting();
  const booked = (await send("POST", "/api/v1/bookings", input)).body as { id: string };
  for (const authorization of [undefined, "Bearer", "Bearer pt_wrong", "Basic eDp5", "Bearer \u00e4"]) {
    expect(await call(`${api.url}/api/v1/bookings`, authorization ? { headers: { authorization } } : {})).toMatchObject({ status: 401, body: { code: "not_authenticated" } });
  }
  const viewer = await api.client(studio, "viewer");
  expect((await viewer("GET", `/api/v1/bookings/${booked.id}`)).status).toBe(200);
  expect(await viewer("POST", "/api/v1/bookings", input)).toMatchObject({ status: 403, body: { code: "booking_not_permitted", mayRequest: false } });
  expect(await viewer("PATCH", `/api/v1/bookings/${booked.id}`, { title: "x" }, { "if-match": '"1"' })).toMatchObject({ status: 403 });
  expect(await viewer("POST", "/api/v1/resources", { kind: "room", name: "R" })).toMatchObject({ status: 403 });
  expect(await viewer("POST", "/api/v1/projects", { name: "P" })).toMatchObject({ status: 403 });
  const stranger = await api.client(await database.newStudio());
  expect(await stranger("GET", `/api/v1/bookings/${booked.id}`)).toMatchObject({ status: 404 });
  expect(await stranger("PATCH", `/api/v1/bookings/${booked.id}`, { title: "x" }, { "if-match": '"1"' })).toMatchObject({ status: 404 });
  expect(await stranger("PATCH", `/api/v1/resources/${resource.id}`, { name: "x" })).toMatchObject({ status: 404 });
  expect((await stranger("GET", "/api/v1/bookings")).body).toEqual({ items: [], nextCursor: null });
});

test("describes itself: OpenAPI 3.1, a page to try it with files of its own, health", async () => {
  const document = (await call(`${api.url}/api/v1/openapi.json`)).body as { openapi: string; paths: Record<string, Record<string, unknown>>; components: { schemas: object } };
  expect(document.openapi).toBe("3.1.0");
  const operations = Object.entries(document.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`));
  for (const operation of ["post /bookings", "get /bookings", "get /bookings/{id}", "patch /bookings/{id}", "post /imports/bookings", "get /resources/availability", "get /projects/{id}/status", "post /resources", "patch /projects/{id}", "post /api-keys"]) expect(operations).toContain(operation);
  expect(Object.keys(document.components.schemas)).toEqual(expect.arrayContaining(["Booking", "Problem", "Resource", "Project", "ImportReport"]));
  const page = await call(`${api.url}/api/docs`);
  expect(page.status).toBe(200);
  const links = [...(page.body as string).matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] as string);
  for (const link of links) expect([link, (await call(api.url + link)).status]).toEqual([link, 200]);
  expect(links.every((link) => link.startsWith("/"))).toBe(true);
  expect((await call(`${api.url}/healthz`)).status).toBe(200);
  expect((await call(`${api.url}/readyz`)).body).toEqual({ status: "ready" });
});
