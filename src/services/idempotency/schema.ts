import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant, tenantPolicy } from "@/services/db/types";

/**
 * What a POST with an Idempotency-Key was answered, kept for 24 hours.
 * state: running (its first call is under way until lease_until), committed (its change is stored, its answer is not yet
 * known here), done (status, headers and body are the answer).
 */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    tenantId: uuid("tenant_id").notNull(),
    actorId: text("actor_id").notNull(),
    key: text().notNull(),
    requestHash: text("request_hash").notNull(),
    state: text().notNull().default("running"),
    leaseUntil: instant("lease_until").notNull(),
    status: integer(),
    headers: jsonb().$type<Record<string, string>>(),
    body: text(),
    createdAt: instant("created_at").notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.actorId, t.key] }),
    index("idempotency_keys_by_age").on(t.tenantId, t.createdAt),
    check("idempotency_keys_state", sql`${t.state} IN ('running', 'committed', 'done')`),
    check("idempotency_keys_answer", sql`(${t.state} = 'done') = (${t.status} IS NOT NULL)`),
    tenantPolicy(),
  ],
);
