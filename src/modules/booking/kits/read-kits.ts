import { z } from "zod";
import { type Page, readCursor, toPage } from "@/lib/page";
import type { Principal } from "@/lib/principal";
import { notFound } from "@/lib/problem";
import { type Database, inTenant } from "@/services/db";
import type { Kit, ListKits } from "./contract";
import { presentKit } from "./present";
import { findKit, selectKits } from "./repository";

/** One kit. @throws Problem 404 */
export async function getKit(db: Database, { tenantId }: Principal, id: string): Promise<Kit> {
  const row = await inTenant(db, tenantId, (tx) => findKit(tx, tenantId, id));
  if (!row) throw notFound("kit", id);
  return presentKit(row);
}

const cursorSchema = z.tuple([z.string(), z.guid()]);

/** The kits that match, by name, a page at a time. @throws Problem 400 on a foreign cursor */
export async function listKits(db: Database, { tenantId }: Principal, query: ListKits): Promise<Page<Kit>> {
  const after = readCursor(query.cursor, cursorSchema);
  const rows = await inTenant(db, tenantId, (tx) => selectKits(tx, tenantId, query.q, query.limit + 1, after));
  return toPage(rows, query.limit, (row) => [row.name, row.id], presentKit);
}
