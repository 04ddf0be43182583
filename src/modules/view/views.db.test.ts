import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { type Answer, startApi, type TestApi } from "@/testing/start-api";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import type { View } from "./contract";

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

const saved = (answer: Answer) => answer.body as View;
type Send = Awaited<ReturnType<TestApi["client"]>>;
const namesOf = async (send: Send) => ((await send("GET", "/api/v1/views")).body as { items: View[] }).items.map(({ name }) => name);

test("a view is its owner's until it is shared; then all see it, and an owner of the studio changes it, too", async () => {
  const [vera, sam, owner, other] = [await api.client(studio, "viewer"), await api.client(studio, "scheduler"), await api.client(studio), await api.client(await database.newStudio())];
  const made = await vera("POST", "/api/v1/views", { name: "Lighting", query: "zoom=month&group=skill&kind=artist" });
  expect(made).toMatchObject({ status: 201, body: { name: "Lighting", query: "zoom=month&group=skill&kind=artist", isShared: false, version: 1 } });
  const { id } = saved(made);
  const path = `/api/v1/views/${id}`;
  expect(await vera("POST", "/api/v1/views", { id, name: "Again", query: "" })).toMatchObject({ status: 409, body: { code: "id_taken" } });
  for (const send of [sam, owner, other]) {
    expect(await namesOf(send)).toEqual([]);
    expect(await send("PATCH", path, { name: "Mine" })).toMatchObject({ status: 404, body: { code: "view_not_found" } });
    expect(await send("DELETE", path)).toMatchObject({ status: 404 });
  }
  expect(await vera("PATCH", path, { isShared: true }, { "if-match": '"1"' })).toMatchObject({ status: 200, body: { isShared: true, version: 2, name: "Lighting" } });
  expect([await namesOf(vera), await namesOf(sam), await namesOf(owner), await namesOf(other)]).toEqual([["Lighting"], ["Lighting"], ["Lighting"], []]);
  expect(await sam("PATCH", path, { name: "Mine" })).toMatchObject({ status: 403 });
  expect(await sam("DELETE", path)).toMatchObject({ status: 403 });
  expect(await owner("PATCH", path, { name: "Lighting, month" })).toMatchObject({ status: 200, body: { name: "Lighting, month", version: 3 } });
  expect(await vera("PATCH", path, { name: "Late" }, { "if-match": '"2"' })).toMatchObject({ status: 412, body: { current: { name: "Lighting, month" } } });
  expect(await vera("DELETE", path, undefined, { "if-match": '"2"' })).toMatchObject({ status: 412 });
  expect(await owner("DELETE", path, undefined, { "if-match": '"3"' })).toMatchObject({ status: 204 });
  expect(await vera("DELETE", path)).toMatchObject({ status: 404 });
});

test("they are listed by name, a page at a time, and the log names none that is not shared", async () => {
  const [sam, owner] = [await api.client(studio, "scheduler"), await api.client(studio)];
  const secret = `Layoffs ${newId()}`;
  for (const name of ["B", "C", "A", secret]) await sam("POST", "/api/v1/views", { name, query: "zoom=day", isShared: name === "B" });
  const first = await sam("GET", "/api/v1/views?limit=2");
  expect(first).toMatchObject({ body: { items: [{ name: "A" }, { name: "B", ownerName: "Test" }] } });
  expect(await sam("GET", `/api/v1/views?limit=2&cursor=${(first.body as { nextCursor: string }).nextCursor}`)).toMatchObject({ body: { items: [{ name: "C" }, { name: secret }], nextCursor: null } });
  await expect.poll(async () => JSON.stringify((await owner("GET", "/api/v1/events?limit=1000&types=view:created")).body)).toContain('"name":"B"');
  await expect.poll(async () => ((await owner("GET", "/api/v1/events?limit=1000&types=view:created")).body as { items: unknown[] }).items.length).toBeGreaterThan(4);
  expect(JSON.stringify((await owner("GET", "/api/v1/events?limit=1000")).body)).not.toContain(secret);
});

test("only what an address has can be saved", async () => {
  const send = await api.client(studio);
  for (const query of ["?zoom=month", "https://example.com", "//example.com", "javascript:alert(1)", "zoom=month#x", "zoom", "a=b c", `q=${"x".repeat(2_000)}`, 7]) {
    expect([query, await send("POST", "/api/v1/views", { name: "Wrong", query })]).toMatchObject([query, { status: 400, body: { errors: [{ path: "query" }] } }]);
  }
  for (const name of ["", " ", "x".repeat(81)]) expect(await send("POST", "/api/v1/views", { name, query: "" })).toMatchObject({ status: 400, body: { errors: [{ path: "name" }] } });
  expect(await send("POST", "/api/v1/views", { name: "Right", query: "q=M%C3%BCller+a=b,c&zoom=" })).toMatchObject({ status: 201 });
});
