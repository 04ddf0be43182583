import { and, asc, eq, gt, ilike, inArray, notInArray, or, sql } from "drizzle-orm";
import { containing, statement, type Tx } from "@/services/db";
import type { ListProjects } from "./contract";
import { phaseAllocations, projectAllocations, projectPhases, projects } from "./schema";

export type ProjectRow = typeof projects.$inferSelect;
export type NewProjectRow = typeof projects.$inferInsert;

/** Inserts the rows whose name is new, each with its empty allocation; returns the ones inserted. */
export async function insertMissingProjects(tx: Tx, rows: NewProjectRow[]): Promise<ProjectRow[]> {
  const stored = await tx.insert(projects).values(rows).onConflictDoNothing({ target: [projects.tenantId, projects.name] }).returning();
  if (stored.length > 0) await tx.insert(projectAllocations).values(stored.map(({ tenantId, id, limitMinor }) => ({ tenantId, projectId: id, limitMinor })));
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

/** Up to `limit` rows by name, after the cursor `[name, id]`; without those of `except`. */
export async function selectProjects(tx: Tx, tenantId: string, filter: Pick<ListProjects, "q" | "status"> & { except: ReadonlySet<string> }, limit: number, after?: [string, string]): Promise<ProjectRow[]> {
  const q = filter.q ? containing(filter.q) : undefined;
  return tx
    .select()
    .from(projects)
    .where(
      and(
        eq(projects.tenantId, tenantId),
        filter.status ? eq(projects.status, filter.status) : undefined,
        filter.except.size > 0 ? notInArray(projects.id, [...filter.except]) : undefined,
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

const addToPhase = statement("add_phase_allocation", (tx) =>
  tx
    .update(phaseAllocations)
    .set({
      allocatedMinor: sql`${phaseAllocations.allocatedMinor} + ${sql.placeholder("minor")}`,
      allocatedMinutes: sql`${phaseAllocations.allocatedMinutes} + ${sql.placeholder("minutes")}`,
    })
    .where(and(eq(phaseAllocations.tenantId, sql.placeholder("tenantId")), eq(phaseAllocations.phaseId, sql.placeholder("phaseId")))),
);

/**
 * Adds to what projects and their phases have allocated. The last writes of their transaction, in the order of the ids (projects
 * first), so that two transactions never wait for each other in a circle.
 * @throws the driver's violation of project_allocations_within_budget or phase_allocations_within_budget
 */
export async function addAllocations(tx: Tx, tenantId: string, changes: (Allocation & { projectId: string; phaseId: string | null })[]): Promise<void> {
  const projects = sumBy(changes, ({ projectId }) => projectId);
  const phases = sumBy(changes, ({ phaseId }) => phaseId);
  await Promise.all([
    ...projects.map(([projectId, sum]) => addToAllocation(tx).execute({ tenantId, projectId, ...sum })),
    ...phases.map(([phaseId, sum]) => addToPhase(tx).execute({ tenantId, phaseId, ...sum })),
  ]);
}

/** The sums that are not nothing, by key, in the order of the keys. */
function sumBy<T extends Allocation>(changes: T[], keyOf: (change: T) => string | null): [string, Allocation][] {
  const sums = new Map<string, Allocation>();
  for (const change of changes) {
    const key = keyOf(change);
    if (key === null) continue;
    const { minor, minutes } = sums.get(key) ?? { minor: 0, minutes: 0 };
    sums.set(key, { minor: minor + change.minor, minutes: minutes + change.minutes });
  }
  return [...sums].filter(([, { minor, minutes }]) => minor !== 0 || minutes !== 0).toSorted(([a], [b]) => (a < b ? -1 : 1));
}

export async function findAllocation(tx: Tx, tenantId: string, projectId: string): Promise<Allocation> {
  const [row] = await tx
    .select({ minor: projectAllocations.allocatedMinor, minutes: projectAllocations.allocatedMinutes })
    .from(projectAllocations)
    .where(and(eq(projectAllocations.tenantId, tenantId), eq(projectAllocations.projectId, projectId)));
  return row ?? { minor: 0, minutes: 0 };
}

/** Budget and what is allocated of it, of a project or of one of its phases. */
export async function findBudget(tx: Tx, tenantId: string, projectId: string, phaseId: string | null): Promise<{ name: string; budget: number; allocated: number; currency: string }> {
  const [row] = phaseId
    ? await tx
        .select({ name: projectPhases.name, budget: projectPhases.budgetMinor, allocated: phaseAllocations.allocatedMinor, currency: projects.currency })
        .from(projectPhases)
        .innerJoin(projects, and(eq(projects.tenantId, projectPhases.tenantId), eq(projects.id, projectPhases.projectId)))
        .innerJoin(phaseAllocations, and(eq(phaseAllocations.tenantId, projectPhases.tenantId), eq(phaseAllocations.phaseId, projectPhases.id)))
        .where(and(eq(projectPhases.tenantId, tenantId), eq(projectPhases.id, phaseId)))
    : await tx
        .select({ name: projects.name, budget: projects.budgetMinor, allocated: projectAllocations.allocatedMinor, currency: projects.currency })
        .from(projects)
        .innerJoin(projectAllocations, and(eq(projectAllocations.tenantId, projects.tenantId), eq(projectAllocations.projectId, projects.id)))
        .where(and(eq(projects.tenantId, tenantId), eq(projects.id, projectId)));
  return { name: row?.name ?? "", budget: row?.budget ?? 0, allocated: row?.allocated ?? 0, currency: row?.currency ?? "" };
}

/** Budget and what is allocated, of a project and of each of its phases (phaseId), the project first. */
export async function selectAllocated(tx: Tx, tenantId: string, projectId: string): Promise<{ phaseId: string | null; name: string; budget: number | null; allocated: number; currency: string }[]> {
  const whole = await findBudgetOf(tx, tenantId, projectId);
  const phases = await tx
    .select({ phaseId: projectPhases.id, name: projectPhases.name, budget: projectPhases.budgetMinor, allocated: phaseAllocations.allocatedMinor, minutes: phaseAllocations.allocatedMinutes })
    .from(projectPhases)
    .innerJoin(phaseAllocations, and(eq(phaseAllocations.tenantId, projectPhases.tenantId), eq(phaseAllocations.phaseId, projectPhases.id)))
    .where(and(eq(projectPhases.tenantId, tenantId), eq(projectPhases.projectId, projectId)))
    .orderBy(asc(projectPhases.startsOn), asc(projectPhases.name));
  return [...whole, ...phases.map((phase) => ({ ...phase, currency: whole[0]?.currency ?? "" }))];
}

function findBudgetOf(tx: Tx, tenantId: string, projectId: string) {
  return tx
    .select({ phaseId: sql<null>`NULL`, name: projects.name, budget: projects.budgetMinor, allocated: projectAllocations.allocatedMinor, currency: projects.currency })
    .from(projects)
    .innerJoin(projectAllocations, and(eq(projectAllocations.tenantId, projects.tenantId), eq(projectAllocations.projectId, projects.id)))
    .where(and(eq(projects.tenantId, tenantId), eq(projects.id, projectId)));
}
