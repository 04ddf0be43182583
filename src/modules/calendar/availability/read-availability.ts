import { z } from "zod";
import { type Page, readCursor, toPage } from "@/lib/page";
import type { Principal } from "@/lib/principal";
import { notFound } from "@/lib/problem";
import { iso } from "@/lib/time";
import { type Database, inTenant } from "@/services/db";
import { selectMakers } from "@/services/outbox";
import type { Availability, ListAvailability } from "./contract";
import { presentAvailability } from "./present";
import { findAvailability, selectAvailability } from "./repository";

/** One entry of time off. @throws Problem 404 */
export async function getAvailability(db: Database, { tenantId }: Principal, id: string): Promise<Availability> {
  return inTenant(db, tenantId, async (tx) => {
    const [row, makers] = await Promise.all([findAvailability(tx, tenantId, id), selectMakers(tx, tenantId, [id])]);
    if (!row) throw notFound("availability", id);
    return presentAvailability(row, makers.get(id));
  });
}

const cursorSchema = z.tuple([z.iso.datetime(), z.guid()]);

/** Time off and extra working time, by start, a page at a time. @throws Problem 400 on a foreign cursor */
export async function listAvailability(db: Database, { tenantId }: Principal, query: ListAvailability): Promise<Page<Availability>> {
  const after = readCursor(query.cursor, cursorSchema);
  return inTenant(db, tenantId, async (tx) => {
    const rows = await selectAvailability(tx, tenantId, query, query.limit + 1, after);
    const makers = await selectMakers(tx, tenantId, rows.map(({ id }) => id));
    return toPage(rows, query.limit, (row) => [iso(row.startTime), row.id], (row) => presentAvailability(row, makers.get(row.id)));
  });
}
