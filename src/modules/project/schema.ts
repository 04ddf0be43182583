import { sql } from "drizzle-orm";
import { bigint, check, date, foreignKey, integer, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { tenants } from "@/modules/tenant/schema";
import { instant, tenantPolicy } from "@/services/db/types";

export const projects = pgTable(
  "projects",
  {
    tenantId: uuid("tenant_id").notNull(),
    id: uuid().notNull(),
    name: text().notNull(),
    client: text(),
    code: text(),
    colour: text().notNull(),
    startsOn: date("starts_on", { mode: "string" }),
    endsOn: date("ends_on", { mode: "string" }),
    budgetMinor: bigint("budget_minor", { mode: "number" }),
    currency: text().notNull(),
    status: text().notNull().default("active"),
    version: integer().notNull().default(1),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("projects_name").on(t.tenantId, t.name),
    uniqueIndex("projects_code").on(t.tenantId, t.code).where(sql`${t.code} IS NOT NULL`),
    foreignKey({ columns: [t.tenantId], foreignColumns: [tenants.id], name: "projects_tenant" }).onDelete("cascade"),
    check("projects_status", sql`${t.status} IN ('planned', 'active', 'paused', 'finished')`),
    check("projects_colour", sql`${t.colour} ~ '^#[0-9a-f]{6}$'`),
    check("projects_currency", sql`${t.currency} ~ '^[A-Z]{3}$'`),
    check("projects_budget", sql`${t.budgetMinor} >= 0`),
    check("projects_timeline", sql`${t.startsOn} <= ${t.endsOn}`),
    tenantPolicy(),
  ],
);

/**
 * What the confirmed bookings of a project add up to. Apart from the project's own row, which has a version that people
 * edit, and written last in a booking's transaction: bookings of one project queue on this row until they commit.
 */
export const projectAllocations = pgTable(
  "project_allocations",
  {
    tenantId: uuid("tenant_id").notNull(),
    projectId: uuid("project_id").notNull(),
    allocatedMinor: bigint("allocated_minor", { mode: "number" }).notNull().default(0),
    allocatedMinutes: bigint("allocated_minutes", { mode: "number" }).notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.projectId] }),
    foreignKey({ columns: [t.tenantId, t.projectId], foreignColumns: [projects.tenantId, projects.id], name: "project_allocations_project" }).onDelete("cascade"),
    check("project_allocations_positive", sql`${t.allocatedMinor} >= 0 AND ${t.allocatedMinutes} >= 0`),
    tenantPolicy(),
  ],
);
