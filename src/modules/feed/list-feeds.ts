import { z } from "zod";
import { type Page, readCursor, toPage } from "@/lib/page";
import type { Principal } from "@/lib/principal";
import { type Database, inTenant } from "@/services/db";
import { selectMakers } from "@/services/outbox";
import type { Feed, ListFeeds } from "./contract";
import { presentFeed } from "./present";
import { selectFeeds } from "./repository";

const cursorSchema = z.tuple([z.guid()]);

/** One's own feeds, and everybody's to an owner; revoked ones too, the newest first. @throws Problem 400 on a foreign cursor */
export async function listFeeds(db: Database, { tenantId, role, actor }: Principal, query: ListFeeds): Promise<Page<Feed>> {
  const after = readCursor(query.cursor, cursorSchema);
  return inTenant(db, tenantId, async (tx) => {
    const rows = await selectFeeds(tx, tenantId, role === "owner" ? undefined : actor.id, query.limit + 1, after?.[0]);
    const makers = await selectMakers(tx, tenantId, rows.map(({ id }) => id));
    return toPage(rows, query.limit, (row) => [row.id], (row) => presentFeed(row, makers.get(row.id)));
  });
}
