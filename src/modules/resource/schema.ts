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
    hourlyRateMinor: bigint("hourly_rate_minor", { mode: "number" }),
    rateCurrency: text("rate_currency"),
    /** The member who is this artist: gets the notices and the calendar of its bookings. */
    userId: text("user_id"),
    metadata: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    version: integer().notNull().default(1),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("resources_user").on(t.tenantId, t.userId),
    unique("resources_name").on(t.tenantId, t.kind, t.name),
    index("resources_by_name").on(t.tenantId, t.name, t.id),
    index("resources_by_department").on(t.tenantId, t.department),
    foreignKey({ columns: [t.tenantId], foreignColumns: [tenants.id], name: "resources_tenant" }).onDelete("cascade"),
    check("resources_kind", sql`${t.kind} IN ('artist', 'room', 'equipment')`),
    check("resources_rate", sql`${t.hourlyRateMinor} >= 0 AND (${t.hourlyRateMinor} IS NULL) = (${t.rateCurrency} IS NULL)`),
    tenantPolicy(),
  ],
);

/**
 * The capacity of a resource from `starts_at` to `ends_at`. The steps of a resource fill 1900 to 2200 without a gap and
 * never overlap (the constraint one_capacity_at_a_time). A window of a booking lies inside one step and copies it by its
 * foreign key, so that PostgreSQL refuses a step that its windows do not fit.
 */
export const resourceCapacities = pgTable(
  "resource_capacities",
  {
    tenantId: uuid("tenant_id").notNull(),
    resourceId: uuid("resource_id").notNull(),
    startsAt: instant("starts_at").notNull(),
    endsAt: instant("ends_at").notNull(),
    capacity: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.resourceId, t.startsAt] }),
    unique("resource_capacities_step").on(t.tenantId, t.resourceId, t.startsAt, t.endsAt, t.capacity),
    foreignKey({ columns: [t.tenantId, t.resourceId], foreignColumns: [resources.tenantId, resources.id], name: "resource_capacities_resource" }).onDelete("cascade"),
    check("resource_capacities_range", sql`${t.capacity} BETWEEN 1 AND 10000`),
    check("resource_capacities_span", sql`isfinite(${t.startsAt}) AND isfinite(${t.endsAt}) AND ${t.startsAt} < ${t.endsAt}`),
    tenantPolicy(),
  ],
);
