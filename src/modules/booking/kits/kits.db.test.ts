import { afterAll, beforeAll, expect, test } from "vitest";
import type { Principal } from "@/lib/principal";
import { makeProject, makeResource } from "@/testing/factories";
import { startApi, type TestApi } from "@/testing/start-api";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";

let database: TestDatabase;
let studio: Principal;
let api: TestApi;
beforeAll(async () => {
  database = await createTestDatabase();
  studio = await database.newStudio();
  api = await startApi(database);
});
afterAll(async () => {
  await api.close();
  await database.close();
});

const need = { kind: "artist", skills: [{ name: "Nuke", level: 3 }], count: 2 };
const when = { start: "2026-03-02T10:00:00Z", end: "2026-03-02T12:00:00Z" };

test("a kit is saved, found, changed from the version one saw, and removed", async () => {
  const call = await api.client(studio);
  const made = await call("POST", "/api/v1/kits", { name: "Comp team", needs: [need] });
  expect(made).toMatchObject({ status: 201, body: { name: "Comp team", needs: [{ ...need, label: "", tags: [], substitutes: [] }], version: 1 } });
  const { id } = made.body as { id: string };
  expect(made.headers.get("location")).toBe(`/api/v1/kits/${id}`);
  expect(await call("POST", "/api/v1/kits", { name: "Comp team", needs: [need] })).toMatchObject({ status: 409, body: { code: "kit_name_taken" } });
  expect(await call("POST", "/api/v1/kits", { name: "Other", id, needs: [need] })).toMatchObject({ status: 409, body: { code: "id_taken" } });
  expect(await call("GET", "/api/v1/kits?q=COMP")).toMatchObject({ status: 200, body: { items: [{ id }], nextCursor: null } });
  expect(await call("GET", "/api/v1/kits?q=nothing")).toMatchObject({ body: { items: [] } });
  expect(await call("PATCH", `/api/v1/kits/${id}`, { name: "Comp" }, { "if-match": '"1"' })).toMatchObject({ status: 200, body: { name: "Comp", version: 2, needs: [{ count: 2 }] } });
  expect(await call("PATCH", `/api/v1/kits/${id}`, { name: "Late" }, { "if-match": '"1"' })).toMatchObject({ status: 412, body: { current: { name: "Comp" } } });
  expect(await call("DELETE", `/api/v1/kits/${id}`, undefined, { "if-match": '"1"' })).toMatchObject({ status: 412 });
  expect(await call("DELETE", `/api/v1/kits/${id}`, undefined, { "if-match": '"2"' })).toMatchObject({ status: 204 });
  expect(await call("GET", `/api/v1/kits/${id}`)).toMatchObject({ status: 404, body: { code: "kit_not_found" } });
});

test("what it needs is checked: something, not too much, and clearly", async () => {
  const call = await api.client(studio);
  const send = (needs: object[]) => call("POST", "/api/v1/kits", { name: "Wrong", needs });
  expect(await send([])).toMatchObject({ status: 400 });
  expect(await send([{ count: 2 }])).toMatchObject({ status: 400, body: { errors: [{ path: "needs.0.kind" }] } });
  expect(await send([{ kind: "room", count: 50 }, { kind: "artist", count: 50 }, { kind: "artist" }])).toMatchObject({ status: 400, body: { detail: "needs: must not ask for more than 100 resources in all" } });
  expect(await send(Array.from({ length: 21 }, () => ({ kind: "artist" })))).toMatchObject({ status: 400 });
  expect(await call("POST", "/api/v1/bookings/bundle", { projectId: studio.tenantId, ...when })).toMatchObject({ status: 400, body: { errors: [{ path: "needs" }] } });
});

test("a bundle is made from it, and a kit from a bundle; who only looks saves none", async () => {
  const call = await api.client(studio);
  const look = await api.client(studio, "viewer");
  const [project] = await Promise.all([makeProject(database.db, studio), ...["Ana", "Ben"].map((name) => makeResource(database.db, studio, { name, skills: [{ name: "Nuke", level: 4 }] }))]);
  const kit = (await call("POST", "/api/v1/kits", { name: "Two compositors", needs: [need] })).body as { id: string };
  const dry = await call("POST", "/api/v1/bookings/bundle", { projectId: project.id, ...when, kitId: kit.id, dryRun: true });
  expect(dry).toMatchObject({ status: 200, body: { dryRun: true, bundle: null, members: [{ name: "Ana", bookingId: null }, { name: "Ben" }] } });
  const made = await call("POST", "/api/v1/bookings/bundle", { projectId: project.id, ...when, kitId: kit.id });
  expect(made).toMatchObject({ status: 201, body: { bundle: { kitId: kit.id, needs: [need] } } });
  const { id } = (made.body as { bundle: { id: string } }).bundle;
  expect(made.headers.get("location")).toBe(`/api/v1/bundles/${id}`);
  expect(await call("POST", `/api/v1/bundles/${id}/kit`, { name: "Saved" })).toMatchObject({ status: 201, body: { name: "Saved", needs: [need] } });
  expect(await look("POST", `/api/v1/bundles/${id}/kit`, { name: "Looked" })).toMatchObject({ status: 403 });
  expect(await look("GET", `/api/v1/bundles/${id}`)).toMatchObject({ status: 200, body: { members: [{ name: "Ana" }, { name: "Ben" }] } });
  const named = (await call("POST", "/api/v1/kits", { name: "Ana again", needs: [{ resourceId: (dry.body as { members: { resourceId: string }[] }).members[0]?.resourceId }] })).body as { id: string };
  expect(await call("GET", `/api/v1/kits/${named.id}`)).toMatchObject({ status: 200, body: { resources: [{ name: "Ana" }] } });
  // A kit that is gone leaves the bundle as it is.
  expect(await call("DELETE", `/api/v1/kits/${kit.id}`)).toMatchObject({ status: 204 });
  expect(await call("PATCH", `/api/v1/bundles/${id}`, { status: "cancelled" }, { "if-match": '"1"' })).toMatchObject({ status: 200, body: { kitId: kit.id, version: 2, members: [{ status: "cancelled" }, { status: "cancelled" }] } });
});
