import { and, asc, desc, eq, inArray, isNull, lt, sql } from "drizzle-orm";
import type { Role } from "@/lib/principal";
import type { Tx } from "@/services/db";
import { apiKeys, members, studioSettings, tenants } from "./schema";

export type TenantRow = typeof tenants.$inferSelect;
export type MemberRow = typeof members.$inferSelect;
export type ApiKeyRow = typeof apiKeys.$inferSelect;
export type SettingsRow = typeof studioSettings.$inferSelect;

/** The new row; undefined when the slug is taken. */
export async function insertTenant(tx: Tx, row: typeof tenants.$inferInsert): Promise<TenantRow | undefined> {
  const [stored] = await tx.insert(tenants).values(row).onConflictDoNothing({ target: tenants.slug }).returning();
  return stored;
}

export async function linkOrganization(tx: Tx, tenantId: string, organizationId: string): Promise<void> {
  await tx.update(tenants).set({ authOrgId: organizationId }).where(eq(tenants.id, tenantId));
}

export async function findTenant(tx: Tx, tenantId: string): Promise<TenantRow | undefined> {
  const [row] = await tx.select().from(tenants).where(eq(tenants.id, tenantId));
  return row;
}

export async function insertMember(tx: Tx, row: typeof members.$inferInsert & { role: Role }): Promise<void> {
  await tx.insert(members).values(row);
}

export async function selectMembers(tx: Tx, tenantId: string): Promise<MemberRow[]> {
  return tx.select().from(members).where(eq(members.tenantId, tenantId)).orderBy(asc(members.createdAt), asc(members.id));
}

/** Undefined: the studio has the defaults. */
export async function findSettingsRow(tx: Tx, tenantId: string): Promise<SettingsRow | undefined> {
  const [row] = await tx.select().from(studioSettings).where(eq(studioSettings.tenantId, tenantId));
  return row;
}

/**
 * Stores what changes, over what is there or over the defaults.
 * @param version that the row must have; 0 when there must be none yet
 * @returns undefined when it has another version
 */
export async function upsertSettings(tx: Tx, row: typeof studioSettings.$inferInsert, change: Partial<SettingsRow>, version: number): Promise<SettingsRow | undefined> {
  const [stored] = await tx
    .insert(studioSettings)
    .values(row)
    .onConflictDoUpdate({
      target: studioSettings.tenantId,
      set: { ...change, version: sql`${studioSettings.version} + 1`, updatedAt: sql`now()` },
      setWhere: eq(studioSettings.version, version),
    })
    .returning();
  return stored;
}

export async function insertApiKey(tx: Tx, row: typeof apiKeys.$inferInsert & { role: Role }): Promise<ApiKeyRow> {
  const [stored] = (await tx.insert(apiKeys).values(row).returning()) as [ApiKeyRow];
  return stored;
}

/** Which of the ids are of members (their user ids) or of API keys of the studio, revoked ones too. */
export async function findActors(tx: Tx, tenantId: string, ids: string[]): Promise<string[]> {
  const people = tx.select({ id: members.userId }).from(members).where(and(eq(members.tenantId, tenantId), inArray(members.userId, ids)));
  const keyId = sql<string>`${apiKeys.id}::text`;
  const keys = tx.select({ id: keyId }).from(apiKeys).where(and(eq(apiKeys.tenantId, tenantId), inArray(keyId, ids)));
  return (await people.unionAll(keys)).map(({ id }) => id);
}

/** What members (by user id) and API keys are allowed now; who is gone, and what is revoked, is left out. */
export async function selectRoles(tx: Tx, tenantId: string, ids: string[]): Promise<Map<string, Role>> {
  const people = tx.select({ id: members.userId, role: members.role }).from(members).where(and(eq(members.tenantId, tenantId), inArray(members.userId, ids)));
  const keyId = sql<string>`${apiKeys.id}::text`;
  const keys = tx.select({ id: keyId, role: apiKeys.role }).from(apiKeys).where(and(eq(apiKeys.tenantId, tenantId), inArray(keyId, ids), isNull(apiKeys.revokedAt)));
  return new Map((await people.unionAll(keys)).map(({ id, role }) => [id, role as Role]));
}

/** Up to `limit` keys, the newest first (their ids are in the order they were made), after the cursor. */
export async function selectApiKeys(tx: Tx, tenantId: string, limit: number, after?: string): Promise<ApiKeyRow[]> {
  return tx
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.tenantId, tenantId), after ? lt(apiKeys.id, after) : undefined))
    .orderBy(desc(apiKeys.id))
    .limit(limit);
}

export async function findApiKey(tx: Tx, tenantId: string, id: string): Promise<ApiKeyRow | undefined> {
  const [row] = await tx.select().from(apiKeys).where(and(eq(apiKeys.tenantId, tenantId), eq(apiKeys.id, id)));
  return row;
}

/** Revokes it; undefined when there is no such key, or it was revoked before. */
export async function markRevoked(tx: Tx, tenantId: string, id: string): Promise<ApiKeyRow | undefined> {
  const [row] = await tx
    .update(apiKeys)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(apiKeys.tenantId, tenantId), eq(apiKeys.id, id), isNull(apiKeys.revokedAt)))
    .returning();
  return row;
}

// The look-ups made before the studio is known go through the narrow functions of drizzle/0002_guarantees.sql.

export type KeyOwner = { tenantId: string; id: string; name: string; role: Role };

export async function lookUpApiKey(tx: Tx, hash: string): Promise<KeyOwner | undefined> {
  const { rows } = await tx.execute<KeyOwner>(sql`SELECT tenant_id AS "tenantId", id, name, role FROM find_api_key(${hash})`);
  return rows[0];
}

export type StudioOfUser = { tenantId: string; slug: string; name: string; role: Role; organizationId: string | null };

export async function lookUpStudiosOfUser(tx: Tx, userId: string): Promise<StudioOfUser[]> {
  const { rows } = await tx.execute<StudioOfUser>(sql`SELECT tenant_id AS "tenantId", slug, name, role, auth_org_id AS "organizationId" FROM studios_of_user(${userId})`);
  return rows;
}

export async function lookUpTenantId(tx: Tx, slug: string): Promise<string | undefined> {
  const { rows } = await tx.execute<{ id: string | null }>(sql`SELECT find_tenant(${slug}) AS id`);
  return rows[0]?.id ?? undefined;
}
