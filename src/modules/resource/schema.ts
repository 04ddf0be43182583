import { sql } from "drizzle-orm";
import { bigint, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { tenants } from "@/modules/tenant/schema";
import { instant, tenantPolicy } from "@/services/db/types";

export const resources = pgTable(
  "resources",
  {
    tenantId: uuid("tenant_id").notNull(),
    id: uuid().notNull(),
    kind: text().notNull(),
    name: text().notNull(),
    department: text(),
    tags: text().array().notNull().default(sql`'{}'`),
    skills: jsonb().$type<{ name: string; level: number }[]>().notNull().default([]),
    timeZone: text("time_zone").notNull(),
    capacity: integer().notNull(),
    hourlyRateMinor: bigint("hourly_rate_minor", { mode: "number" }),
    rateCurrency: text("rate_currency"),
    metadata: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    version: integer().notNull().default(1),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("resources_name").on(t.tenantId, t.kind, t.name),
    unique("resources_capacity").on(t.tenantId, t.id, t.capacity),
    index("resources_by_name").on(t.tenantId, t.name, t.id),
    foreignKey({ columns: [t.tenantId], foreignColumns: [tenants.id], name: "resources_tenant" }).onDelete("cascade"),
    check("resources_kind", sql`${t.kind} IN ('artist', 'room', 'equipment')`),
    check("resources_capacity_range", sql`${t.capacity} BETWEEN 1 AND 10000`),
    check("resources_rate", sql`${t.hourlyRateMinor} >= 0 AND (${t.hourlyRateMinor} IS NULL) = (${t.rateCurrency} IS NULL)`),
    tenantPolicy(),
  ],
);

/** When a resource is to be had: it is free inside its `available` windows (all the time when it has none) and outside its `unavailable` ones. */
export const availability = pgTable(
  "availability",
  {
    tenantId: uuid("tenant_id").notNull(),
    id: uuid().notNull(),
    resourceId: uuid("resource_id").notNull(),
    kind: text().notNull(),
    startTime: instant("start_time").notNull(),
    endTime: instant("end_time").notNull(),
    note: text(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("availability_by_resource").on(t.tenantId, t.resourceId, t.startTime),
    foreignKey({ columns: [t.tenantId, t.resourceId], foreignColumns: [resources.tenantId, resources.id], name: "availability_resource" }).onDelete("cascade"),
    check("availability_kind", sql`${t.kind} IN ('available', 'unavailable')`),
    check("availability_window", sql`isfinite(${t.startTime}) AND isfinite(${t.endTime}) AND ${t.startTime} < ${t.endTime}`),
    tenantPolicy(),
  ],
);
