import { sql } from "drizzle-orm";
import { bigint, check, date, foreignKey, index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { projects } from "@/modules/project/schema";
import { resources } from "@/modules/resource/schema";
import { instant, tenantPolicy } from "@/services/db/types";

/**
 * What an hour or a day costs and is billed at, from a date on. It is for one resource, for a skill, for a kind, or (all
 * three null) for everything; with project_id it holds for that project alone and goes before the general ones.
 * overtime_percent: what an hour beyond the day's hours costs and is billed at, 100 being the plain rate.
 * day_minutes: how long the day is that a day rate pays for.
 */
export const rateCards = pgTable(
  "rate_cards",
  {
    tenantId: uuid("tenant_id").notNull(),
    id: uuid().notNull(),
    resourceId: uuid("resource_id"),
    skill: text(),
    kind: text(),
    projectId: uuid("project_id"),
    unit: text().notNull(),
    costMinor: bigint("cost_minor", { mode: "number" }).notNull(),
    billMinor: bigint("bill_minor", { mode: "number" }).notNull(),
    currency: text().notNull(),
    overtimePercent: integer("overtime_percent").notNull().default(100),
    dayMinutes: integer("day_minutes").notNull().default(480),
    startsOn: date("starts_on", { mode: "string" }).notNull(),
    endsOn: date("ends_on", { mode: "string" }),
    version: integer().notNull().default(1),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("rate_cards_one_a_day").on(t.tenantId, t.projectId, t.resourceId, t.skill, t.kind, t.currency, t.startsOn).nullsNotDistinct(),
    index("rate_cards_by_resource").on(t.tenantId, t.resourceId),
    index("rate_cards_by_project").on(t.tenantId, t.projectId),
    foreignKey({ columns: [t.tenantId, t.resourceId], foreignColumns: [resources.tenantId, resources.id], name: "rate_cards_resource" }).onDelete("cascade"),
    foreignKey({ columns: [t.tenantId, t.projectId], foreignColumns: [projects.tenantId, projects.id], name: "rate_cards_project" }).onDelete("cascade"),
    check("rate_cards_for_one", sql`num_nonnulls(${t.resourceId}, ${t.skill}, ${t.kind}) <= 1`),
    check("rate_cards_kind", sql`${t.kind} IN ('artist', 'room', 'equipment')`),
    check("rate_cards_unit", sql`${t.unit} IN ('hour', 'day')`),
    check("rate_cards_amounts", sql`${t.costMinor} >= 0 AND ${t.billMinor} >= 0`),
    check("rate_cards_currency", sql`${t.currency} ~ '^[A-Z]{3}$'`),
    check("rate_cards_overtime", sql`${t.overtimePercent} BETWEEN 100 AND 1000 AND ${t.dayMinutes} BETWEEN 1 AND 1440`),
    check("rate_cards_dates", sql`${t.endsOn} IS NULL OR ${t.startsOn} <= ${t.endsOn}`),
    tenantPolicy(),
  ],
);
