import { type SQL, sql } from "drizzle-orm";
import { bigint, boolean, check, date, foreignKey, index, pgTable, primaryKey, text, unique, uniqueIndex, uuid, integer } from "drizzle-orm/pg-core";
import { tenants } from "@/modules/tenant/schema";
import { instant, tenantPolicy } from "@/services/db/types";

/** Written where nothing is blocked: more than any sum, and exact as a JavaScript number. */
export const NO_LIMIT = 9_000_000_000_000_000;

const limit = (blocks: SQL) => sql`CASE WHEN ${blocks} THEN budget_minor ELSE ${sql.raw(String(NO_LIMIT))} END`;

/**
 * enforcement: what becomes of a booking over the budget: nothing, a warning, or a refusal. limit_minor follows from it.
 * restricted: only owners and the people on its list of readers may see what it is (studios work under NDA).
 */
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
    enforcement: text().notNull().default("none"),
    limitMinor: bigint("limit_minor", { mode: "number" }).notNull().generatedAlwaysAs(limit(sql`enforcement = 'block' AND budget_minor IS NOT NULL`)),
    restricted: boolean().notNull().default(false),
    status: text().notNull().default("active"),
    version: integer().notNull().default(1),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("projects_name").on(t.tenantId, t.name),
    unique("projects_limit").on(t.tenantId, t.id, t.limitMinor),
    unique("projects_enforcement").on(t.tenantId, t.id, t.enforcement),
    uniqueIndex("projects_code").on(t.tenantId, t.code).where(sql`${t.code} IS NOT NULL`),
    index("projects_restricted").on(t.tenantId, t.id).where(sql`${t.restricted}`),
    foreignKey({ columns: [t.tenantId], foreignColumns: [tenants.id], name: "projects_tenant" }).onDelete("cascade"),
    check("projects_status", sql`${t.status} IN ('planned', 'active', 'paused', 'finished')`),
    check("projects_enforcement_kind", sql`${t.enforcement} IN ('none', 'warn', 'block')`),
    check("projects_colour", sql`${t.colour} ~ '^#[0-9a-f]{6}$'`),
    check("projects_currency", sql`${t.currency} ~ '^[A-Z]{3}$'`),
    check("projects_budget", sql`${t.budgetMinor} >= 0`),
    check("projects_timeline", sql`${t.startsOn} <= ${t.endsOn}`),
    tenantPolicy(),
  ],
);

/** Who may read a restricted project, beside the owners: members by their user id, API keys by their id. */
export const projectReaders = pgTable(
  "project_readers",
  {
    tenantId: uuid("tenant_id").notNull(),
    projectId: uuid("project_id").notNull(),
    actorId: text("actor_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.projectId, t.actorId] }),
    index("project_readers_by_actor").on(t.tenantId, t.actorId),
    foreignKey({ columns: [t.tenantId, t.projectId], foreignColumns: [projects.tenantId, projects.id], name: "project_readers_project" }).onDelete("cascade"),
    tenantPolicy(),
  ],
);

/** A part of a project's budget. Its enforcement is its project's, kept so by the foreign key. */
export const projectPhases = pgTable(
  "project_phases",
  {
    tenantId: uuid("tenant_id").notNull(),
    id: uuid().notNull(),
    projectId: uuid("project_id").notNull(),
    name: text().notNull(),
    startsOn: date("starts_on", { mode: "string" }),
    endsOn: date("ends_on", { mode: "string" }),
    budgetMinor: bigint("budget_minor", { mode: "number" }),
    enforcement: text().notNull(),
    limitMinor: bigint("limit_minor", { mode: "number" }).notNull().generatedAlwaysAs(limit(sql`enforcement = 'block' AND budget_minor IS NOT NULL`)),
    version: integer().notNull().default(1),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("project_phases_name").on(t.tenantId, t.projectId, t.name),
    unique("project_phases_of_project").on(t.tenantId, t.projectId, t.id),
    unique("project_phases_limit").on(t.tenantId, t.id, t.limitMinor),
    foreignKey({ columns: [t.tenantId, t.projectId, t.enforcement], foreignColumns: [projects.tenantId, projects.id, projects.enforcement], name: "project_phases_project" })
      .onUpdate("cascade")
      .onDelete("cascade"),
    check("project_phases_budget", sql`${t.budgetMinor} >= 0`),
    check("project_phases_timeline", sql`${t.startsOn} <= ${t.endsOn}`),
    tenantPolicy(),
  ],
);

/**
 * What the confirmed bookings of a project add up to. Apart from the project's own row, which has a version that people
 * edit, and written last in a booking's transaction: bookings of one project queue on this row until they commit.
 * limit_minor is the project's, kept so by the foreign key: where the project blocks, PostgreSQL refuses what is over.
 */
export const projectAllocations = pgTable(
  "project_allocations",
  {
    tenantId: uuid("tenant_id").notNull(),
    projectId: uuid("project_id").notNull(),
    allocatedMinor: bigint("allocated_minor", { mode: "number" }).notNull().default(0),
    allocatedMinutes: bigint("allocated_minutes", { mode: "number" }).notNull().default(0),
    limitMinor: bigint("limit_minor", { mode: "number" }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.projectId] }),
    foreignKey({ columns: [t.tenantId, t.projectId, t.limitMinor], foreignColumns: [projects.tenantId, projects.id, projects.limitMinor], name: "project_allocations_project" })
      .onUpdate("cascade")
      .onDelete("cascade"),
    check("project_allocations_positive", sql`${t.allocatedMinor} >= 0 AND ${t.allocatedMinutes} >= 0`),
    check("project_allocations_within_budget", sql`${t.allocatedMinor} <= ${t.limitMinor}`),
    tenantPolicy(),
  ],
);

/** As project_allocations, for one phase. */
export const phaseAllocations = pgTable(
  "phase_allocations",
  {
    tenantId: uuid("tenant_id").notNull(),
    phaseId: uuid("phase_id").notNull(),
    allocatedMinor: bigint("allocated_minor", { mode: "number" }).notNull().default(0),
    allocatedMinutes: bigint("allocated_minutes", { mode: "number" }).notNull().default(0),
    limitMinor: bigint("limit_minor", { mode: "number" }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.phaseId] }),
    foreignKey({ columns: [t.tenantId, t.phaseId, t.limitMinor], foreignColumns: [projectPhases.tenantId, projectPhases.id, projectPhases.limitMinor], name: "phase_allocations_phase" })
      .onUpdate("cascade")
      .onDelete("cascade"),
    check("phase_allocations_positive", sql`${t.allocatedMinor} >= 0 AND ${t.allocatedMinutes} >= 0`),
    check("phase_allocations_within_budget", sql`${t.allocatedMinor} <= ${t.limitMinor}`),
    tenantPolicy(),
  ],
);
