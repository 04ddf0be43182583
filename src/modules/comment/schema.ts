import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bookings } from "@/modules/booking/schema";
import { instant, tenantPolicy } from "@/services/db/types";

/** What people say about a booking. One that was removed stays as a row without its text, so that an answer to it still has its place. */
export const bookingComments = pgTable(
  "booking_comments",
  {
    tenantId: uuid("tenant_id").notNull(),
    id: uuid().notNull(),
    bookingId: uuid("booking_id").notNull(),
    /** The actor who wrote it; what they are called is in its first event. */
    authorId: text("author_id").notNull(),
    body: text().notNull(),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    editedAt: instant("edited_at"),
    removedAt: instant("removed_at"),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("booking_comments_of").on(t.tenantId, t.bookingId, t.createdAt, t.id),
    foreignKey({ columns: [t.tenantId, t.bookingId], foreignColumns: [bookings.tenantId, bookings.id], name: "booking_comments_booking" }).onDelete("cascade"),
    check("booking_comments_body", sql`CASE WHEN ${t.removedAt} IS NULL THEN char_length(${t.body}) BETWEEN 1 AND 4000 ELSE ${t.body} = '' END`),
    tenantPolicy(),
  ],
);
