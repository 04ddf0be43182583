import { and, asc, eq, gt, ilike, inArray, or, type SQL, sql } from "drizzle-orm";
import { containing, type Tx } from "@/services/db";
import type { ListResources } from "./contract";
import { availability, resources } from "./schema";

export type ResourceRow = typeof resources.$inferSelect;
export type NewResourceRow = typeof resources.$inferInsert;

export async function insertResource(tx: Tx, row: NewResourceRow): Promise<ResourceRow> {
  const [stored] = await tx.insert(resources).values(row).returning();
  return stored as ResourceRow;
}

/** Inserts the rows whose kind and name are new; returns the ones inserted. */
export async function insertMissingResources(tx: Tx, rows: NewResourceRow[]): Promise<ResourceRow[]> {
  return tx.insert(resources).values(rows).onConflictDoNothing({ target: [resources.tenantId, resources.kind, resources.name] }).returning();
}

export async function findResource(tx: Tx, tenantId: string, id: string): Promise<ResourceRow | undefined> {
  const [row] = await tx.select().from(resources).where(and(eq(resources.tenantId, tenantId), eq(resources.id, id)));
  return row;
}

export async function findResourcesByName(tx: Tx, tenantId: string, names: string[]): Promise<ResourceRow[]> {
  return tx.select().from(resources).where(and(eq(resources.tenantId, tenantId), inArray(resources.name, names)));
}

/** Changes the row if it still has the version (or whatever version, when none is given). */
export async function updateResourceRow(tx: Tx, tenantId: string, id: string, version: number | undefined, change: Partial<NewResourceRow>): Promise<ResourceRow | undefined> {
  const [row] = await tx
    .update(resources)
    .set({ ...change, version: sql`${resources.version} + 1`, updatedAt: sql`now()` })
    .where(and(eq(resources.tenantId, tenantId), eq(resources.id, id), version === undefined ? undefined : eq(resources.version, version)))
    .returning();
  return row;
}

export type ResourceFilter = Pick<ListResources, "kind" | "q" | "tag" | "skill"> & { id?: string | undefined; department?: string | undefined };

function matches(tenantId: string, filter: ResourceFilter): SQL | undefined {
  const [skill, level] = filter.skill?.split(/:(?=[1-5]$)/) ?? [];
  return and(
    eq(resources.tenantId, tenantId),
    filter.id ? eq(resources.id, filter.id) : undefined,
    filter.kind ? eq(resources.kind, filter.kind) : undefined,
    filter.department ? eq(resources.department, filter.department) : undefined,
    filter.q ? or(ilike(resources.name, containing(filter.q)), ilike(resources.department, containing(filter.q))) : undefined,
    filter.tag ? sql`${filter.tag} = ANY (${resources.tags})` : undefined,
    skill ? sql`EXISTS (SELECT FROM jsonb_array_elements(${resources.skills}) AS s WHERE s ->> 'name' = ${skill} AND (s ->> 'level')::int >= ${Number(level ?? 1)})` : undefined,
  );
}

/** Up to `limit` rows by name, after the cursor `[name, id]`. */
export async function selectResources(tx: Tx, tenantId: string, filter: ResourceFilter, limit: number, after?: [string, string]): Promise<ResourceRow[]> {
  const start = after ? or(gt(resources.name, after[0]), and(eq(resources.name, after[0]), gt(resources.id, after[1]))) : undefined;
  return tx.select().from(resources).where(and(matches(tenantId, filter), start)).orderBy(asc(resources.name), asc(resources.id)).limit(limit);
}

/** All that match, by name: for reads that show a whole studio. */
export async function selectAllResources(tx: Tx, tenantId: string, filter: ResourceFilter): Promise<ResourceRow[]> {
  return tx.select().from(resources).where(matches(tenantId, filter)).orderBy(asc(resources.name), asc(resources.id));
}

/** The availability windows of the resources that overlap [from, to). */
export async function selectAvailability(tx: Tx, tenantId: string, from: string, to: string) {
  return tx
    .select()
    .from(availability)
    .where(and(eq(availability.tenantId, tenantId), sql`${availability.startTime} < ${to}`, sql`${availability.endTime} > ${from}`));
}
