import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { instant, tenantPolicy } from "@/services/db/types";

/** A studio. Its id is ours; the organization of the sign-in provider maps to it. */
export const tenants = pgTable(
  "tenants",
  {
    id: uuid().primaryKey(),
    slug: text().notNull().unique(),
    name: text().notNull(),
    timeZone: text("time_zone").notNull().default("UTC"),
    currency: text().notNull().default("EUR"),
    authOrgId: text("auth_org_id").unique(),
    createdAt: instant("created_at").notNull().default(sql`now()`),
  },
  (t) => [tenantPolicy("id"), check("tenants_slug", sql`${t.slug} ~ '^[a-z0-9][a-z0-9-]{0,62}$'`), check("tenants_currency", sql`${t.currency} ~ '^[A-Z]{3}$'`)],
);

export const members = pgTable(
  "members",
  {
    tenantId: uuid("tenant_id").notNull(),
    id: uuid().notNull(),
    userId: text("user_id").notNull(),
    role: text().notNull(),
    createdAt: instant("created_at").notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("members_user").on(t.tenantId, t.userId),
    index("members_by_user").on(t.userId),
    foreignKey({ columns: [t.tenantId], foreignColumns: [tenants.id], name: "members_tenant" }).onDelete("cascade"),
    check("members_role", sql`${t.role} IN ('owner', 'scheduler', 'viewer')`),
    tenantPolicy(),
  ],
);

/** Only the SHA-256 of a key is kept; the key has 256 random bits, so that a plain digest is enough. */
export const apiKeys = pgTable(
  "api_keys",
  {
    tenantId: uuid("tenant_id").notNull(),
    id: uuid().notNull(),
    name: text().notNull(),
    role: text().notNull(),
    hint: text().notNull(),
    keyHash: text("key_hash").notNull().unique(),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    revokedAt: instant("revoked_at"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({ columns: [t.tenantId], foreignColumns: [tenants.id], name: "api_keys_tenant" }).onDelete("cascade"),
    check("api_keys_role", sql`${t.role} IN ('owner', 'scheduler', 'viewer')`),
    tenantPolicy(),
  ],
);

/**
 * How a studio wants its bookings. A studio that never said otherwise has no row, and the defaults.
 * outside_working_time: what becomes of a booking outside working time when nobody overrides: refused, booked with a
 * warning, or booked. requests_per_minute: of all its members and keys together, key_requests_per_minute: of one member or key. day_start: the local hour at which its booking day begins (post houses start at 06:00).
 */
export const studioSettings = pgTable(
  "studio_settings",
  {
    tenantId: uuid("tenant_id").primaryKey(),
    dayStart: text("day_start").notNull().default("00:00"),
    outsideWorkingTime: text("outside_working_time").notNull().default("warn"),
    challengeMinutes: integer("challenge_minutes").notNull().default(480),
    requestsPerMinute: integer("requests_per_minute").notNull().default(12_000),
    keyRequestsPerMinute: integer("key_requests_per_minute").notNull().default(6_000),
    version: integer().notNull().default(1),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
  },
  (t) => [
    foreignKey({ columns: [t.tenantId], foreignColumns: [tenants.id], name: "studio_settings_tenant" }).onDelete("cascade"),
    check("studio_settings_day_start", sql`${t.dayStart} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'`),
    check("studio_settings_outside", sql`${t.outsideWorkingTime} IN ('refuse', 'warn', 'allow')`),
    check("studio_settings_rates", sql`${t.requestsPerMinute} BETWEEN 60 AND 1000000 AND ${t.keyRequestsPerMinute} BETWEEN 1 AND 1000000`),
    check("studio_settings_challenge", sql`${t.challengeMinutes} BETWEEN 1 AND 60000`),
    tenantPolicy(),
  ],
);
