import { z } from "zod";
import { type Page, readCursor, toPage } from "@/lib/page";
import type { Principal } from "@/lib/principal";
import { parseInstant, Temporal, type TimeRange } from "@/lib/time";
import { selectUnreadable } from "@/modules/project";
import { type Database, inTenant } from "@/services/db";
import { selectStatesBefore } from "@/services/outbox";
import type { Booking, ListBookings, SeenBooking } from "./contract";
import { maskBookings } from "./mask-bookings";
import { presentBooking } from "./present";
import { selectBookings } from "./repository";

const cursorSchema = z.tuple([z.iso.datetime(), z.guid()]);

/**
 * The bookings that match as they were at `asOf`: what has not changed since is read where it is, what has from the log. Projects that the
 * caller may not read now are masked, whatever was the case then.
 * @throws Problem 400 on a foreign cursor
 */
export async function listBookingsAsOf(db: Database, principal: Principal, query: ListBookings & { asOf: Temporal.Instant; range: TimeRange }): Promise<Page<SeenBooking>> {
  const { tenantId } = principal;
  const { asOf, range, limit } = query;
  const after = readCursor(query.cursor, cursorSchema);
  return inTenant(db, tenantId, async (tx) => {
    const unreadable = await selectUnreadable(tx, tenantId, principal);
    if (unreadable.has(query.projectId ?? "")) return { items: [], nextCursor: null };
    const unchanged = (await selectBookings(tx, tenantId, { ...query, range })).filter((row) => Temporal.Instant.compare(row.updatedAt, asOf) <= 0);
    const changed = (await selectStatesBefore(tx, tenantId, "booking", asOf)).map((event) => (event.payload as { booking: Booking }).booking);
    const all = [...unchanged.map(presentBooking), ...changed.filter((booking) => matches(booking, query))].toSorted((a, b) => compare(keyOf(a), keyOf(b)));
    const rest = after ? all.filter((booking) => compare(keyOf(booking), after) > 0) : all;
    const page = toPage(rest, limit, keyOf, (booking) => booking);
    return { ...page, items: await maskBookings(tx, tenantId, page.items, unreadable) };
  });
}

const keyOf = (booking: Booking): [string, string] => [booking.start, booking.id];

function compare(a: [string, string], b: [string, string]): number {
  return Temporal.Instant.compare(parseInstant(a[0]), parseInstant(b[0])) || (a[1] < b[1] ? -1 : Number(a[1] > b[1]));
}

function matches(booking: Booking, { range, resourceId, projectId, status }: ListBookings & { range: TimeRange }): boolean {
  const inRange = Temporal.Instant.compare(parseInstant(booking.start), range.end) < 0 && Temporal.Instant.compare(parseInstant(booking.end), range.start) > 0;
  const isStatus = status ? booking.status === status : booking.status !== "cancelled";
  return inRange && isStatus && (!resourceId || booking.resourceId === resourceId) && (!projectId || booking.projectId === projectId);
}
