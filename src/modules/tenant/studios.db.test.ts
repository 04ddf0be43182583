import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AuthProvider, createAuth } from "@/services/auth";
import { inTenant } from "@/services/db";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import { createOwnStudio, createStudio, findStudioId, findStudiosOfUser, getStudio, listMembers, signUp } from ".";
import { signUpSchema } from "./contract";

let database: TestDatabase;
let auth: AuthProvider;

beforeAll(async () => {
  database = await createTestDatabase();
  auth = createAuth(database.db, { secret: "only-for-tests-0123456789-abcdefghij" });
});
afterAll(() => database.close());

let people = 0;
const newcomer = (studioName: string) => signUpSchema.parse({ name: "Ada", email: `person-${++people}@example.com`, password: "correct horse", studioName });
const newPerson = async () => ({ name: "Ada", userId: (await auth.signUp({ name: "Ada", email: `person-${++people}@example.com`, password: "correct horse" })).userId });
const studioInput = (slug: string) => ({ slug, name: "North", timeZone: "Europe/Berlin", currency: "EUR" });
const count = async (table: string) => Number((await database.db.pool.query<{ count: string }>(`SELECT count(*) FROM ${table}`)).rows[0]?.count);

describe("createStudio", () => {
  test("makes a studio that is found by its slug and seen only from inside, and writes down that it did", async () => {
    const studio = await createStudio(database.db, studioInput("north"));
    expect(await findStudioId(database.db, "north")).toBe(studio.id);

    const principal = { tenantId: studio.id, role: "viewer", actor: { type: "system", id: "test", name: "Test" } } as const;
    expect(await getStudio(database.db, principal)).toEqual({ id: studio.id, slug: "north", name: "North", timeZone: "Europe/Berlin", currency: "EUR" });
    const other = await database.newStudio();
    expect(await inTenant(database.db, other.tenantId, (tx) => tx.execute("SELECT id FROM tenants").then(({ rows }) => rows))).toEqual([{ id: other.tenantId }]);

    const events = await inTenant(database.db, studio.id, (tx) => tx.execute("SELECT type, aggregate_id FROM domain_events"));
    expect(events.rows).toEqual([{ type: "studio:created", aggregate_id: studio.id }]);
  });

  test("refuses a slug that is taken", async () => {
    await createStudio(database.db, studioInput("taken"));
    await expect(createStudio(database.db, studioInput("taken"))).rejects.toMatchObject({ status: 409, code: "slug_taken" });
  });

  test("leaves no organization behind when it fails", async () => {
    const before = await count("auth.organization");
    const founder = { userId: "no such person", auth };
    await expect(createStudio(database.db, studioInput("no-owner"), { founder })).rejects.toThrow("member");
    expect(await findStudioId(database.db, "no-owner")).toBeUndefined();
    expect(await count("auth.organization")).toBe(before);
  });
});

describe("signUp", () => {
  test("makes the person, their studio, their membership and its organization, and signs them in", async () => {
    const { studio, headers } = await signUp(database.db, auth, newcomer("Größer & Söhne"));
    expect(studio).toMatchObject({ slug: "grosser-sohne", name: "Größer & Söhne", timeZone: "UTC", currency: "EUR" });

    const identity = await auth.identify(new Headers({ cookie: headers.getSetCookie().join("; ") }));
    const [membership, ...rest] = await findStudiosOfUser(database.db, identity?.userId ?? "");
    expect(rest).toEqual([]);
    expect(membership).toEqual({ tenantId: studio.id, slug: studio.slug, name: studio.name, role: "owner", organizationId: expect.any(String) });

    const members = await listMembers(database.db, auth, { tenantId: studio.id, role: "owner", actor: { type: "user", id: identity?.userId ?? "", name: "Ada" } });
    expect(members).toEqual([{ id: expect.any(String), userId: identity?.userId, name: "Ada", email: identity?.email, role: "owner", createdAt: expect.any(String) }]);
  });

  test("twice with one e-mail is refused, and makes no second studio", async () => {
    const input = newcomer("Once");
    await signUp(database.db, auth, input);
    await expect(signUp(database.db, auth, { ...input, studioName: "Once more" })).rejects.toMatchObject({ status: 409, code: "email_taken" });
    expect(await findStudioId(database.db, "once-more")).toBeUndefined();
  });

  test("finds a free slug for each of five studios of one name that come at once", async () => {
    const made = await Promise.all([1, 2, 3, 4, 5].map(() => signUp(database.db, auth, newcomer("Echo"))));
    expect(made.map(({ studio }) => studio.slug).toSorted()).toEqual(["echo", "echo-2", "echo-3", "echo-4", "echo-5"]);
  });

  test("goes on to random slugs when the plain ones are taken", async () => {
    for (const suffix of ["", "-2", "-3", "-4", "-5", "-6", "-7", "-8", "-9"]) await createStudio(database.db, studioInput(`busy${suffix}`));
    const { studio } = await signUp(database.db, auth, newcomer("Busy"));
    expect(studio.slug).toMatch(/^busy-[0-9a-z]{8}$/);
  });
});

describe("createOwnStudio", () => {
  test("is what is left to do for a person whose sign-up broke off", async () => {
    const person = await newPerson();
    expect(await findStudiosOfUser(database.db, person.userId)).toEqual([]);
    const studio = await createOwnStudio(database.db, auth, person, { name: "Later", timeZone: "UTC" });
    expect(await findStudiosOfUser(database.db, person.userId)).toMatchObject([{ tenantId: studio.id, role: "owner" }]);
  });

  test("makes one studio of two clicks at once, and one organization", async () => {
    const person = await newPerson();
    const organizations = await count("auth.organization");
    const results = await Promise.allSettled([1, 2, 3].map(() => createOwnStudio(database.db, auth, person, { name: "Clicked", timeZone: "UTC" })));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const result of results) if (result.status === "rejected") expect(result.reason).toMatchObject({ status: 409, code: "studio_exists" });
    expect(await count("auth.organization")).toBe(organizations + 1);
  });
});
