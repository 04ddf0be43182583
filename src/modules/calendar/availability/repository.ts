import { and, asc, eq, getTableColumns, gt, lt, sql } from "drizzle-orm";
import { resources } from "@/modules/resource/schema";
import type { Tx } from "@/services/db";
import { availability } from "../schema";
import type { ListAvailability } from "./contract";

type Stored = typeof availability.$inferSelect;
export type NewAvailabilityRow = typeof availability.$inferInsert;

/** With what is told of its resource. */
export type AvailabilityRow = Stored & { resourceName: string; resourceKind: string; timeZone: string };

const selectNamed = (tx: Tx) =>
  tx
    .select({ ...getTableColumns(availability), resourceName: resources.name, resourceKind: resources.kind, timeZone: resources.timeZone })
    .from(availability)
    .innerJoin(resources, and(eq(resources.tenantId, availability.tenantId), eq(resources.id, availability.resourceId)));

/** @throws the driver's violation when the id is taken */
export async function insertAvailability(tx: Tx, row: NewAvailabilityRow): Promise<Stored> {
  const [stored] = (await tx.insert(availability).values(row).returning()) as [Stored];
  return stored;
}

export async function findAvailability(tx: Tx, tenantId: string, id: string): Promise<AvailabilityRow | undefined> {
  const [row] = await selectNamed(tx).where(and(eq(availability.tenantId, tenantId), eq(availability.id, id)));
  return row;
}

/** Changes the row if it still has the version. */
export async function updateAvailabilityRow(tx: Tx, tenantId: string, id: string, version: number, change: Partial<NewAvailabilityRow>): Promise<Stored | undefined> {
  const [row] = await tx
    .update(availability)
    .set({ ...change, version: sql`${availability.version} + 1`, updatedAt: sql`now()` })
    .where(and(eq(availability.tenantId, tenantId), eq(availability.id, id), eq(availability.version, version)))
    .returning();
  return row;
}

/** Up to `limit` rows by start, after the cursor `[start, id]`. */
export async function selectAvailability(tx: Tx, tenantId: string, filter: ListAvailability, limit: number, after?: [string, string]): Promise<AvailabilityRow[]> {
  const { resourceId, from, to, status, kind } = filter;
  return selectNamed(tx)
    .where(
      and(
        eq(availability.tenantId, tenantId),
        resourceId ? eq(availability.resourceId, resourceId) : undefined,
        status ? eq(availability.status, status) : undefined,
        kind ? eq(availability.kind, kind) : undefined,
        from ? gt(availability.endTime, from) : undefined,
        to ? lt(availability.startTime, to) : undefined,
        after ? sql`(${availability.startTime}, ${availability.id}) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : undefined,
      ),
    )
    .orderBy(asc(availability.startTime), asc(availability.id))
    .limit(limit);
}
