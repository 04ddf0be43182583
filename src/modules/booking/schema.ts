import { sql } from "drizzle-orm";
import { bigint, check, foreignKey, index, integer, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { projects } from "@/modules/project/schema";
import { resources } from "@/modules/resource/schema";
import { instant, int4multirange, tenantPolicy } from "@/services/db/types";

/** What is said once of a booking; drawn and dragged as one bar from start_time to end_time. */
export const bookings = pgTable(
  "bookings",
  {
    tenantId: uuid("tenant_id").notNull(),
    id: uuid().notNull(),
    resourceId: uuid("resource_id").notNull(),
    projectId: uuid("project_id").notNull(),
    status: text().notNull(),
    title: text().notNull().default(""),
    notes: text().notNull().default(""),
    allocation: integer().notNull(),
    startTime: instant("start_time").notNull(),
    endTime: instant("end_time").notNull(),
    costMinor: bigint("cost_minor", { mode: "number" }),
    externalId: text("external_id"),
    version: integer().notNull().default(1),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("bookings_window_key").on(t.tenantId, t.id, t.resourceId, t.status),
    uniqueIndex("bookings_external_id").on(t.tenantId, t.externalId).where(sql`${t.externalId} IS NOT NULL`),
    index("bookings_by_start").on(t.tenantId, t.startTime, t.id),
    index("bookings_by_project").on(t.tenantId, t.projectId, t.startTime),
    foreignKey({ columns: [t.tenantId, t.resourceId], foreignColumns: [resources.tenantId, resources.id], name: "bookings_resource" }),
    foreignKey({ columns: [t.tenantId, t.projectId], foreignColumns: [projects.tenantId, projects.id], name: "bookings_project" }),
    check("bookings_status", sql`${t.status} IN ('requested', 'hold', 'confirmed', 'cancelled')`),
    check("bookings_span", sql`isfinite(${t.startTime}) AND isfinite(${t.endTime}) AND ${t.startTime} < ${t.endTime}`),
    check("bookings_allocation", sql`${t.allocation} >= 1`),
    tenantPolicy(),
  ],
);

/**
 * The windows in which a booking takes its resource. resource_id, status and capacity are copies that the composite
 * foreign keys keep true (ON UPDATE CASCADE): confirming or moving a booking runs into `no_double_booking` by itself.
 * No window is longer than a week (a longer stretch is stored as several), so that a read of a range looks back a week at most.
 * The constraint no_double_booking is in drizzle/0001_guarantees.sql: Drizzle has no word for EXCLUDE.
 */
export const bookingWindows = pgTable(
  "booking_windows",
  {
    tenantId: uuid("tenant_id").notNull(),
    bookingId: uuid("booking_id").notNull(),
    seq: integer().notNull(),
    resourceId: uuid("resource_id").notNull(),
    status: text().notNull(),
    capacity: integer().notNull(),
    allocation: integer().notNull(),
    startTime: instant("start_time").notNull(),
    endTime: instant("end_time").notNull(),
    lanes: int4multirange().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.bookingId, t.seq] }),
    index("booking_windows_by_resource").on(t.tenantId, t.resourceId, t.startTime),
    index("booking_windows_by_start").on(t.tenantId, t.startTime),
    foreignKey({
      columns: [t.tenantId, t.bookingId, t.resourceId, t.status],
      foreignColumns: [bookings.tenantId, bookings.id, bookings.resourceId, bookings.status],
      name: "booking_windows_booking",
    }).onUpdate("cascade").onDelete("cascade"),
    foreignKey({
      columns: [t.tenantId, t.resourceId, t.capacity],
      foreignColumns: [resources.tenantId, resources.id, resources.capacity],
      name: "booking_windows_capacity",
    }).onUpdate("cascade"),
    check("booking_windows_window", sql`isfinite(${t.startTime}) AND isfinite(${t.endTime}) AND ${t.startTime} < ${t.endTime} AND ${t.endTime} <= ${t.startTime} + interval '168 hours'`),
    check("booking_windows_lanes", sql`${t.allocation} >= 1 AND lane_count(${t.lanes}) = ${t.allocation}`),
    check("booking_windows_inside_capacity", sql`${t.status} <> 'confirmed' OR ${t.lanes} <@ int4multirange(int4range(1, ${t.capacity} + 1))`),
    tenantPolicy(),
  ],
);
