import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
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
