import { z } from "zod";
import { type Page, readCursor, toPage } from "@/lib/page";
import type { Principal } from "@/lib/principal";
import { notFound } from "@/lib/problem";
import { iso } from "@/lib/time";
import { selectUnreadable } from "@/modules/project";
import { type Database, inTenant, type Tx } from "@/services/db";
import type { ListPlaceholders, Placeholder, PlaceholderItem } from "./contract";
import { presentPlaceholder } from "./present";
import { findPlaceholder, type PlaceholderRow, selectPlaceholders } from "./repository";

/** A placeholder that the caller may see. `lock` as in findPlaceholder. @throws Problem 404, also for one of a project that they may not read */
export async function loadPlaceholder(tx: Tx, principal: Principal, id: string, lock = false): Promise<PlaceholderRow> {
  const [row, hidden] = await Promise.all([findPlaceholder(tx, principal.tenantId, id, lock), selectUnreadable(tx, principal.tenantId, principal)]);
  if (!row || hidden.has(row.projectId)) throw notFound("placeholder", id);
  return row;
}

/** One placeholder. @throws Problem 404 */
export async function getPlaceholder(db: Database, principal: Principal, id: string): Promise<Placeholder> {
  return presentPlaceholder(await inTenant(db, principal.tenantId, (tx) => loadPlaceholder(tx, principal, id)));
}

const cursorSchema = z.tuple([z.iso.datetime(), z.guid()]);

/** The placeholders that match, by start, a page at a time. @throws Problem 400 on a foreign cursor */
export async function listPlaceholders(db: Database, principal: Principal, query: ListPlaceholders): Promise<Page<PlaceholderItem>> {
  const { tenantId } = principal;
  const after = readCursor(query.cursor, cursorSchema);
  const rows = await inTenant(db, tenantId, async (tx) => selectPlaceholders(tx, tenantId, query, await selectUnreadable(tx, tenantId, principal), query.limit + 1, after));
  return toPage(rows, query.limit, (row) => [iso(row.startTime), row.id], ({ projectName, ...row }) => ({ ...presentPlaceholder(row), projectName }));
}
