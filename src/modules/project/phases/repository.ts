import { and, asc, eq, getTableColumns, sql } from "drizzle-orm";
import type { Tx } from "@/services/db";
import { phaseAllocations, projectPhases, projects } from "../schema";

/** A phase with what is allocated of it and the currency of its project. */
export type PhaseRow = typeof projectPhases.$inferSelect & { allocatedMinor: number; currency: string };
export type NewPhaseRow = Omit<typeof projectPhases.$inferInsert, "enforcement">;

const select = (tx: Tx) =>
  tx
    .select({ ...getTableColumns(projectPhases), allocatedMinor: phaseAllocations.allocatedMinor, currency: projects.currency })
    .from(projectPhases)
    .innerJoin(projects, and(eq(projects.tenantId, projectPhases.tenantId), eq(projects.id, projectPhases.projectId)))
    .innerJoin(phaseAllocations, and(eq(phaseAllocations.tenantId, projectPhases.tenantId), eq(phaseAllocations.phaseId, projectPhases.id)));

/** Its enforcement is its project's, by foreign key. */
export async function insertPhase(tx: Tx, row: NewPhaseRow, enforcement: string): Promise<PhaseRow> {
  const [stored] = await tx.insert(projectPhases).values({ ...row, enforcement }).returning({ limitMinor: projectPhases.limitMinor });
  await tx.insert(phaseAllocations).values({ tenantId: row.tenantId, phaseId: row.id, limitMinor: stored?.limitMinor ?? 0 });
  return (await findPhase(tx, row.tenantId, row.id)) as PhaseRow;
}

export async function findPhase(tx: Tx, tenantId: string, id: string): Promise<PhaseRow | undefined> {
  const [row] = await select(tx).where(and(eq(projectPhases.tenantId, tenantId), eq(projectPhases.id, id)));
  return row;
}

/** The phases of a project, in the order in which they begin. */
export async function selectPhases(tx: Tx, tenantId: string, projectId: string): Promise<PhaseRow[]> {
  return select(tx).where(and(eq(projectPhases.tenantId, tenantId), eq(projectPhases.projectId, projectId))).orderBy(asc(projectPhases.startsOn), asc(projectPhases.name));
}

/** Changes the row if it still has the version (or whatever version, when none is given). */
export async function updatePhaseRow(tx: Tx, tenantId: string, id: string, version: number | undefined, change: Partial<NewPhaseRow>): Promise<PhaseRow | undefined> {
  const [row] = await tx
    .update(projectPhases)
    .set({ ...change, version: sql`${projectPhases.version} + 1`, updatedAt: sql`now()` })
    .where(and(eq(projectPhases.tenantId, tenantId), eq(projectPhases.id, id), version === undefined ? undefined : eq(projectPhases.version, version)))
    .returning({ id: projectPhases.id });
  return row && findPhase(tx, tenantId, id);
}

/** @throws the driver's violation of bookings_phase or placeholders_phase while something is in it */
export async function deletePhaseRow(tx: Tx, tenantId: string, id: string): Promise<void> {
  await tx.delete(projectPhases).where(and(eq(projectPhases.tenantId, tenantId), eq(projectPhases.id, id)));
}
