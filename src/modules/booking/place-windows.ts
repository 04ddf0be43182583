import type { TimeRange } from "@/lib/time";
import { Temporal } from "@/lib/time";
import type { Tx } from "@/services/db";
import { assignAfresh, assignBeside, type Taken } from "./domain/assign-lanes";
import { firstLanes, formatLanes, type Lanes, parseLanes } from "./domain/lanes";
import { exchangeLanes, insertWindows, type NewWindowRow, selectTaken, type WindowRow } from "./window-repository";

/** There is no room for the booking: what is left to do is to say why. */
export class NoRoom extends Error {
  override name = "NoRoom";
}

export type Placement = {
  tenantId: string;
  bookingId: string;
  resource: { id: string; capacity: number };
  status: string;
  allocation: number;
  windows: TimeRange[];
};

/**
 * Stores the windows of a booking that has none. Called under the lock of its resource, which only keeps writers from
 * running into each other: what refuses a double booking is the constraint.
 *
 * @throws NoRoom when the load would exceed the capacity; the driver's violation of no_double_booking when PostgreSQL says so
 */
export async function placeWindows(tx: Tx, placement: Placement): Promise<void> {
  await insertWindows(tx, await dealWindows(tx, placement));
}

/** The rows of those windows, with their lanes chosen; other windows may have been given other lanes. @throws NoRoom */
export async function dealWindows(tx: Tx, placement: Placement): Promise<NewWindowRow[]> {
  const { tenantId, bookingId, resource, status, allocation, windows } = placement;
  if (allocation > resource.capacity) throw new NoRoom();
  // All of a resource is all of its lanes: nothing to choose, and no need to look before the constraint does.
  const chosen = status === "confirmed" && allocation < resource.capacity ? await chooseLanes(tx, placement) : windows.map(() => firstLanes(allocation));
  return windows.map(({ start, end }, seq) => ({
    tenantId,
    bookingId,
    seq,
    resourceId: resource.id,
    status,
    capacity: resource.capacity,
    allocation,
    startTime: start,
    endTime: end,
    lanes: formatLanes(chosen[seq] as Lanes),
  }));
}

async function chooseLanes(tx: Tx, { tenantId, resource, allocation, windows }: Placement): Promise<Lanes[]> {
  const wanted = windows.map(({ start, end }) => ({ start: start.epochMilliseconds, end: end.epochMilliseconds, allocation }));
  const stored = (await selectTaken(tx, tenantId, [resource.id], spanOf(windows))).map(toTaken);
  const beside = wanted.map((window) => assignBeside(resource.capacity, window, stored));
  if (beside.every((lanes) => lanes !== undefined)) return beside;

  // Enough may be free without any lane being free all along: then everything that hangs together is dealt out anew.
  const connected = await selectConnected(tx, tenantId, resource.id, windows);
  const lanes = assignAfresh(resource.capacity, [...connected, ...wanted]);
  if (!lanes) throw new NoRoom();
  await exchangeLanes(tx, tenantId, connected.map(({ bookingId, seq }, i) => ({ bookingId, seq, lanes: formatLanes(lanes[i] as Lanes) })));
  return lanes.slice(connected.length);
}

/** The confirmed windows that overlap the given ones, those that overlap these, and so on. */
async function selectConnected(tx: Tx, tenantId: string, resourceId: string, windows: TimeRange[]) {
  let span = spanOf(windows);
  for (;;) {
    const rows = await selectTaken(tx, tenantId, [resourceId], span);
    const grown = spanOf([span, ...rows.map((row) => ({ start: row.startTime, end: row.endTime }))]);
    if (grown.start.equals(span.start) && grown.end.equals(span.end)) return rows.map(toTaken);
    span = grown;
  }
}

function toTaken(row: WindowRow): Taken & { bookingId: string; seq: number; lanes: Lanes } {
  return { start: row.startTime.epochMilliseconds, end: row.endTime.epochMilliseconds, allocation: row.allocation, bookingId: row.bookingId, seq: row.seq, lanes: parseLanes(row.lanes) };
}

/** From the first start to the last end. */
function spanOf(ranges: TimeRange[]): TimeRange {
  const later = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) > 0 ? a : b);
  const earlier = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) < 0 ? a : b);
  return { start: ranges.map((range) => range.start).reduce(earlier), end: ranges.map((range) => range.end).reduce(later) };
}
