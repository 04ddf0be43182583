import { z } from "zod";
import { type Page, readCursor, toPage } from "@/lib/page";
import type { Principal } from "@/lib/principal";
import { findReadable } from "@/modules/booking";
import { type Database, inTenant } from "@/services/db";
import { selectMakers } from "@/services/outbox";
import type { Comment, ListComments } from "./contract";
import { presentComment } from "./present";
import { selectComments } from "./repository";

const cursorSchema = z.tuple([z.iso.datetime(), z.guid()]);

/** What was said about a booking, the first word first, a page at a time. @throws Problem 404, also when the caller may not read its project, and 400 on a foreign cursor */
export async function listComments(db: Database, principal: Principal, bookingId: string, { limit, cursor }: ListComments): Promise<Page<Comment>> {
  const { tenantId } = principal;
  const after = readCursor(cursor, cursorSchema);
  return inTenant(db, tenantId, async (tx) => {
    await findReadable(tx, principal, bookingId);
    const rows = await selectComments(tx, tenantId, bookingId, limit + 1, after);
    const authors = await selectMakers(tx, tenantId, rows.map(({ id }) => id));
    return toPage(rows, limit, (row) => [row.createdAt.toString(), row.id], (row) => presentComment(row, authors.get(row.id)));
  });
}
