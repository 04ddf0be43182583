import { and, asc, eq, gt, ilike, inArray, or, sql } from "drizzle-orm";
import { containing, statement, type Tx } from "@/services/db";
import type { ListProjects } from "./contract";
import { projectAllocations, projects } from "./schema";

export type ProjectRow = typeof projects.$inferSelect;
export type NewProjectRow = typeof projects.$inferInsert;

/** Inserts the rows whose name is new, each with its empty allocation; returns the ones inserted. */
export async function insertMissingProjects(tx: Tx, rows: NewProjectRow[]): Promise<ProjectRow[]> {
  const stored = await tx.insert(projects).values(rows).onConflictDoNothing({ target: [projects.tenantId, projects.name] }).returning();
  if (stored.length > 0) await tx.insert(projectAllocations).values(stored.map(({ tenantId, id }) => ({ tenantId, projectId: id })));
  return stored;
}

export async function findProject(tx: Tx, tenantId: string, id: string): Promise<ProjectRow | undefined> {
  const [row] = await tx.select().from(projects).where(and(eq(projects.tenantId, tenantId), eq(projects.id, id)));
  return row;
}

export async function findProjectsByName(tx: Tx, tenantId: string, names: string[]): Promise<ProjectRow[]> {
  return tx.select().from(projects).where(and(eq(projects.tenantId, tenantId), inArray(projects.name, names)));
}

/** Changes the row if it still has the version (or whatever version, when none is given). */
export async function updateProjectRow(tx: Tx, tenantId: string, id: string, version: number | undefined, change: Partial<NewProjectRow>): Promise<ProjectRow | undefined> {
  const [row] = await tx
    .update(projects)
    .set({ ...change, version: sql`${projects.version} + 1`, updatedAt: sql`now()` })
    .where(and(eq(projects.tenantId, tenantId), eq(projects.id, id), version === undefined ? undefined : eq(projects.version, version)))
    .returning();
  return row;
}

/** Up to `limit` rows by name, after the cursor `[name, id]`. */
export async function selectProjects(tx: Tx, tenantId: string, filter: Pick<ListProjects, "q" | "status">, limit: number, after?: [string, string]): Promise<ProjectRow[]> {
  const q = filter.q ? containing(filter.q) : undefined;
  return tx
    .select()
    .from(projects)
    .where(
      and(
        eq(projects.tenantId, tenantId),
        filter.status ? eq(projects.status, filter.status) : undefined,
        q ? or(ilike(projects.name, q), ilike(projects.client, q), ilike(projects.code, q)) : undefined,
        after ? or(gt(projects.name, after[0]), and(eq(projects.name, after[0]), gt(projects.id, after[1]))) : undefined,
      ),
    )
    .orderBy(asc(projects.name), asc(projects.id))
    .limit(limit);
}

export async function selectAllProjects(tx: Tx, tenantId: string): Promise<ProjectRow[]> {
  return tx.select().from(projects).where(eq(projects.tenantId, tenantId)).orderBy(asc(projects.name), asc(projects.id));
}

export type Allocation = { minor: number; minutes: number };

const addToAllocation = statement("add_allocation", (tx) =>
  tx
    .update(projectAllocations)
    .set({
      allocatedMinor: sql`${projectAllocations.allocatedMinor} + ${sql.placeholder("minor")}`,
      allocatedMinutes: sql`${projectAllocations.allocatedMinutes} + ${sql.placeholder("minutes")}`,
    })
    .where(and(eq(projectAllocations.tenantId, sql.placeholder("tenantId")), eq(projectAllocations.projectId, sql.placeholder("projectId")))),
);

/** Adds to (or, below zero, takes from) what the project has allocated. The last write of its transaction: see the table. */
export async function addAllocation(tx: Tx, tenantId: string, projectId: string, { minor, minutes }: Allocation): Promise<void> {
  if (minor === 0 && minutes === 0) return;
  await addToAllocation(tx).execute({ tenantId, projectId, minor, minutes });
}

export async function findAllocation(tx: Tx, tenantId: string, projectId: string): Promise<Allocation> {
  const [row] = await tx
    .select({ minor: projectAllocations.allocatedMinor, minutes: projectAllocations.allocatedMinutes })
    .from(projectAllocations)
    .where(and(eq(projectAllocations.tenantId, tenantId), eq(projectAllocations.projectId, projectId)));
  return row ?? { minor: 0, minutes: 0 };
}
