import { z } from "zod";
import { type Page, readCursor, toPage } from "@/lib/page";
import type { Principal } from "@/lib/principal";
import { type Database, inTenant } from "@/services/db";
import type { ListNotices, MarkRead, Notice } from "./contract";
import { memberOf } from "./policy";
import { presentNotices } from "./present";
import { countUnread, markRead, selectInbox } from "./repository";

const cursorSchema = z.tuple([z.guid()]);

/** The caller's own messages, the newest first. @throws Problem 400 on a foreign cursor, 422 for an API key */
export async function listNotices(db: Database, principal: Principal, query: ListNotices): Promise<Page<Notice>> {
  const userId = memberOf(principal);
  const { tenantId } = principal;
  const after = readCursor(query.cursor, cursorSchema);
  return inTenant(db, tenantId, async (tx) => {
    const rows = await selectInbox(tx, tenantId, userId, query.unread ?? false, query.limit + 1, after?.[0]);
    const page = toPage(rows, query.limit, (row) => [row.id], (row) => row);
    return { ...page, items: await presentNotices(tx, tenantId, principal, page.items) };
  });
}

/** How many the caller has not read, up to MOST_UNREAD; an API key has none. */
export async function countNotices(db: Database, { tenantId, actor }: Principal): Promise<number> {
  if (actor.type !== "user") return 0;
  return inTenant(db, tenantId, (tx) => countUnread(tx, tenantId, actor.id));
}

/** Marks the caller's own as read; those of others are not theirs to mark. @returns how many are left unread @throws Problem 422 for an API key */
export async function readNotices(db: Database, principal: Principal, which: MarkRead): Promise<number> {
  const userId = memberOf(principal);
  const { tenantId } = principal;
  return inTenant(db, tenantId, async (tx) => {
    await markRead(tx, tenantId, userId, which);
    return countUnread(tx, tenantId, userId);
  });
}
