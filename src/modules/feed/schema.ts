import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { tenants } from "@/modules/tenant/schema";
import { instant, tenantPolicy } from "@/services/db/types";

/**
 * A calendar that other programs subscribe to by a secret link, of which only the SHA-256 is kept. It shows the bookings of a
 * resource, a project or a member (`subject`), as whoever made it may see them.
 */
export const calendarFeeds = pgTable(
  "calendar_feeds",
  {
    tenantId: uuid("tenant_id").notNull(),
    id: uuid().notNull(),
    kind: text().notNull(),
    /** The id of a resource or project, or the user id of a member. */
    subject: text().notNull(),
    name: text().notNull(),
    tokenHash: text("token_hash").notNull().unique(),
    /** The actor who made it: the feed shows what they may see. */
    createdBy: text("created_by").notNull(),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    lastUsedAt: instant("last_used_at"),
    revokedAt: instant("revoked_at"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("calendar_feeds_of").on(t.tenantId, t.createdBy, t.id),
    foreignKey({ columns: [t.tenantId], foreignColumns: [tenants.id], name: "calendar_feeds_tenant" }).onDelete("cascade"),
    check("calendar_feeds_kind", sql`${t.kind} IN ('resource', 'project', 'member')`),
    tenantPolicy(),
  ],
);
