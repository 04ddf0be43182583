import { z } from "zod";
import { type Page, readCursor, toPage } from "@/lib/page";
import type { Principal } from "@/lib/principal";
import { notFound } from "@/lib/problem";
import { findResourcesById } from "@/modules/resource";
import { type Database, inTenant, type Tx } from "@/services/db";
import type { ListKits, NamedKit } from "./contract";
import { presentKit } from "./present";
import { findKit, type KitRow, selectKits } from "./repository";

/** One kit. @throws Problem 404 */
export async function getKit(db: Database, { tenantId }: Principal, id: string): Promise<NamedKit> {
  return inTenant(db, tenantId, async (tx) => {
    const row = await findKit(tx, tenantId, id);
    if (!row) throw notFound("kit", id);
    return (await naming(tx, [row]))(row);
  });
}

/** Presents kits with the names of what they name. */
async function naming(tx: Tx, rows: KitRow[]): Promise<(row: KitRow) => NamedKit> {
  const [first] = rows;
  const namedBy = ({ needs }: KitRow) => [...new Set(needs.flatMap(({ resourceId, substitutes }) => [...(resourceId ? [resourceId] : []), ...substitutes]))];
  const ids = [...new Set(rows.flatMap(namedBy))];
  const names = new Map(first && ids.length > 0 ? (await findResourcesById(tx, first.tenantId, ids)).map(({ id, name }) => [id, name]) : []);
  return (row) => ({ ...presentKit(row), resources: namedBy(row).flatMap((id) => (names.has(id) ? { id, name: names.get(id) as string } : [])) });
}

const cursorSchema = z.tuple([z.string(), z.guid()]);

/** The kits that match, by name, a page at a time. @throws Problem 400 on a foreign cursor */
export async function listKits(db: Database, { tenantId }: Principal, query: ListKits): Promise<Page<NamedKit>> {
  const after = readCursor(query.cursor, cursorSchema);
  return inTenant(db, tenantId, async (tx) => {
    const rows = await selectKits(tx, tenantId, query.q, query.limit + 1, after);
    return toPage(rows, query.limit, (row) => [row.name, row.id], await naming(tx, rows));
  });
}
