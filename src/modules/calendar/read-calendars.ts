import { z } from "zod";
import { type Page, readCursor, toPage } from "@/lib/page";
import type { Principal } from "@/lib/principal";
import { notFound } from "@/lib/problem";
import { type Database, inTenant } from "@/services/db";
import type { Calendar, ListCalendars } from "./contract";
import { presentCalendar } from "./present";
import { findCalendar, selectCalendars } from "./repository";

/** One calendar. @throws Problem 404 */
export async function getCalendar(db: Database, { tenantId }: Principal, id: string): Promise<Calendar> {
  const row = await inTenant(db, tenantId, (tx) => findCalendar(tx, tenantId, id));
  if (!row) throw notFound("calendar", id);
  return presentCalendar(row);
}

const cursorSchema = z.tuple([z.string(), z.guid()]);

/** The calendars by name, a page at a time. @throws Problem 400 on a foreign cursor */
export async function listCalendars(db: Database, { tenantId }: Principal, query: ListCalendars): Promise<Page<Calendar>> {
  const after = readCursor(query.cursor, cursorSchema);
  const rows = await inTenant(db, tenantId, (tx) => selectCalendars(tx, tenantId, query.limit + 1, after));
  return toPage(rows, query.limit, (row) => [row.name, row.id], presentCalendar);
}
