import { z } from "zod";
import { type Page, readCursor, toPage } from "@/lib/page";
import type { Principal } from "@/lib/principal";
import { notFound } from "@/lib/problem";
import { iso, parseInstant, type TimeRange } from "@/lib/time";
import { type Database, inTenant } from "@/services/db";
import type { Booking, DetailedBooking, ListBookings } from "./contract";
import { presentWindows } from "./draft-booking";
import { listBookingsAsOf } from "./list-bookings-as-of";
import { presentBooking } from "./present";
import { findBooking, selectBookings } from "./repository";
import { selectWindowsOf } from "./window-repository";

/** One booking, with its windows. @throws Problem 404 */
export async function getBooking(db: Database, { tenantId }: Principal, id: string): Promise<DetailedBooking> {
  return inTenant(db, tenantId, async (tx) => {
    const row = await findBooking(tx, tenantId, id);
    if (!row) throw notFound("booking", id);
    const windows = await selectWindowsOf(tx, tenantId, [id]);
    return { ...presentBooking(row), windows: presentWindows(windows.get(id) ?? []) };
  });
}

const OPEN_START = parseInstant("1900-01-08T00:00:00Z");
const OPEN_END = parseInstant("2199-12-31T00:00:00Z");
const cursorSchema = z.tuple([z.iso.datetime(), z.guid()]);

/** The bookings that match, by start, a page at a time. @throws Problem 400 on a foreign cursor */
export async function listBookings(db: Database, principal: Principal, query: ListBookings): Promise<Page<Booking>> {
  const { tenantId } = principal;
  const { asOf, from, to } = query;
  if (asOf && from && to) return listBookingsAsOf(db, principal, { ...query, asOf, range: { start: from, end: to } });
  const after = readCursor(query.cursor, cursorSchema);
  const range: TimeRange | undefined = from || to ? { start: from ?? OPEN_START, end: to ?? OPEN_END } : undefined;
  const rows = await inTenant(db, tenantId, (tx) => selectBookings(tx, tenantId, { ...query, range }, query.limit + 1, after));
  return toPage(rows, query.limit, (row) => [iso(row.startTime), row.id], presentBooking);
}
