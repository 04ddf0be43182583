import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Answer, call, startApi, type TestApi } from "@/testing/start-api";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import { createContext } from "./context";

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

/** A browser on a page of ours, unless `origin` says otherwise. */
function send(method: string, path: string, { body, cookie, origin = api.url, key }: { body?: unknown; cookie?: string; origin?: string; key?: string } = {}): Promise<Answer> {
  const headers: Record<string, string> = { origin };
  if (body !== undefined) headers["content-type"] = "application/json";
  if (cookie) headers.cookie = cookie;
  if (key) headers.authorization = `Bearer ${key}`;
  return call(`${api.url}/api${path}`, { method, headers, body: body === undefined ? null : JSON.stringify(body) });
}

const cookieOf = ({ headers }: Answer) => headers.getSetCookie().map((cookie) => cookie.split(";")[0]).join("; ");
const newcomer = (name: string) => ({ name, email: `${name.toLowerCase()}@example.com`, password: "correct horse", studioName: `${name} Post`, timeZone: "Europe/Berlin" });

async function signUp(name: string): Promise<string> {
  const answer = await send("POST", "/v1/sign-up", { body: newcomer(name) });
  expect(answer.status).toBe(201);
  return cookieOf(answer);
}

describe("signing up", () => {
  test("makes person and studio, and the cookie opens it", async () => {
    const answer = await send("POST", "/v1/sign-up", { body: newcomer("Ada") });
    expect(answer.status).toBe(201);
    const { studio } = answer.body as { studio: { id: string } };
    expect(studio).toMatchObject({ slug: "ada-post", name: "Ada Post", timeZone: "Europe/Berlin" });

    const seen = await send("GET", "/v1/studio", { cookie: cookieOf(answer) });
    expect(seen.body).toEqual({ studio, role: "owner", actor: { type: "user", id: expect.any(String), name: "Ada" } });
  });

  test("tells what is wrong, field by field, and stores nothing", async () => {
    const answer = await send("POST", "/v1/sign-up", { body: { ...newcomer("Short"), password: "too short", timeZone: "Mars/Base" } });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: "invalid_input", errors: [{ path: "password" }, { path: "timeZone" }] });
    expect((await send("POST", "/v1/sign-up", { body: newcomer("Short") })).status).toBe(201);
  });

  test("with a taken e-mail is a clear refusal", async () => {
    await signUp("Twice");
    const answer = await send("POST", "/v1/sign-up", { body: newcomer("Twice") });
    expect(answer.status).toBe(409);
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(answer.body).toMatchObject({ code: "email_taken" });
  });

  test("is refused for a page of another site", async () => {
    const answer = await send("POST", "/v1/sign-up", { body: newcomer("Mallory"), origin: "https://evil.example" });
    expect(answer.body).toMatchObject({ status: 403, code: "cross_origin" });
  });
});

test("signing out ends the session, signing in starts another", async () => {
  const cookie = await signUp("Sina");
  expect((await send("POST", "/auth/sign-out", { cookie, body: {} })).status).toBe(200);
  expect((await send("GET", "/v1/studio", { cookie })).status).toBe(401);

  const { email, password } = newcomer("Sina");
  const answer = await send("POST", "/auth/sign-in/email", { body: { email, password } });
  expect(answer.status).toBe(200);
  expect((await send("GET", "/v1/studio", { cookie: cookieOf(answer) })).status).toBe(200);
});

test("a person whose sign-up broke off signs in and makes the studio then", async () => {
  await createContext(database.db, { secret: "another process, killed here, 0123456789" }).auth.signUp({ name: "Half", email: "half@example.com", password: "correct horse" });
  const cookie = cookieOf(await send("POST", "/auth/sign-in/email", { body: { email: "half@example.com", password: "correct horse" } }));
  expect((await send("GET", "/v1/studio", { cookie })).status).toBe(401);

  expect((await send("POST", "/v1/studios", { body: { name: "Half Way" } })).status).toBe(401);
  const made = await send("POST", "/v1/studios", { cookie, body: { name: "Half Way" } });
  expect(made.body).toMatchObject({ studio: { slug: "half-way" } });
  expect((await send("GET", "/v1/studio", { cookie })).status).toBe(200);
  expect((await send("POST", "/v1/studios", { cookie, body: { name: "Another" } })).body).toMatchObject({ code: "studio_exists" });
});

describe("API keys", () => {
  test("are made, used, listed and revoked", async () => {
    const cookie = await signUp("Kira");
    const made = await send("POST", "/v1/api-keys", { cookie, body: { name: "ci", role: "viewer" } });
    expect(made.status).toBe(201);
    const { key, id } = made.body as { key: string; id: string };

    expect((await send("GET", "/v1/studio", { key })).body).toMatchObject({ role: "viewer", actor: { type: "api_key", id, name: "ci" } });
    expect((await send("POST", "/v1/api-keys", { key, body: { name: "more", role: "owner" } })).status).toBe(403);
    expect((await send("GET", "/v1/api-keys", { cookie })).body).toEqual({ items: [expect.not.objectContaining({ key: expect.anything() })], nextCursor: null });

    const stranger = await signUp("Stranger");
    expect((await send("DELETE", `/v1/api-keys/${id}`, { cookie: stranger })).status).toBe(404);
    expect((await send("DELETE", `/v1/api-keys/${id}`, { cookie })).status).toBe(204);
    expect((await send("GET", "/v1/studio", { key })).status).toBe(401);
  });

  test("cannot be made by a page of another site with the visitor's cookie, but by any page with a key", async () => {
    const cookie = await signUp("Victim");
    const origin = "https://evil.example";
    const body = { name: "ci", role: "owner" };
    const answer = await send("POST", "/v1/api-keys", { cookie, origin, body });
    expect(answer.body).toMatchObject({ status: 403, code: "cross_origin" });

    const { key } = (await send("POST", "/v1/api-keys", { cookie, body })).body as { key: string };
    expect((await send("POST", "/v1/api-keys", { key, origin, body })).status).toBe(201);
  });
});
