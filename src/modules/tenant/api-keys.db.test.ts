import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { inTenant, openPool } from "@/services/db";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import { createApiKey, findPrincipalByApiKey, getStudio, listApiKeys, revokeApiKey } from ".";

let database: TestDatabase;
let owner: Principal;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = await database.newStudio();
});
afterAll(() => database.close());

const firstPage = { limit: 50 };

describe("an API key", () => {
  test("acts in its studio with its role, and is shown once", async () => {
    const { key, ...apiKey } = await createApiKey(database.db, owner, { name: "render farm", role: "scheduler" });
    expect(key).toMatch(/^pt_[\w-]{43}$/);
    expect(apiKey).toEqual({ id: expect.any(String), name: "render farm", role: "scheduler", hint: key.slice(0, 8), createdAt: expect.any(String), revokedAt: null });
    expect(await findPrincipalByApiKey(database.db, key)).toEqual({ tenantId: owner.tenantId, role: "scheduler", actor: { type: "api_key", id: apiKey.id, name: "render farm" } });
    expect((await listApiKeys(database.db, owner, firstPage)).items).toContainEqual(apiKey);
  });

  test("is nowhere in the database, only its digest", async () => {
    const { key } = await createApiKey(database.db, owner, { name: "secret", role: "viewer" });
    const found = await inTenant(database.db, owner.tenantId, (tx) =>
      tx.execute<{ row: string }>("SELECT to_jsonb(k)::text AS row FROM api_keys k UNION ALL SELECT to_jsonb(e)::text FROM domain_events e"),
    );
    expect(found.rows.length).toBeGreaterThan(1);
    for (const { row } of found.rows) expect(row).not.toContain(key.slice(8));
  });

  test("is refused once it is revoked: here at once, by another process after two seconds", async () => {
    const elsewhere = openPool(database.servingUrl, 2);
    const { key, id } = await createApiKey(database.db, owner, { name: "old", role: "owner" });
    expect(await findPrincipalByApiKey(database.db, key)).toBeDefined();
    expect(await findPrincipalByApiKey(elsewhere, key)).toBeDefined();

    const revoked = await revokeApiKey(database.db, owner, id);
    expect(await findPrincipalByApiKey(database.db, key)).toBeUndefined();
    await expect.poll(() => findPrincipalByApiKey(elsewhere, key), { timeout: 3_000 }).toBeUndefined();
    await elsewhere.close();

    expect(await revokeApiKey(database.db, owner, id)).toEqual(revoked); // once more changes nothing
    const events = await inTenant(database.db, owner.tenantId, (tx) => tx.execute(`SELECT type FROM domain_events WHERE aggregate_id = '${id}' ORDER BY id`));
    expect(events.rows).toEqual([{ type: "api_key:created" }, { type: "api_key:revoked" }]);
  });

  test.each(["", "pt_", "nonsense", `pt_${"a".repeat(43)}`, `pt_${"a".repeat(44)}`, `pt_${"'".repeat(43)}`, "x".repeat(100_000)])("that is none of ours is nobody's: %.60s", async (key) => {
    expect(await findPrincipalByApiKey(database.db, key)).toBeUndefined();
  });
});

test("the key of one studio sees and changes nothing of another", async () => {
  const other = await database.newStudio();
  const theirs = await createApiKey(database.db, other, { name: "theirs", role: "owner" });
  const { key } = await createApiKey(database.db, owner, { name: "ours", role: "owner" });
  const ours = await findPrincipalByApiKey(database.db, key);
  if (!ours) throw new Error("the key is not known");

  expect((await getStudio(database.db, ours)).id).toBe(owner.tenantId);
  expect((await listApiKeys(database.db, ours, firstPage)).items.map(({ id }) => id)).not.toContain(theirs.id);
  await expect(revokeApiKey(database.db, ours, theirs.id)).rejects.toMatchObject({ status: 404 });
  expect(await findPrincipalByApiKey(database.db, theirs.key)).toMatchObject({ tenantId: other.tenantId });
});

describe.each(["scheduler", "viewer"] as const)("a %s", (role) => {
  test("neither makes, lists nor revokes keys", async () => {
    const caller = { ...owner, role };
    const { id, key } = await createApiKey(database.db, owner, { name: "kept", role: "viewer" });
    await expect(createApiKey(database.db, caller, { name: "mine", role: "viewer" })).rejects.toMatchObject({ status: 403, code: "forbidden" });
    await expect(listApiKeys(database.db, caller, firstPage)).rejects.toMatchObject({ status: 403 });
    await expect(revokeApiKey(database.db, caller, id)).rejects.toMatchObject({ status: 403 });
    expect(await findPrincipalByApiKey(database.db, key)).toBeDefined();
  });
});

test("keys are listed a page at a time, the newest first", async () => {
  const studio = await database.newStudio();
  const made = [];
  for (const name of ["a", "b", "c"]) made.unshift((await createApiKey(database.db, studio, { name, role: "viewer" })).id);

  const first = await listApiKeys(database.db, studio, { limit: 2 });
  const second = await listApiKeys(database.db, studio, { limit: 2, cursor: first.nextCursor ?? undefined });
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(made);
  expect(second.nextCursor).toBeNull();
  await expect(listApiKeys(database.db, studio, { limit: 2, cursor: "rubbish" })).rejects.toMatchObject({ status: 400 });
});

test("an unknown key cannot be revoked", async () => {
  await expect(revokeApiKey(database.db, owner, newId())).rejects.toMatchObject({ status: 404, code: "api_key_not_found" });
});
