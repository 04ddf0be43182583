import { sql } from "drizzle-orm";
import { bigint, boolean, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { projectPhases, projects } from "@/modules/project/schema";
import type { Rate } from "@/modules/rate/contract";
import { resourceCapacities, resources } from "@/modules/resource/schema";
import { tenants } from "@/modules/tenant/schema";
import { instant, int4multirange, jsonOrNull, tenantPolicy } from "@/services/db/types";
import type { Chosen } from "./bundles/contract";
import type { Days, Need } from "./contract";

/** A kit is a bundle that is made more than once. */
export const kits = pgTable(
  "kits",
  {
    tenantId: uuid("tenant_id").notNull(),
    id: uuid().notNull(),
    name: text().notNull(),
    needs: jsonb().$type<Need[]>().notNull(),
    version: integer().notNull().default(1),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("kits_name").on(t.tenantId, t.name),
    foreignKey({ columns: [t.tenantId], foreignColumns: [tenants.id], name: "kits_tenant" }).onDelete("cascade"),
    tenantPolicy(),
  ],
);

/**
 * Bookings that were made together, and move and are cancelled together.
 * needs: what was asked for. chosen: who was taken for which need when it was made, and why.
 */
export const bundles = pgTable(
  "bundles",
  {
    tenantId: uuid("tenant_id").notNull(),
    id: uuid().notNull(),
    projectId: uuid("project_id").notNull(),
    title: text().notNull().default(""),
    kitId: uuid("kit_id"),
    needs: jsonb().$type<Need[]>().notNull().default([]),
    chosen: jsonb().$type<Chosen[]>().notNull().default([]),
    version: integer().notNull().default(1),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({ columns: [t.tenantId, t.projectId], foreignColumns: [projects.tenantId, projects.id], name: "bundles_project" }),
    tenantPolicy(),
  ],
);

/**
 * A rule by which bookings repeat (RFC 5545), in local time of time_zone. Its dates are bookings of their own; a date of the
 * rule without a booking was skipped and may be added later, one with a cancelled booking was deleted and stays so.
 */
export const series = pgTable(
  "series",
  {
    tenantId: uuid("tenant_id").notNull(),
    id: uuid().notNull(),
    resourceId: uuid("resource_id").notNull(),
    projectId: uuid("project_id").notNull(),
    phaseId: uuid("phase_id"),
    title: text().notNull().default(""),
    notes: text().notNull().default(""),
    status: text().notNull(),
    allocation: integer().notNull(),
    rule: text().notNull(),
    startsLocal: text("starts_local").notNull(),
    durationMinutes: integer("duration_minutes").notNull(),
    timeZone: text("time_zone").notNull(),
    onConflict: text("on_conflict").notNull(),
    substitutes: uuid().array().notNull().default(sql`'{}'`),
    version: integer().notNull().default(1),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({ columns: [t.tenantId, t.resourceId], foreignColumns: [resources.tenantId, resources.id], name: "series_resource" }),
    foreignKey({ columns: [t.tenantId, t.projectId], foreignColumns: [projects.tenantId, projects.id], name: "series_project" }),
    check("series_status", sql`${t.status} IN ('requested', 'hold', 'confirmed')`),
    check("series_on_conflict", sql`${t.onConflict} IN ('stop', 'skip', 'hold', 'substitute')`),
    check("series_duration", sql`${t.durationMinutes} BETWEEN 1 AND 10080`),
    tenantPolicy(),
  ],
);

/**
 * What is said once of a booking; drawn and dragged as one bar from start_time to end_time.
 * days: how its windows follow from dates, when it was given in days. rate: what its cost was made from.
 * override: why it is booked although a rule says no (outside working time, past a better option).
 * placed_at: when it took its place in the queue of holds. A live hold is one that has not expired; challenged_by and
 * challenge_due_at are set while another hold asks it to confirm or release.
 */
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
    days: jsonOrNull<Days>()(),
    phaseId: uuid("phase_id"),
    workedMinutes: integer("worked_minutes").notNull(),
    costMinor: bigint("cost_minor", { mode: "number" }),
    billMinor: bigint("bill_minor", { mode: "number" }),
    rate: jsonOrNull<Rate>()(),
    override: text(),
    bundleId: uuid("bundle_id"),
    seriesId: uuid("series_id"),
    seriesDate: text("series_date"),
    placedAt: instant("placed_at").notNull().default(sql`now()`),
    expiresAt: instant("expires_at"),
    challengedBy: uuid("challenged_by"),
    challengeDueAt: instant("challenge_due_at"),
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
    index("bookings_requested").on(t.tenantId, t.startTime, t.id).where(sql`${t.status} = 'requested'`),
    index("bookings_worked_on").on(t.tenantId, t.projectId, t.resourceId).where(sql`${t.status} = 'confirmed'`),
    uniqueIndex("bookings_series_date").on(t.tenantId, t.seriesId, t.seriesDate).where(sql`${t.seriesId} IS NOT NULL`),
    index("bookings_by_bundle").on(t.tenantId, t.bundleId).where(sql`${t.bundleId} IS NOT NULL`),
    index("bookings_holds").on(t.tenantId, t.startTime).where(sql`${t.status} = 'hold'`),
    index("bookings_expiring").on(t.expiresAt).where(sql`${t.status} = 'hold' AND ${t.expiresAt} IS NOT NULL`),
    index("bookings_challenged").on(t.challengeDueAt).where(sql`${t.status} = 'hold' AND ${t.challengeDueAt} IS NOT NULL`),
    foreignKey({ columns: [t.tenantId, t.resourceId], foreignColumns: [resources.tenantId, resources.id], name: "bookings_resource" }),
    foreignKey({ columns: [t.tenantId, t.projectId, t.phaseId], foreignColumns: [projectPhases.tenantId, projectPhases.projectId, projectPhases.id], name: "bookings_phase" }),
    foreignKey({ columns: [t.tenantId, t.bundleId], foreignColumns: [bundles.tenantId, bundles.id], name: "bookings_bundle" }),
    foreignKey({ columns: [t.tenantId, t.seriesId], foreignColumns: [series.tenantId, series.id], name: "bookings_series" }),
    foreignKey({ columns: [t.tenantId, t.projectId], foreignColumns: [projects.tenantId, projects.id], name: "bookings_project" }),
    check("bookings_status", sql`${t.status} IN ('requested', 'hold', 'confirmed', 'cancelled')`),
    check("bookings_span", sql`isfinite(${t.startTime}) AND isfinite(${t.endTime}) AND ${t.startTime} < ${t.endTime}`),
    check("bookings_allocation", sql`${t.allocation} >= 1`),
    check("bookings_worked", sql`${t.workedMinutes} >= 0`),
    check("bookings_series_pair", sql`(${t.seriesId} IS NULL) = (${t.seriesDate} IS NULL)`),
    check("bookings_challenge_pair", sql`(${t.challengedBy} IS NULL) = (${t.challengeDueAt} IS NULL)`),
    tenantPolicy(),
  ],
);

