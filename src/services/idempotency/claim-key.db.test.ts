import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { type Database, inTenant } from "@/services/db";
import { recordStatements } from "@/testing/record-statements";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import { claimKey, type Outcome } from "./claim-key";
import { keepAnswer, underKey } from "./keep-answer";
import type { Claim, KeyName } from "./repository";

const SECRET = "a secret for tests, long enough to seal with";
const ASKED = { hash: "one", method: "POST", path: "/api/v1/bookings" };

let database: TestDatabase;
let studio: Principal;
beforeAll(async () => {
  database = await createTestDatabase();
  studio = await database.newStudio();
});
afterAll(() => database.close());

const nameOf = (given: Partial<KeyName> = {}): KeyName => ({ tenantId: studio.tenantId, actorId: "someone", key: newId(), ...given });
const claim = (name: KeyName, hash = ASKED.hash, secret = SECRET) => claimKey(database.db, name, { ...ASKED, hash }, secret);
const claimed = async (name: KeyName, hash?: string): Promise<Claim> => (await claim(name, hash)).claim as Claim;
const answer = (body: string, given: Partial<NonNullable<Outcome["answer"]>> = {}) => ({ status: 201, headers: { etag: '"1"' }, body, ...given });
const keep = (held: Claim, given = answer("done"), secret = SECRET) => keepAnswer(database.db, held, given, secret);

/** Runs as the serving role in the studio. */
const run = (statement: ReturnType<typeof sql>, tenantId = studio.tenantId, db: Database = database.db) => inTenant(db, tenantId, async (tx) => (await tx.execute(statement)).rows);
const insertMember = (userId: string) => sql`INSERT INTO members (tenant_id, id, user_id, role) VALUES (${studio.tenantId}, ${newId()}, ${userId}, 'viewer')`;
const isMember = async (userId: string) => (await run(sql`SELECT 1 FROM members WHERE user_id = ${userId}`)).length === 1;
const endLease = (key: string) => run(sql`UPDATE idempotency_keys SET lease_until = now() - interval '1 second' WHERE key = ${key}`);
const age = (key: string, by: string) => run(sql`UPDATE idempotency_keys SET created_at = created_at - ${by}::interval, lease_until = least(lease_until, now() - interval '1 second') WHERE key = ${key}`);
const stateOf = async (key: string) => (await run(sql`SELECT state FROM idempotency_keys WHERE key = ${key}`))[0]?.state;

test("what a call was answered is what its repeats are answered", async () => {
  const name = nameOf();
  await keep(await claimed(name), answer("made", { status: 409, headers: { "content-type": "application/problem+json" } }));
  expect(await claim(name)).toEqual({ answer: { status: 409, headers: { "content-type": "application/problem+json" }, body: "made" } });
});

test("another request under the key is refused, while the first runs, when it is done, and when it died", async () => {
  const name = nameOf();
  const first = await claimed(name);
  await expect(claim(name, "other")).rejects.toMatchObject({ status: 422, code: "idempotency_key_reused" });
  await endLease(name.key);
  await expect(claim(name, "other")).rejects.toMatchObject({ status: 422, code: "idempotency_key_reused" });
  await keep(first);
  await expect(claim(name, "other")).rejects.toMatchObject({ status: 422, code: "idempotency_key_reused" });
});

test("the same key is another one for another actor and in another studio", async () => {
  const name = nameOf();
  await keep(await claimed(name), answer("ours"));
  const theirs = await database.newStudio();
  for (const other of [{ ...name, actorId: "someone else" }, { ...name, tenantId: theirs.tenantId }]) {
    await keep(await claimed(other, "another request"), answer("theirs"));
    expect((await claim(other, "another request")).answer?.body).toBe("theirs");
  }
  expect((await claim(name)).answer?.body).toBe("ours");
  expect(await run(sql`SELECT 1 FROM idempotency_keys WHERE tenant_id = ${studio.tenantId}`, theirs.tenantId)).toEqual([]);
});

test("a repeat waits for the call that is under way", async () => {
  const name = nameOf();
  const first = await claimed(name);
  const second = claim(name);
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(await Promise.race([second, "waiting"])).toBe("waiting");
  await keep(first, answer("at last"));
  expect((await second).answer?.body).toBe("at last");
});

test("a failure of ours frees the key, and so does an answer that is too large, when nothing was stored", async () => {
  const name = nameOf();
  await keep(await claimed(name), answer("no database", { status: 500 }));
  await keep(await claimed(name), answer("x".repeat(1_000_001)));
  expect((await claim(name)).claim).toBeDefined();
});

