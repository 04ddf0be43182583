import { sql } from "drizzle-orm";
import { bigint, boolean, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { tenants } from "@/modules/tenant/schema";
import { instant, tenantPolicy } from "@/services/db/types";
import type { Channels, Told } from "./contract";

/** One message to a member: what somebody did, to one thing or to many soon after each other. Names of things are read when it is shown. */
export const notifications = pgTable(
  "notifications",
  {
    tenantId: uuid("tenant_id").notNull(),
    id: uuid().notNull(),
    userId: text("user_id").notNull(),
    kind: text().notNull(),
    /** The last event that it tells of: whoever works through the log once more knows what was told. */
    position: bigint({ mode: "number" }).notNull(),
    /** What the first event was about. */
    aggregateId: uuid("aggregate_id").notNull(),
    payload: jsonb().$type<Told>().notNull(),
    /** False: only for a mail. */
    inInbox: boolean("in_inbox").notNull().default(true),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    readAt: instant("read_at"),
    /** When it went into a mail; null while it waits for one (mail_due_at), or needs none: what has been read does not. */
    mailedAt: instant("mailed_at"),
    mailDueAt: instant("mail_due_at"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("notifications_once").on(t.tenantId, t.userId, t.position),
    index("notifications_inbox").on(t.tenantId, t.userId, t.id),
    index("notifications_unread").on(t.tenantId, t.userId).where(sql`${t.readAt} IS NULL AND ${t.inInbox}`),
    index("notifications_to_mail").on(t.tenantId, t.mailDueAt).where(sql`${t.mailDueAt} IS NOT NULL AND ${t.mailedAt} IS NULL`),
    foreignKey({ columns: [t.tenantId], foreignColumns: [tenants.id], name: "notifications_tenant" }).onDelete("cascade"),
    tenantPolicy(),
  ],
);

/** What a member wants to be told of, and how. Who never said has no row, and the defaults. */
export const notificationSettings = pgTable(
  "notification_settings",
  {
    tenantId: uuid("tenant_id").notNull(),
    userId: text("user_id").notNull(),
    channels: jsonb().$type<Channels>().notNull(),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.userId] }),
    foreignKey({ columns: [t.tenantId], foreignColumns: [tenants.id], name: "notification_settings_tenant" }).onDelete("cascade"),
    tenantPolicy(),
  ],
);

/** Mails. waiting: to be sent at due_at; sent; failed: given up; kept: there is no mail server, they are to be read on the outbox page. */
export const mails = pgTable(
  "mails",
  {
    tenantId: uuid("tenant_id").notNull(),
    id: uuid().notNull(),
    userId: text("user_id"),
    to: text().notNull(),
    subject: text().notNull(),
    text: text().notNull(),
    status: text().notNull().default("waiting"),
    dueAt: instant("due_at").notNull().default(sql`now()`),
    tries: integer().notNull().default(0),
    error: text(),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    sentAt: instant("sent_at"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("mails_due").on(t.tenantId, t.dueAt).where(sql`${t.status} = 'waiting'`),
    foreignKey({ columns: [t.tenantId], foreignColumns: [tenants.id], name: "mails_tenant" }).onDelete("cascade"),
    check("mails_status", sql`${t.status} IN ('waiting', 'sent', 'failed', 'kept')`),
    tenantPolicy(),
  ],
);
