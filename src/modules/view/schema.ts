import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { tenants } from "@/modules/tenant/schema";
import { instant, tenantPolicy } from "@/services/db/types";

/** How somebody looks at the board, under a name: what stands in its address. */
export const views = pgTable(
  "views",
  {
    tenantId: uuid("tenant_id").notNull(),
    id: uuid().notNull(),
    /** The actor who saved it. */
    ownerId: text("owner_id").notNull(),
    name: text().notNull(),
    query: text().notNull(),
    isShared: boolean("is_shared").notNull().default(false),
    version: integer().notNull().default(1),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("views_by_name").on(t.tenantId, t.name, t.id),
    foreignKey({ columns: [t.tenantId], foreignColumns: [tenants.id], name: "views_tenant" }).onDelete("cascade"),
    check("views_lengths", sql`char_length(${t.name}) BETWEEN 1 AND 80 AND char_length(${t.query}) <= 2000`),
    tenantPolicy(),
  ],
);