/**
 * The windows in which a booking takes its resource. resource_id, status and the step of capacity that a window lies in are
 * copies that the composite foreign keys keep true (ON UPDATE CASCADE): confirming or moving a booking runs into
 * `no_double_booking` by itself, and a capacity that its windows do not fit is refused.
 * No window is longer than a week (a longer stretch is stored as several), so that a read of a range looks back a week at most.
 * The constraint no_double_booking is in drizzle/0002_guarantees.sql, the index booking_windows_by_resource (by start, with all that
 * a sum of the load reads) in drizzle/0010_index_windows.sql: Drizzle has no word for EXCLUDE and INCLUDE.
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
    capacityFrom: instant("capacity_from").notNull(),
    capacityUntil: instant("capacity_until").notNull(),
    allocation: integer().notNull(),
    startTime: instant("start_time").notNull(),
    endTime: instant("end_time").notNull(),
    lanes: int4multirange().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.bookingId, t.seq] }),
    index("booking_windows_by_start").on(t.tenantId, t.startTime),
    foreignKey({
      columns: [t.tenantId, t.bookingId, t.resourceId, t.status],
      foreignColumns: [bookings.tenantId, bookings.id, bookings.resourceId, bookings.status],
      name: "booking_windows_booking",
    }).onUpdate("cascade").onDelete("cascade"),
    foreignKey({
      columns: [t.tenantId, t.resourceId, t.capacityFrom, t.capacityUntil, t.capacity],
      foreignColumns: [resourceCapacities.tenantId, resourceCapacities.resourceId, resourceCapacities.startsAt, resourceCapacities.endsAt, resourceCapacities.capacity],
      name: "booking_windows_capacity",
    }).onUpdate("cascade"),
    check("booking_windows_window", sql`isfinite(${t.startTime}) AND isfinite(${t.endTime}) AND ${t.startTime} < ${t.endTime} AND ${t.endTime} <= ${t.startTime} + interval '168 hours'`),
    check("booking_windows_lanes", sql`${t.allocation} >= 1 AND lane_count(${t.lanes}) = ${t.allocation}`),
    check("booking_windows_inside_step", sql`${t.startTime} >= ${t.capacityFrom} AND ${t.endTime} <= ${t.capacityUntil}`),
    check("booking_windows_inside_capacity", sql`${t.status} <> 'confirmed' OR ${t.lanes} <@ int4multirange(int4range(1, ${t.capacity} + 1))`),
    tenantPolicy(),
  ],
);

/**
 * A need that nobody fills yet ("Compositor TBD"): counts as demand and forecast cost, and blocks nobody.
 * status: open, assigned (booking_id is what it became), cancelled.
 */
