import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, integer, jsonb, pgSchema, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
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
    index("domain_events_unplaced").on(t.tenantId, t.id).where(sql`${t.position} IS NULL`),
    index("domain_events_by_position").on(t.tenantId, t.position).where(sql`${t.position} IS NOT NULL`),
    index("domain_events_of_aggregate").on(t.tenantId, t.aggregateId, t.id),
    index("domain_events_by_time").on(t.tenantId, t.occurredAt),
    tenantPolicy(),
  ],
);

/** What knows no studio: how far the log is numbered and read. No data of studios is in it. */
export const outbox = pgSchema("outbox");

/** The one relay that numbers events: who it is, until when its lease runs, and the last number it gave. One row. */
export const relay = outbox.table(
  "relay",
  {
    one: boolean().primaryKey().default(true),
    holder: uuid(),
    heldUntil: instant("held_until").notNull().default(sql`'-infinity'`),
    lastPosition: bigint("last_position", { mode: "number" }).notNull().default(0),
  },
  () => [check("relay_one", sql`one`)],
);

/** How far each of those who work through the log has come. */
export const cursors = outbox.table("cursors", {
  name: text().primaryKey(),
  position: bigint({ mode: "number" }).notNull().default(0),
});
