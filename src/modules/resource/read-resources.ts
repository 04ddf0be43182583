import { z } from "zod";
import { type Page, readCursor, toPage } from "@/lib/page";
import type { Principal } from "@/lib/principal";
import { notFound } from "@/lib/problem";
import { type Database, inTenant } from "@/services/db";
import type { ListResources, Resource } from "./contract";
import { presentResource } from "./present";
import { findResource, selectResources } from "./repository";

/** One resource. @throws Problem 404 */
export async function getResource(db: Database, { tenantId }: Principal, id: string): Promise<Resource> {
  const row = await inTenant(db, tenantId, (tx) => findResource(tx, tenantId, id));
  if (!row) throw notFound("resource", id);
  return presentResource(row);
}

const cursorSchema = z.tuple([z.string(), z.guid()]);

/** The resources that match, by name, a page at a time. @throws Problem 400 on a foreign cursor */
export async function listResources(db: Database, { tenantId }: Principal, query: ListResources): Promise<Page<Resource>> {
  const after = readCursor(query.cursor, cursorSchema);
  const rows = await inTenant(db, tenantId, (tx) => selectResources(tx, tenantId, query, query.limit + 1, after));
  return toPage(rows, query.limit, (row) => [row.name, row.id], presentResource);
}
