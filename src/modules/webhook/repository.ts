import { and, asc, eq } from "drizzle-orm";
import type { Tx } from "@/services/db";
import { webhookDeliveries, webhookEndpoints } from "./schema";

export type EndpointRow = typeof webhookEndpoints.$inferSelect;
export type NewDeliveryRow = typeof webhookDeliveries.$inferInsert;

export async function selectActiveEndpoints(tx: Tx, tenantId: string): Promise<Pick<EndpointRow, "id" | "types">[]> {
  return tx
    .select({ id: webhookEndpoints.id, types: webhookEndpoints.types })
    .from(webhookEndpoints)
    .where(and(eq(webhookEndpoints.tenantId, tenantId), eq(webhookEndpoints.status, "active")))
    .orderBy(asc(webhookEndpoints.id));
}

/** Stores what is not stored yet: of an event that comes a second time nothing is sent a second time. */
export async function insertDeliveries(tx: Tx, rows: NewDeliveryRow[]): Promise<void> {
  if (rows.length > 0) await tx.insert(webhookDeliveries).values(rows).onConflictDoNothing();
}
