import { and, asc, eq, getTableColumns, gt, ilike, inArray, or, type SQL, sql } from "drizzle-orm";
import { LAST_INSTANT, FIRST_INSTANT } from "@/lib/time";
import { containing, insertMany, type Tx } from "@/services/db";
import type { ListResources } from "./contract";
import { resourceCapacities, resources } from "./schema";

/** With the capacity that is in force now. */
export type ResourceRow = typeof resources.$inferSelect & { capacity: number };
export type NewResourceRow = typeof resources.$inferInsert & { capacity: number };

const selectNow = (tx: Tx) =>
  tx
    .select({ ...getTableColumns(resources), capacity: resourceCapacities.capacity })
    .from(resources)
    .innerJoin(
      resourceCapacities,
      and(eq(resourceCapacities.tenantId, resources.tenantId), eq(resourceCapacities.resourceId, resources.id), sql`${resourceCapacities.startsAt} <= now()`, sql`${resourceCapacities.endsAt} > now()`),
    );

/** @throws the driver's violation when the id, or the name among those of its kind, is taken */
export async function insertResource(tx: Tx, row: NewResourceRow): Promise<ResourceRow> {
  const [stored] = await tx.insert(resources).values(row).returning();
  await insertCapacities(tx, [row]);
  return { ...(stored as typeof resources.$inferSelect), capacity: row.capacity };
}

/** Inserts the rows whose kind and name are new; returns the ones inserted. */
export async function insertMissingResources(tx: Tx, rows: NewResourceRow[]): Promise<ResourceRow[]> {
  const capacities = new Map(rows.map(({ id, capacity }) => [id, capacity]));
  const stored = await tx.insert(resources).values(rows).onConflictDoNothing({ target: [resources.tenantId, resources.kind, resources.name] }).returning();
  const made = stored.map((row) => ({ ...row, capacity: capacities.get(row.id) as number }));
  await insertCapacities(tx, made);
  return made;
}

async function insertCapacities(tx: Tx, rows: { tenantId: string; id: string; capacity: number }[]) {
  await insertMany(tx, resourceCapacities, rows.map(({ tenantId, id, capacity }) => ({ tenantId, resourceId: id, startsAt: FIRST_INSTANT, endsAt: LAST_INSTANT, capacity })), resourceCapacities.resourceId);
}

export async function findResource(tx: Tx, tenantId: string, id: string): Promise<ResourceRow | undefined> {
  const [row] = await selectNow(tx).where(and(eq(resources.tenantId, tenantId), eq(resources.id, id)));
  return row;
}

export async function findResourcesByName(tx: Tx, tenantId: string, names: string[]): Promise<ResourceRow[]> {
  return selectNow(tx).where(and(eq(resources.tenantId, tenantId), inArray(resources.name, names)));
}

export async function findResourcesById(tx: Tx, tenantId: string, ids: string[]): Promise<ResourceRow[]> {
  return selectNow(tx).where(and(eq(resources.tenantId, tenantId), inArray(resources.id, ids)));
}

/** Changes the row if it still has the version (or whatever version, when none is given). */
export async function updateResourceRow(tx: Tx, tenantId: string, id: string, version: number | undefined, change: Partial<typeof resources.$inferInsert>): Promise<ResourceRow | undefined> {
  const [row] = await tx
    .update(resources)
    .set({ ...change, version: sql`${resources.version} + 1`, updatedAt: sql`now()` })
    .where(and(eq(resources.tenantId, tenantId), eq(resources.id, id), version === undefined ? undefined : eq(resources.version, version)))
    .returning({ id: resources.id });
  return row && findResource(tx, tenantId, id);
}

/** A new version of a resource of which something changed that is kept beside its row. */
export async function touchResource(tx: Tx, tenantId: string, id: string): Promise<ResourceRow> {
  return (await updateResourceRow(tx, tenantId, id, undefined, {})) as ResourceRow;
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
  return selectNow(tx).where(and(matches(tenantId, filter), start)).orderBy(asc(resources.name), asc(resources.id)).limit(limit);
}

/** All that match, by name: for reads that show a whole studio. */
export async function selectAllResources(tx: Tx, tenantId: string, filter: ResourceFilter): Promise<ResourceRow[]> {
  return selectNow(tx).where(matches(tenantId, filter)).orderBy(asc(resources.name), asc(resources.id));
}