test("a change and the note that it was made are stored together; what only reads notes nothing", async () => {
  const name = nameOf();
  const held = await claimed(name);
  const db = underKey(database.db, () => held);
  await run(sql`SELECT 1 FROM members`, studio.tenantId, db);
  expect(await stateOf(name.key)).toBe("running");
  await expect(inTenant(db, studio.tenantId, async (tx) => {
    await tx.execute(insertMember(name.key));
    throw new Error("undone");
  })).rejects.toThrow("undone");
  expect(await stateOf(name.key)).toBe("running");
  await run(insertMember(name.key), studio.tenantId, db);
  expect(await stateOf(name.key)).toBe("committed");
});

test("the note shares its round trip with COMMIT", async () => {
  const held = await claimed(nameOf());
  const statements = await recordStatements(database.db, (db) => run(insertMember(held.key), studio.tenantId, underKey(db, () => held)));
  expect(statements.map(({ text }) => text.split(/[ ;]/)[0])).toEqual(["BEGIN", "INSERT", "update", "COMMIT"]);
  expect(statements.at(-1)?.together).toBe(true);
});

test("a call that died before it stored anything is made again", async () => {
  const name = nameOf();
  await claimed(name);
  await endLease(name.key);
  const again = await claim(name);
  expect(again.claim).toBeDefined();
});

test("a call that died after it stored its change is not made again: its repeat is told so", async () => {
  const name = nameOf();
  const held = await claimed(name);
  await run(insertMember(name.key), studio.tenantId, underKey(database.db, () => held));
  await endLease(name.key);
  await expect(claim(name)).rejects.toMatchObject({ status: 409, code: "idempotency_outcome_unknown", extra: { first: { method: "POST", path: ASKED.path, at: expect.stringMatching(/Z$/) } } });
});

test.each([["fails on our side", answer("failed", { status: 500 })], ["is too large to keep", answer("x".repeat(1_000_001))]])("a change whose answer %s is not made twice", async (_, given) => {
  const name = nameOf();
  const held = await claimed(name);
  await run(insertMember(name.key), studio.tenantId, underKey(database.db, () => held));
  await keep(held, given);
  await expect(claim(name)).rejects.toMatchObject({ status: 409, code: "idempotency_outcome_unknown" });
});

test("a call that stood still until a repeat took over cannot commit any more, and its answer is dropped", async () => {
  const name = nameOf();
  const slow = await claimed(name);
  await endLease(name.key);
  const repeat = await claimed(name);
  await expect(run(insertMember("of the slow one"), studio.tenantId, underKey(database.db, () => slow))).rejects.toMatchObject({ cause: { code: "23502" } });
  expect(await isMember("of the slow one")).toBe(false);
  await run(insertMember("of the repeat"), studio.tenantId, underKey(database.db, () => repeat));
  expect(await isMember("of the repeat")).toBe(true);
  await keep(slow, answer("of the slow one"));
  await keep(repeat, answer("of the repeat"));
  expect((await claim(name)).answer?.body).toBe("of the repeat");
});

test("after 24 hours a key is a new one, and not before", async () => {
  const name = nameOf();
  await keep(await claimed(name), answer("old"));
  await age(name.key, "23 hours 59 minutes");
  expect((await claim(name)).answer?.body).toBe("old");
  await age(name.key, "2 minutes");
  expect((await claim(name, "another request")).claim).toBeDefined();
});

test("old keys of the studio are removed by later calls, and only those", async () => {
  const [old, young] = [nameOf(), nameOf()];
  for (const name of [old, young]) await keep(await claimed(name));
  await age(old.key, "25 hours");
  await age(young.key, "23 hours");
  await claimed(nameOf());
  expect([await stateOf(old.key), await stateOf(young.key)]).toEqual([undefined, "done"]);
});

test("an answer that nobody may keep is sealed, and unknown to who has another secret", async () => {
  const name = nameOf();
  await keep(await claimed(name), answer("pt_secret", { headers: { "cache-control": "no-store" } }));
  const [stored] = await run(sql`SELECT body FROM idempotency_keys WHERE key = ${name.key}`);
  expect(stored?.body).not.toContain("pt_secret");
  expect((await claim(name)).answer?.body).toBe("pt_secret");
  await expect(claim(name, ASKED.hash, "another secret")).rejects.toMatchObject({ code: "idempotency_outcome_unknown" });
});
