import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import { type AuthProvider, createAuth } from ".";

const secret = "only-for-tests-0123456789-abcdefghij";
const person = { name: "Ada", email: "ada@example.com", password: "correct horse" };

let database: TestDatabase;
let auth: AuthProvider;

beforeAll(async () => {
  database = await createTestDatabase();
  auth = createAuth(database.db, { secret, signInsPerMinute: 1_000 });
});
afterAll(() => database.close());

/** What a browser would send after these answers. */
const cookiesOf = (headers: Headers) => headers.getSetCookie().map((cookie) => cookie.split(";")[0]).join("; ");

/** A call as the page at `base` makes it. */
function call(path: string, { base = "http://localhost:3000", body = {}, headers = {} }: { base?: string; body?: unknown; headers?: Record<string, string> } = {}) {
  const host = new URL(base).host;
  return new Request(`${base}/api/auth${path}`, { method: "POST", body: JSON.stringify(body), headers: { host, origin: base, "content-type": "application/json", ...headers } });
}

const signIn = (options: Parameters<typeof call>[1] = {}) => call("/sign-in/email", { body: { email: person.email, password: person.password }, ...options });

test("a person signs up, is known by the cookie, signs out, and is known no more", async () => {
  const { userId, headers } = await auth.signUp(person);
  const cookie = cookiesOf(headers);
  expect(await auth.identify(new Headers({ cookie }))).toEqual({ sessionId: expect.any(String), userId, name: "Ada", email: "ada@example.com", activeOrganizationId: null });
  const found = { id: userId, name: "Ada", email: "ada@example.com" };
  expect(await auth.people([userId, "nobody"])).toEqual([found]);
  expect(await auth.findPerson("Ada@Example.com")).toEqual(found);

  const answer = await auth.handle(call("/sign-out", { headers: { cookie } }));
  expect(answer.status).toBe(200);
  expect(await auth.identify(new Headers({ cookie }))).toBeUndefined();
});

test("nobody is known without a cookie, or with one that we did not sign", async () => {
  expect(await auth.identify(new Headers())).toBeUndefined();
  const { headers } = await auth.signUp({ ...person, email: "eve@example.com" });
  const forged = cookiesOf(headers).replace(/(?<=session_token=)./, (letter) => (letter === "x" ? "y" : "x"));
  expect(await auth.identify(new Headers({ cookie: forged }))).toBeUndefined();
});

describe("an e-mail address is taken once", () => {
  test("also in capitals", async () => {
    await auth.signUp({ ...person, email: "twice@example.com" });
    await expect(auth.signUp({ ...person, email: "TWICE@example.com" })).rejects.toMatchObject({ status: 409, code: "email_taken" });
  });

  test("by one of two who come at once; the other is told so, and the one can sign in", async () => {
    const email = "race@example.com";
    const results = await Promise.allSettled([1, 2, 3].map(() => auth.signUp({ ...person, email })));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const result of results) if (result.status === "rejected") expect(result.reason).toMatchObject({ status: 409, code: "email_taken" });
    expect((await auth.handle(signIn({ body: { email, password: person.password } }))).status).toBe(200);
  });
});

describe("signing in", () => {
  test.each(["http://localhost:3000", "http://127.0.0.1:43211", "http://[::1]:3000", "http://192.168.1.20:3000"])("works wherever the page was opened: %s", async (base) => {
    const answer = await auth.handle(signIn({ base }));
    expect(answer.status).toBe(200);
    expect(await auth.identify(new Headers({ cookie: cookiesOf(answer.headers) }))).toMatchObject({ email: person.email });
  });

  test("works behind a proxy that ends TLS and keeps the host", async () => {
    expect((await auth.handle(signIn({ headers: { origin: "https://localhost:3000" } }))).status).toBe(200);
  });

  test("is refused with a wrong password, and for a page of another site", async () => {
    expect((await auth.handle(signIn({ body: { email: person.email, password: "wrong horse" } }))).status).toBe(401);
    expect((await auth.handle(signIn({ headers: { origin: "https://evil.example" } }))).status).toBe(403);
    expect((await auth.handle(signIn({ headers: { origin: "https://evil.example", "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" } }))).status).toBe(403);
  });

  test("sets a cookie that scripts cannot read and other sites do not send; over https only, where the address is https", async () => {
    const plain = await auth.handle(signIn());
    expect(plain.headers.getSetCookie()).toEqual([expect.stringMatching(/^pt\.session_token=.*; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/)]);

    const base = "https://studio.example";
    const secure = createAuth(database.db, { secret, publicUrl: `${base}/`, signInsPerMinute: 1_000 });
    const answer = await secure.handle(signIn({ headers: { origin: base, host: "10.0.0.7:3000" } }));
    expect(answer.headers.getSetCookie()).toEqual([expect.stringMatching(/^__Secure-pt\.session_token=.*; HttpOnly; Secure; SameSite=Lax$/)]);
    expect((await secure.handle(signIn())).status).toBe(403);
  });

  test("is limited for each address, whatever address the caller pretends to have", async () => {
    const strict = createAuth(database.db, { secret, signInsPerMinute: 3 });
    const attempt = (address: string) => strict.handle(signIn({ body: { email: "nobody@example.com", password: "guess number" }, headers: { "x-forwarded-for": `10.0.0.${Math.random()}`, "x-pt-address": "6.6.6.6" } }), address);
    const statuses = [];
    for (let count = 0; count < 4; count++) statuses.push((await attempt("192.0.2.1")).status);
    expect(statuses).toEqual([401, 401, 401, 429]);
    expect((await attempt("192.0.2.2")).status).toBe(401);
  });
});

test.each(["/organization/create", "/organization/update", "/organization/delete", "/organization/leave", "/organization/invite-member", "/organization/add-member", "/sign-up/email", "/update-user", "/sign-in/email/", "/%73ign-up/email"])(
  "%s is not open to the world",
  async (path) => {
    await expect(auth.handle(call(path))).rejects.toMatchObject({ status: 404 });
  },
);
