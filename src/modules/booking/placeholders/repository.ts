import { and, asc, eq, notInArray, sql } from "drizzle-orm";
import { projects } from "@/modules/project/schema";
import type { Tx } from "@/services/db";
import { placeholders } from "../schema";
import type { ListPlaceholders } from "./contract";

/** A placeholder with the currency of its project, in which its rate and cost are. */
export type PlaceholderRow = typeof placeholders.$inferSelect & { currency: string };
export type NewPlaceholderRow = Omit<typeof placeholders.$inferSelect, "version" | "createdAt" | "updatedAt">;

const ofProject = and(eq(projects.tenantId, placeholders.tenantId), eq(projects.id, placeholders.projectId));

/** @throws the driver's violation when the id is taken, or the project has no such phase */
export async function insertPlaceholder(tx: Tx, row: NewPlaceholderRow): Promise<typeof placeholders.$inferSelect> {
  const [stored] = await tx.insert(placeholders).values(row).returning();
  return stored as typeof placeholders.$inferSelect;
}

/** `lock` keeps others from changing it until the transaction ends. */
export async function findPlaceholder(tx: Tx, tenantId: string, id: string, lock = false): Promise<PlaceholderRow | undefined> {
  const query = tx
    .select({ row: placeholders, currency: projects.currency })
    .from(placeholders)
    .innerJoin(projects, ofProject)
    .where(and(eq(placeholders.tenantId, tenantId), eq(placeholders.id, id)));
  const [found] = await (lock ? query.for("no key update", { of: placeholders }) : query);
  return found && { ...found.row, currency: found.currency };
}

export async function updatePlaceholderRow(tx: Tx, tenantId: string, id: string, change: Partial<NewPlaceholderRow>): Promise<typeof placeholders.$inferSelect> {
  const [row] = await tx
    .update(placeholders)
    .set({ ...change, version: sql`${placeholders.version} + 1`, updatedAt: sql`now()` })
    .where(and(eq(placeholders.tenantId, tenantId), eq(placeholders.id, id)))
    .returning();
  return row as typeof placeholders.$inferSelect;
}

type Filter = Pick<ListPlaceholders, "projectId" | "kind" | "status" | "from" | "to">;

/** Up to `limit` rows by start, after the cursor `[start, id]`; without those of the `hidden` projects. */
export async function selectPlaceholders(tx: Tx, tenantId: string, { projectId, kind, status, from, to }: Filter, hidden: ReadonlySet<string>, limit: number, after?: [string, string]): Promise<(PlaceholderRow & { projectName: string })[]> {
  const rows = await tx
    .select({ row: placeholders, currency: projects.currency, projectName: projects.name })
    .from(placeholders)
    .innerJoin(projects, ofProject)
    .where(
      and(
        eq(placeholders.tenantId, tenantId),
        eq(placeholders.status, status),
        projectId ? eq(placeholders.projectId, projectId) : undefined,
        kind ? eq(placeholders.kind, kind) : undefined,
        from ? sql`${placeholders.endTime} > ${from.toString()}` : undefined,
        to ? sql`${placeholders.startTime} < ${to.toString()}` : undefined,
        hidden.size > 0 ? notInArray(placeholders.projectId, [...hidden]) : undefined,
        after ? sql`(${placeholders.startTime}, ${placeholders.id}) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : undefined,
      ),
    )
    .orderBy(asc(placeholders.startTime), asc(placeholders.id))
    .limit(limit);
  return rows.map(({ row, ...named }) => ({ ...row, ...named }));
}
