import { sql } from "drizzle-orm";
import { bigint, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { tenants } from "@/modules/tenant/schema";
import { instant, tenantPolicy } from "@/services/db/types";

/** Where a studio wants to be told of events. active: gets them; disabled: by a member, or by us after failing for long. */
export const webhookEndpoints = pgTable(
  "webhook_endpoints",
  {
    tenantId: uuid("tenant_id").notNull(),
    id: uuid().notNull(),
    url: text().notNull(),
    description: text().notNull().default(""),
    /** Which events; none named: all. */
    types: text().array().notNull().default(sql`'{}'`),
    /** The signing secret, sealed with the server's. */
    sealedSecret: text("sealed_secret").notNull(),
    status: text().notNull().default("active"),
    /** Since when every attempt has failed. */
    failingSince: instant("failing_since"),
    disabledReason: text("disabled_reason"),
    version: integer().notNull().default(1),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({ columns: [t.tenantId], foreignColumns: [tenants.id], name: "webhook_endpoints_tenant" }).onDelete("cascade"),
    check("webhook_endpoints_status", sql`${t.status} IN ('active', 'disabled')`),
    tenantPolicy(),
  ],
);

/** One event for one endpoint. pending: to be sent at due_at; delivered; failed: given up. Sending it again makes it pending anew. */
export const webhookDeliveries = pgTable(
  "webhook_deliveries",
  {
    tenantId: uuid("tenant_id").notNull(),
    id: uuid().notNull(),
    endpointId: uuid("endpoint_id").notNull(),
    position: bigint({ mode: "number" }).notNull(),
    type: text().notNull(),
    body: text().notNull(),
    status: text().notNull().default("pending"),
    dueAt: instant("due_at").notNull().default(sql`now()`),
    /** What was tried, the last attempts first. */
    attempts: jsonb().$type<{ at: string; status: number | null; ms: number; error: string | null }[]>().notNull().default([]),
    tries: integer().notNull().default(0),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    deliveredAt: instant("delivered_at"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("webhook_deliveries_once").on(t.tenantId, t.endpointId, t.position),
    index("webhook_deliveries_due").on(t.tenantId, t.dueAt).where(sql`${t.status} = 'pending'`),
    index("webhook_deliveries_log").on(t.tenantId, t.endpointId, t.id),
    foreignKey({ columns: [t.tenantId, t.endpointId], foreignColumns: [webhookEndpoints.tenantId, webhookEndpoints.id], name: "webhook_deliveries_endpoint" }).onDelete("cascade"),
    check("webhook_deliveries_status", sql`${t.status} IN ('pending', 'delivered', 'failed')`),
    tenantPolicy(),
  ],
);
