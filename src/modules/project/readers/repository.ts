import { and, asc, eq, notExists, notInArray, sql } from "drizzle-orm";
import type { Principal } from "@/lib/principal";
import { statement, type Tx } from "@/services/db";
import { projectReaders, projects } from "../schema";

const selectHidden = statement("select_unreadable", (tx) =>
  tx
    .select({ id: projects.id })
    .from(projects)
    .where(
      and(
        eq(projects.tenantId, sql.placeholder("tenantId")),
        projects.restricted,
        notExists(
          tx
            .select({ one: sql`1` })
            .from(projectReaders)
            .where(and(eq(projectReaders.tenantId, projects.tenantId), eq(projectReaders.projectId, projects.id), eq(projectReaders.actorId, sql.placeholder("actorId")))),
        ),
      ),
    ),
);

const NONE: ReadonlySet<string> = new Set();

/**
 * The restricted projects that the caller may not read: whoever is neither an owner nor on its list of readers. None for an
 * owner, without a query.
 */
export async function selectUnreadable(tx: Tx, tenantId: string, { role, actor }: Pick<Principal, "role" | "actor">): Promise<ReadonlySet<string>> {
  if (role === "owner") return NONE;
  const rows = await selectHidden(tx).execute({ tenantId, actorId: actor.id });
  return new Set(rows.map(({ id }) => id));
}

/** Who may read the project beside the owners while it is restricted. */
export async function selectReaders(tx: Tx, tenantId: string, projectId: string): Promise<string[]> {
  const rows = await tx
    .select({ actorId: projectReaders.actorId })
    .from(projectReaders)
    .where(and(eq(projectReaders.tenantId, tenantId), eq(projectReaders.projectId, projectId)))
    .orderBy(asc(projectReaders.actorId));
  return rows.map(({ actorId }) => actorId);
}

/** Adds those who are none yet. */
export async function insertReaders(tx: Tx, tenantId: string, projectId: string, actorIds: string[]): Promise<void> {
  if (actorIds.length === 0) return;
  await tx.insert(projectReaders).values(actorIds.map((actorId) => ({ tenantId, projectId, actorId }))).onConflictDoNothing();
}

/** Removes all others. */
export async function keepReaders(tx: Tx, tenantId: string, projectId: string, actorIds: string[]): Promise<void> {
  await tx.delete(projectReaders).where(and(eq(projectReaders.tenantId, tenantId), eq(projectReaders.projectId, projectId), notInArray(projectReaders.actorId, actorIds)));
}
