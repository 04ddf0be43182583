import { afterAll, beforeAll, expect, test } from "vitest";
import { createApiKey, createStudio, signUp } from "@/modules/tenant";
import { signUpSchema } from "@/modules/tenant/contract";
import { type AuthProvider, createAuth } from "@/services/auth";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import { type Authenticate, createAuthenticate } from "./authenticate";

let database: TestDatabase;
let auth: AuthProvider;
let authenticate: Authenticate;

beforeAll(async () => {
  database = await createTestDatabase();
  auth = createAuth(database.db, { secret: "only-for-tests-0123456789-abcdefghij" });
  authenticate = createAuthenticate({ db: database.db, auth });
});
afterAll(() => database.close());

const cookieOf = (headers: Headers) => headers.getSetCookie().map((cookie) => cookie.split(";")[0]).join("; ");
const withHeaders = (headers: Record<string, string>) => authenticate(new Headers(headers));
const ada = { name: "Ada", password: "correct horse" };

test("a key in the Authorization header", async () => {
  const owner = await database.newStudio();
  const { key, id } = await createApiKey(database.db, owner, { name: "ci", role: "viewer" });
  const principal = { tenantId: owner.tenantId, role: "viewer", actor: { type: "api_key", id, name: "ci" } };
  expect(await withHeaders({ authorization: `Bearer ${key}` })).toEqual(principal);
  expect(await withHeaders({ authorization: `bearer  ${key}` })).toEqual(principal);
});

test.each(["", "Bearer", "Bearer ", "Bearer nonsense", `Bearer pt_${"a".repeat(43)}`, `Basic ${btoa("a:b")}`, `Bearer pt_${"a".repeat(43)} and more`])(
  "%j is nobody, even beside a good cookie",
  async (authorization) => {
    const { headers } = await signUp(database.db, auth, signUpSchema.parse({ ...ada, email: `${Math.random()}@example.com`, studioName: "Beside" }));
    expect(await withHeaders({ cookie: cookieOf(headers) })).toBeDefined();
    expect(await withHeaders({ authorization, cookie: cookieOf(headers) })).toBeUndefined();
  },
);

test("a session, in the first studio until another is chosen; never in one of others", async () => {
  const { studio: first, headers } = await signUp(database.db, auth, signUpSchema.parse({ ...ada, email: "ada@example.com", studioName: "First" }));
  const cookie = cookieOf(headers);
  const { userId = "" } = (await auth.identify(new Headers({ cookie }))) ?? {};
  const actor = { type: "user", id: userId, name: "Ada" } as const;
  expect(await withHeaders({ cookie })).toEqual({ tenantId: first.id, role: "owner", actor });

  const input = { name: "Second", timeZone: "UTC", currency: "EUR" };
  const second = await createStudio(database.db, { ...input, slug: "second" }, { founder: { userId, auth } });
  const bob = await auth.signUp({ ...ada, email: "bob@example.com" });
  const foreign = await createStudio(database.db, { ...input, slug: "foreign" }, { founder: { userId: bob.userId, auth } });
  expect(await withHeaders({ cookie })).toMatchObject({ tenantId: first.id });

  expect((await choose(cookie, second.id)).status).toBe(200);
  expect(await withHeaders({ cookie })).toEqual({ tenantId: second.id, role: "owner", actor });
  expect((await choose(cookie, foreign.id)).status).toBe(403);
  expect(await withHeaders({ cookie })).not.toMatchObject({ tenantId: foreign.id });
});

test("a person without a studio, a forged cookie, and no headers at all are nobody", async () => {
  const { headers } = await auth.signUp({ ...ada, email: "alone@example.com" });
  expect(await withHeaders({ cookie: cookieOf(headers) })).toBeUndefined();
  expect(await withHeaders({ cookie: "pt.session_token=abc.def" })).toBeUndefined();
  expect(await withHeaders({})).toBeUndefined();
});

/** Chooses a studio for the session, as the studio switcher does: by the organization behind it. */
async function choose(cookie: string, tenantId: string): Promise<Response> {
  const { rows } = await database.db.pool.query<{ id: string }>("SELECT o.id FROM auth.organization o JOIN auth.member m ON m.organization_id = o.id JOIN LATERAL studios_of_user(m.user_id) s ON s.auth_org_id = o.id WHERE s.tenant_id = $1", [tenantId]);
  const headers = { cookie, host: "localhost", origin: "http://localhost", "content-type": "application/json" };
  return auth.handle(new Request("http://localhost/api/auth/organization/set-active", { method: "POST", headers, body: JSON.stringify({ organizationId: rows[0]?.id }) }));
}
