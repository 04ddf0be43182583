import { and, asc, eq, sql } from "drizzle-orm";
import { tenants } from "@/modules/tenant/schema";
import type { Tx } from "@/services/db";
import { webhookDeliveries, webhookEndpoints } from "./schema";

export type EndpointRow = typeof webhookEndpoints.$inferSelect;
export type NewDeliveryRow = typeof webhookDeliveries.$inferInsert;
export type EndpointChange = Partial<Pick<EndpointRow, "url" | "description" | "types" | "status" | "sealedSecret" | "failingSince" | "disabledReason">>;

/** Who gets events; none of them is removed until the end of the transaction. */
export async function selectActiveEndpoints(tx: Tx, tenantId: string): Promise<Pick<EndpointRow, "id" | "types">[]> {
  return tx
    .select({ id: webhookEndpoints.id, types: webhookEndpoints.types })
    .from(webhookEndpoints)
    .where(and(eq(webhookEndpoints.tenantId, tenantId), eq(webhookEndpoints.status, "active")))
    .orderBy(asc(webhookEndpoints.id))
    .for("key share");
}

/** Stores what is not stored yet: of an event that comes a second time nothing is sent a second time. */
export async function insertDeliveries(tx: Tx, rows: NewDeliveryRow[]): Promise<void> {
  if (rows.length > 0) await tx.insert(webhookDeliveries).values(rows).onConflictDoNothing();
}

/** All of a studio, the oldest first: they are few. */
export async function selectEndpoints(tx: Tx, tenantId: string): Promise<EndpointRow[]> {
  return tx.select().from(webhookEndpoints).where(eq(webhookEndpoints.tenantId, tenantId)).orderBy(asc(webhookEndpoints.id));
}

/** How many there are; until the end of the transaction nobody else counts those of the studio. */
export async function countEndpoints(tx: Tx, tenantId: string): Promise<number> {
  await tx.select({ id: tenants.id }).from(tenants).where(eq(tenants.id, tenantId)).for("no key update");
  return tx.$count(webhookEndpoints, eq(webhookEndpoints.tenantId, tenantId));
}

export async function insertEndpoint(tx: Tx, row: typeof webhookEndpoints.$inferInsert): Promise<EndpointRow> {
  const [stored] = (await tx.insert(webhookEndpoints).values(row).returning()) as [EndpointRow];
  return stored;
}

const at = ({ tenantId, id }: Pick<EndpointRow, "tenantId" | "id">) => and(eq(webhookEndpoints.tenantId, tenantId), eq(webhookEndpoints.id, id));

export async function findEndpoint(tx: Tx, tenantId: string, id: string): Promise<EndpointRow | undefined> {
  const [row] = await tx.select().from(webhookEndpoints).where(at({ tenantId, id }));
  return row;
}

/** As findEndpoint, and nobody else changes it until the end of the transaction. */
export async function lockEndpoint(tx: Tx, tenantId: string, id: string): Promise<EndpointRow | undefined> {
  const [row] = await tx.select().from(webhookEndpoints).where(at({ tenantId, id })).for("no key update");
  return row;
}

/** Changes what a member sees of it, which is a new version. */
export async function updateEndpointRow(tx: Tx, row: EndpointRow, change: EndpointChange): Promise<EndpointRow> {
  const [changed] = (await tx
    .update(webhookEndpoints)
    .set({ ...change, version: sql`${webhookEndpoints.version} + 1`, updatedAt: sql`now()` })
    .where(at(row))
    .returning()) as [EndpointRow];
  return changed;
}

/** Notes since when every attempt fails, or that the last one did not. */
export async function noteFailing(tx: Tx, row: EndpointRow, failingSince: EndpointRow["failingSince"]): Promise<void> {
  await tx.update(webhookEndpoints).set({ failingSince }).where(at(row));
}

/** With everything that was to be sent to it. */
export async function deleteEndpointRow(tx: Tx, row: EndpointRow): Promise<void> {
  await tx.delete(webhookEndpoints).where(at(row));
}
