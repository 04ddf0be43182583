import { z } from "zod";
import { type Page, readCursor, toPage } from "@/lib/page";
import type { Principal } from "@/lib/principal";
import { parseInstant, Temporal, type TimeRange } from "@/lib/time";
import { type Database, inTenant } from "@/services/db";
import { selectStatesBefore } from "@/services/outbox";
import type { Booking, ListBookings } from "./contract";
import { presentBooking } from "./present";
import { selectBookings } from "./repository";

const cursorSchema = z.tuple([z.iso.datetime(), z.guid()]);

/**
 * The bookings that match as they were at `asOf`: what has not changed since is read where it is, what has from the log.
 * @throws Problem 400 on a foreign cursor
 */
export async function listBookingsAsOf(db: Database, { tenantId }: Principal, query: ListBookings & { asOf: Temporal.Instant; range: TimeRange }): Promise<Page<Booking>> {
  const { asOf, range, limit } = query;
  const after = readCursor(query.cursor, cursorSchema);
  const [now, then] = await inTenant(db, tenantId, async (tx) => [await selectBookings(tx, tenantId, { ...query, range }), await selectStatesBefore(tx, tenantId, "booking", asOf)] as const);

  const untouched = now.filter((row) => Temporal.Instant.compare(row.updatedAt, asOf) <= 0).map(presentBooking);
  const restored = then.map((event) => (event.payload as { booking: Booking }).booking).filter((booking) => matches(booking, query));
  const all = [...untouched, ...restored].toSorted((a, b) => compare(keyOf(a), keyOf(b)));
  const rest = after ? all.filter((booking) => compare(keyOf(booking), after) > 0) : all;
  return toPage(rest, limit, keyOf, (booking) => booking);
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
