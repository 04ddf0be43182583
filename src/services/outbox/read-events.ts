import { and, asc, desc, eq, gt, inArray, lte, max } from "drizzle-orm";
import type { Actor } from "@/lib/principal";
import type { Temporal } from "@/lib/time";
import type { Tx } from "@/services/db";
import { domainEvents } from "./schema";

export type EventRow = typeof domainEvents.$inferSelect;

/** What happened to one thing, in the order of its versions: `limit` events after the version. */
export async function selectHistory(tx: Tx, tenantId: string, aggregateId: string, afterVersion: number, limit: number): Promise<EventRow[]> {
  return tx
    .select()
    .from(domainEvents)
    .where(and(eq(domainEvents.tenantId, tenantId), eq(domainEvents.aggregateId, aggregateId), gt(domainEvents.aggregateVersion, afterVersion)))
    .orderBy(asc(domainEvents.aggregateVersion))
    .limit(limit);
}

/** The event that tells of one version of a thing. */
export async function findEvent(tx: Tx, tenantId: string, aggregateId: string, version: number): Promise<EventRow | undefined> {
  const [row] = await tx
    .select()
    .from(domainEvents)
    .where(and(eq(domainEvents.tenantId, tenantId), eq(domainEvents.aggregateId, aggregateId), eq(domainEvents.aggregateVersion, version)));
  return row;
}

/** Who made each of the things: the actor of its first event. */
export async function selectMakers(tx: Tx, tenantId: string, aggregateIds: string[]): Promise<Map<string, Actor>> {
  if (aggregateIds.length === 0) return new Map();
  const rows = await tx
    .select({ id: domainEvents.aggregateId, actor: domainEvents.actor })
    .from(domainEvents)
    .where(and(eq(domainEvents.tenantId, tenantId), inArray(domainEvents.aggregateId, aggregateIds), eq(domainEvents.aggregateVersion, 1)));
  return new Map(rows.map(({ id, actor }) => [id, actor]));
}

/**
 * Of the things of a type that changed after `moment`, the last event of each up to then; those that did not exist then
 * are left out. Time grows with what changed since, not with the log.
 */
export async function selectStatesBefore(tx: Tx, tenantId: string, aggregateType: string, moment: Temporal.Instant): Promise<EventRow[]> {
  const changed = tx
    .selectDistinct({ id: domainEvents.aggregateId })
    .from(domainEvents)
    .where(and(eq(domainEvents.tenantId, tenantId), eq(domainEvents.aggregateType, aggregateType), gt(domainEvents.occurredAt, moment)));
  const last = tx
    .select({ id: max(domainEvents.id).as("last_id") })
    .from(domainEvents)
    .where(and(eq(domainEvents.tenantId, tenantId), inArray(domainEvents.aggregateId, changed), lte(domainEvents.occurredAt, moment)))
    .groupBy(domainEvents.aggregateId);
  return tx
    .select()
    .from(domainEvents)
    .where(and(eq(domainEvents.tenantId, tenantId), inArray(domainEvents.id, last)))
    .orderBy(desc(domainEvents.id));
}
