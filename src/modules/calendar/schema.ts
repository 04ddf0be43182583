import { sql } from "drizzle-orm";
import { boolean, check, date, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { resources } from "@/modules/resource/schema";
import { tenants } from "@/modules/tenant/schema";
import { instant, tenantPolicy } from "@/services/db/types";

/** Hours of one weekday, local, `HH:MM`; an `end` at or before `start` is on the next day. day: 1 is Monday, 7 is Sunday. */
export type WeekHours = { day: number; start: string; end: string };
/** A named shift, local; an `end` at or before `start` is on the next day. */
export type Shift = { name: string; start: string; end: string };

/** A week of work, shared by many resources. The default one is that of resources without one of their own. */
export const calendars = pgTable(
  "calendars",
  {
    tenantId: uuid("tenant_id").notNull(),
    id: uuid().notNull(),
    name: text().notNull(),
    timeZone: text("time_zone").notNull(),
    week: jsonb().$type<WeekHours[]>().notNull(),
    shifts: jsonb().$type<Shift[]>().notNull().default([]),
    holidayCountry: text("holiday_country"),
    holidayRegion: text("holiday_region"),
    turnaroundMinutes: integer("turnaround_minutes").notNull().default(0),
    isDefault: boolean("is_default").notNull().default(false),
    version: integer().notNull().default(1),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("calendars_name").on(t.tenantId, t.name),
    uniqueIndex("calendars_one_default").on(t.tenantId).where(sql`${t.isDefault}`),
    foreignKey({ columns: [t.tenantId], foreignColumns: [tenants.id], name: "calendars_tenant" }).onDelete("cascade"),
    check("calendars_turnaround", sql`${t.turnaroundMinutes} BETWEEN 0 AND 10080`),
    check("calendars_region", sql`${t.holidayRegion} IS NULL OR ${t.holidayCountry} IS NOT NULL`),
    tenantPolicy(),
  ],
);

/** A date on which a calendar has other hours than its week says: none (closed) or these (an extra working day). */
export const calendarDays = pgTable(
  "calendar_days",
  {
    tenantId: uuid("tenant_id").notNull(),
    calendarId: uuid("calendar_id").notNull(),
    day: date({ mode: "string" }).notNull(),
    hours: jsonb().$type<{ start: string; end: string }[]>().notNull(),
    note: text().notNull().default(""),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.calendarId, t.day] }),
    foreignKey({ columns: [t.tenantId, t.calendarId], foreignColumns: [calendars.tenantId, calendars.id], name: "calendar_days_calendar" }).onDelete("cascade"),
    tenantPolicy(),
  ],
);

/** Which calendar a resource works by; none: the default one. */
export const calendarAssignments = pgTable(
  "calendar_assignments",
  {
    tenantId: uuid("tenant_id").notNull(),
    resourceId: uuid("resource_id").notNull(),
    calendarId: uuid("calendar_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.resourceId] }),
    index("calendar_assignments_by_calendar").on(t.tenantId, t.calendarId),
    foreignKey({ columns: [t.tenantId, t.resourceId], foreignColumns: [resources.tenantId, resources.id], name: "calendar_assignments_resource" }).onDelete("cascade"),
    foreignKey({ columns: [t.tenantId, t.calendarId], foreignColumns: [calendars.tenantId, calendars.id], name: "calendar_assignments_calendar" }),
    tenantPolicy(),
  ],
);

/**
 * When one resource is away, or works though its calendar does not say so.
 * kind: leave (asked for, then approved), sick, blackout (maintenance) take it away; extra is working time on top.
 * status: requested, approved (the only one that counts), declined, withdrawn.
 */
export const availability = pgTable(
  "availability",
  {
    tenantId: uuid("tenant_id").notNull(),
    id: uuid().notNull(),
    resourceId: uuid("resource_id").notNull(),
    kind: text().notNull(),
    status: text().notNull().default("approved"),
    startTime: instant("start_time").notNull(),
    endTime: instant("end_time").notNull(),
    note: text().notNull().default(""),
    version: integer().notNull().default(1),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("availability_by_resource").on(t.tenantId, t.resourceId, t.startTime),
    index("availability_by_start").on(t.tenantId, t.startTime),
    foreignKey({ columns: [t.tenantId, t.resourceId], foreignColumns: [resources.tenantId, resources.id], name: "availability_resource" }).onDelete("cascade"),
    check("availability_kind", sql`${t.kind} IN ('leave', 'sick', 'blackout', 'extra')`),
    check("availability_status", sql`${t.status} IN ('requested', 'approved', 'declined', 'withdrawn')`),
    check("availability_window", sql`isfinite(${t.startTime}) AND isfinite(${t.endTime}) AND ${t.startTime} < ${t.endTime} AND ${t.endTime} <= ${t.startTime} + interval '400 days'`),
    tenantPolicy(),
  ],
);
