import { sql } from "drizzle-orm";
import { bigint, index, integer, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import type { Actor } from "@/lib/principal";
import { instant, tenantPolicy } from "@/services/db/types";

/**
 * The append-only log of what happened, written in the transaction of the change. `id` is given at insert and commits out
 * of order; `position` is given by the relay once the row is committed, and is the only number a cursor may use.
 */
export const domainEvents = pgTable(
  "domain_events",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    position: bigint({ mode: "number" }),
    tenantId: uuid("tenant_id").notNull(),
    type: text().notNull(),
    aggregateType: text("aggregate_type").notNull(),
    aggregateId: uuid("aggregate_id").notNull(),
    aggregateVersion: integer("aggregate_version").notNull(),
    actor: jsonb().$type<Actor>().notNull(),
    payload: jsonb().$type<Record<string, unknown>>().notNull(),
    occurredAt: instant("occurred_at").notNull().default(sql`now()`),
  },
  (t) => [
    unique("domain_events_position").on(t.position),
    index("domain_events_unplaced").on(t.id).where(sql`${t.position} IS NULL`),
    index("domain_events_of_aggregate").on(t.tenantId, t.aggregateId, t.id),
    index("domain_events_by_time").on(t.tenantId, t.occurredAt),
    tenantPolicy(),
  ],
);