export const placeholders = pgTable(
  "placeholders",
  {
    tenantId: uuid("tenant_id").notNull(),
    id: uuid().notNull(),
    projectId: uuid("project_id").notNull(),
    phaseId: uuid("phase_id"),
    title: text().notNull(),
    notes: text().notNull().default(""),
    kind: text().notNull(),
    tags: text().array().notNull().default(sql`'{}'`),
    skills: jsonb().$type<{ name: string; level: number }[]>().notNull().default([]),
    allocation: integer().notNull(),
    startTime: instant("start_time").notNull(),
    endTime: instant("end_time").notNull(),
    days: jsonb().$type<Days>(),
    workedMinutes: integer("worked_minutes").notNull(),
    hourlyRateMinor: bigint("hourly_rate_minor", { mode: "number" }),
    costMinor: bigint("cost_minor", { mode: "number" }),
    status: text().notNull().default("open"),
    bookingId: uuid("booking_id"),
    version: integer().notNull().default(1),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("placeholders_by_project").on(t.tenantId, t.projectId, t.startTime),
    index("placeholders_by_start").on(t.tenantId, t.startTime),
    foreignKey({ columns: [t.tenantId, t.projectId], foreignColumns: [projects.tenantId, projects.id], name: "placeholders_project" }),
    foreignKey({ columns: [t.tenantId, t.projectId, t.phaseId], foreignColumns: [projectPhases.tenantId, projectPhases.projectId, projectPhases.id], name: "placeholders_phase" }),
    foreignKey({ columns: [t.tenantId, t.bookingId], foreignColumns: [bookings.tenantId, bookings.id], name: "placeholders_booking" }),
    check("placeholders_kind", sql`${t.kind} IN ('artist', 'room', 'equipment')`),
    check("placeholders_span", sql`isfinite(${t.startTime}) AND isfinite(${t.endTime}) AND ${t.startTime} < ${t.endTime}`),
    check("placeholders_status", sql`${t.status} IN ('open', 'assigned', 'cancelled') AND (${t.status} = 'assigned') = (${t.bookingId} IS NOT NULL)`),
    tenantPolicy(),
  ],
);

/**
 * What a role may do with a group of resources: those of the kind, department and tag (each null: any). A role without a
 * policy for a resource has the rights of old: owners and schedulers all of them, viewers none.
 */
export const bookingPolicies = pgTable(
  "booking_policies",
  {
    tenantId: uuid("tenant_id").notNull(),
    id: uuid().notNull(),
    role: text().notNull(),
    kind: text(),
    department: text(),
    tag: text(),
    mayRequest: boolean("may_request").notNull(),
    mayHold: boolean("may_hold").notNull(),
    mayConfirm: boolean("may_confirm").notNull(),
    mayOverride: boolean("may_override").notNull(),
    maxDaysAhead: integer("max_days_ahead"),
    maxHours: integer("max_hours"),
    version: integer().notNull().default(1),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({ columns: [t.tenantId], foreignColumns: [tenants.id], name: "booking_policies_tenant" }).onDelete("cascade"),
    check("booking_policies_role", sql`${t.role} IN ('owner', 'scheduler', 'viewer')`),
    check("booking_policies_kind", sql`${t.kind} IN ('artist', 'room', 'equipment')`),
    check("booking_policies_limits", sql`${t.maxDaysAhead} BETWEEN 0 AND 3650 AND ${t.maxHours} BETWEEN 1 AND 100000`),
    tenantPolicy(),
  ],
);
