import { and, asc, desc, eq, exists, inArray, lt, lte, ne, sql } from "drizzle-orm";
import { firstIdOf } from "@/lib/ids";
import type { Temporal } from "@/lib/time";
import type { Database, Tx } from "@/services/db";
import { logger } from "@/services/logger";
import type { DeliveryStatus } from "../contract";
import type { EndpointRow } from "../repository";
import { webhookDeliveries, webhookEndpoints } from "../schema";

export type DeliveryRow = typeof webhookDeliveries.$inferSelect;

const d = webhookDeliveries;
type OfStudio = Pick<EndpointRow, "tenantId" | "id">;

const at = ({ tenantId, id }: OfStudio) => and(eq(d.tenantId, tenantId), eq(d.id, id));
const pendingOf = ({ tenantId, id }: OfStudio) => and(eq(d.tenantId, tenantId), eq(d.endpointId, id), eq(d.status, "pending"));

/** The channel on which the worker hears that there is something to send. */
export const DELIVERIES_DUE = "webhook_deliveries_due";

/** Wakes the worker, after the commit. One that is lost costs time alone: the worker looks every minute. */
export function announceDeliveries({ drizzle }: Database): void {
  drizzle.execute(sql.raw(`NOTIFY ${DELIVERIES_DUE}`)).catch((error: unknown) => logger.debug({ err: error }, "deliveries could not be announced"));
}

/** Of all studios, by the narrow function of drizzle/0015. */
export async function lookUpStudiosWithDue(db: Pick<Database, "drizzle">, moment: Temporal.Instant): Promise<string[]> {
  const { rows } = await db.drizzle.execute<{ studio: string }>(sql`SELECT studio FROM studios_with_due_deliveries(${String(moment)}) AS studio`);
  return rows.map(({ studio }) => studio);
}

/** The endpoints, disabled ones too, for which something is due. */
export async function selectDueEndpoints(tx: Tx, tenantId: string, now: Temporal.Instant): Promise<EndpointRow[]> {
  const due = tx.select({ one: sql`1` }).from(d).where(and(eq(d.tenantId, tenantId), eq(d.endpointId, webhookEndpoints.id), eq(d.status, "pending"), lte(d.dueAt, now)));
  return tx.select().from(webhookEndpoints).where(and(eq(webhookEndpoints.tenantId, tenantId), exists(due))).orderBy(asc(webhookEndpoints.id));
}

/** Takes up to `most` of what is due: until the lease is over nobody else does. What somebody else is taking is left to them. */
export async function claimDue(tx: Tx, endpoint: OfStudio, now: Temporal.Instant, lease: Temporal.Instant, most: number): Promise<DeliveryRow[]> {
  if (most === 0) return [];
  const due = await tx
    .select({ id: d.id })
    .from(d)
    .where(and(pendingOf(endpoint), lte(d.dueAt, now)))
    .orderBy(asc(d.dueAt), asc(d.position))
    .limit(most)
    .for("update", { skipLocked: true });
  if (due.length === 0) return [];
  return tx.update(d).set({ dueAt: lease }).where(and(eq(d.tenantId, endpoint.tenantId), inArray(d.id, due.map(({ id }) => id)))).returning();
}

/** Writes down what came of an attempt. @returns false when it is somebody else's by now: the lease was over, or it is to be sent again */
export async function settleDelivery(tx: Tx, claimed: DeliveryRow, outcome: Partial<DeliveryRow>): Promise<boolean> {
  const settled = await tx.update(d).set(outcome).where(and(at(claimed), eq(d.dueAt, claimed.dueAt))).returning({ id: d.id });
  return settled.length > 0;
}

/** Nothing more is sent of what waits for an endpoint. */
export async function giveUpDeliveries(tx: Tx, endpoint: OfStudio): Promise<void> {
  await tx.update(d).set({ status: "failed" }).where(pendingOf(endpoint));
}

/** When something of a studio is due that is before the moment. */
export async function findNextDue(tx: Tx, tenantId: string, before: Temporal.Instant): Promise<Temporal.Instant | undefined> {
  const [row] = await tx
    .select({ dueAt: d.dueAt })
    .from(d)
    .where(and(eq(d.tenantId, tenantId), eq(d.status, "pending"), lt(d.dueAt, before)))
    .orderBy(asc(d.dueAt))
    .limit(1);
  return row?.dueAt;
}

/** Forgets up to `most` that were made before the moment and are not to be sent any more. */
export async function pruneDeliveries(tx: Tx, tenantId: string, before: Temporal.Instant, most: number): Promise<void> {
  const old = tx.select({ id: d.id }).from(d).where(and(eq(d.tenantId, tenantId), lt(d.id, firstIdOf(before.epochMilliseconds)), ne(d.status, "pending"))).limit(most);
  await tx.delete(d).where(and(eq(d.tenantId, tenantId), inArray(d.id, old)));
}

/** Up to `limit` of an endpoint, the newest first, after the cursor. */
export async function selectDeliveries(tx: Tx, endpoint: OfStudio, status: DeliveryStatus | undefined, limit: number, after?: string): Promise<DeliveryRow[]> {
  return tx
    .select()
    .from(d)
    .where(and(eq(d.tenantId, endpoint.tenantId), eq(d.endpointId, endpoint.id), status && eq(d.status, status), after === undefined ? undefined : lt(d.id, after)))
    .orderBy(desc(d.id))
    .limit(limit);
}

export async function findDelivery(tx: Tx, tenantId: string, id: string): Promise<DeliveryRow | undefined> {
  const [row] = await tx.select().from(d).where(at({ tenantId, id }));
  return row;
}

/** To be sent now, with all its tries before it. */
export async function requeueDelivery(tx: Tx, row: DeliveryRow): Promise<DeliveryRow> {
  const [requeued] = (await tx.update(d).set({ status: "pending", dueAt: sql`now()`, tries: 0, deliveredAt: null }).where(at(row)).returning()) as [DeliveryRow];
  return requeued;
}
