import { z } from "zod";
import { type Page, readCursor, toPage } from "@/lib/page";
import type { Principal } from "@/lib/principal";
import { notFound } from "@/lib/problem";
import { iso, parseInstant, type TimeRange } from "@/lib/time";
import { selectUnreadable } from "@/modules/project";
import { type Database, inTenant } from "@/services/db";
import type { ListBookings, SeenBooking, SeenDetailedBooking } from "./contract";
import { presentWindows } from "./draft-booking";
import { listBookingsAsOf } from "./list-bookings-as-of";
import { maskBookings } from "./mask-bookings";
import { presentBooking } from "./present";
import { findBooking, selectBookings } from "./repository";
import { selectWindowsOf } from "./window-repository";

/** One booking, with its windows. @throws Problem 404 */
export async function getBooking(db: Database, principal: Principal, id: string): Promise<SeenDetailedBooking> {
  const { tenantId } = principal;
  return inTenant(db, tenantId, async (tx) => {
    const row = await findBooking(tx, tenantId, id);
    if (!row) throw notFound("booking", id);
    const [windows, unreadable] = await Promise.all([selectWindowsOf(tx, tenantId, [id]), selectUnreadable(tx, tenantId, principal)]);
    const booking = { ...presentBooking(row), windows: presentWindows(windows.get(id) ?? []) };
    const [seen] = await maskBookings(tx, tenantId, [booking], unreadable);
    return seen as SeenDetailedBooking;
  });
}

const OPEN_START = parseInstant("1900-01-08T00:00:00Z");
const OPEN_END = parseInstant("2199-12-31T00:00:00Z");
const cursorSchema = z.tuple([z.iso.datetime(), z.guid()]);

/** The bookings that match, by start, a page at a time. @throws Problem 400 on a foreign cursor */
export async function listBookings(db: Database, principal: Principal, query: ListBookings): Promise<Page<SeenBooking>> {
  const { tenantId } = principal;
  const { asOf, from, to } = query;
  if (asOf && from && to) return listBookingsAsOf(db, principal, { ...query, asOf, range: { start: from, end: to } });
  const after = readCursor(query.cursor, cursorSchema);
  const range: TimeRange | undefined = from || to ? { start: from ?? OPEN_START, end: to ?? OPEN_END } : undefined;
  return inTenant(db, tenantId, async (tx) => {
    const unreadable = await selectUnreadable(tx, tenantId, principal);
    // Which bookings are of a project is told only to who may read it.
    const rows = unreadable.has(query.projectId ?? "") ? [] : await selectBookings(tx, tenantId, { ...query, range }, query.limit + 1, after);
    const page = toPage(rows, query.limit, (row) => [iso(row.startTime), row.id], presentBooking);
    return { ...page, items: await maskBookings(tx, tenantId, page.items, unreadable) };
  });
}
