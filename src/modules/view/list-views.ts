import { z } from "zod";
import { type Page, readCursor, toPage } from "@/lib/page";
import type { Principal } from "@/lib/principal";
import { type Database, inTenant } from "@/services/db";
import { selectMakers } from "@/services/outbox";
import type { ListViews, View } from "./contract";
import { presentView } from "./present";
import { selectViews } from "./repository";

const cursorSchema = z.tuple([z.string(), z.guid()]);

/** One's own views and the shared ones, by name, a page at a time. @throws Problem 400 on a foreign cursor */
export async function listViews(db: Database, { tenantId, actor }: Principal, { limit, cursor }: ListViews): Promise<Page<View>> {
  const after = readCursor(cursor, cursorSchema);
  return inTenant(db, tenantId, async (tx) => {
    const rows = await selectViews(tx, tenantId, actor.id, limit + 1, after);
    const owners = await selectMakers(tx, tenantId, rows.map(({ id }) => id));
    return toPage(rows, limit, ({ name, id }) => [name, id], (row) => presentView(row, owners.get(row.id)));
  });
}
