import type { TimeRange } from "@/lib/time";
import type { Tx } from "@/services/db";
import { assignAfresh, assignBeside, type Taken } from "./domain/assign-lanes";
import { type CutWindow, cutWindows, spanOf, type Step } from "./domain/cut-windows";
import { firstLanes, formatLanes, type Lanes, parseLanes } from "./domain/lanes";
import { exchangeLanes, insertWindows, type NewWindowRow, selectTaken, type WindowRow } from "./window-repository";

/** There is no room for the booking: what is left to do is to say why. */
export class NoRoom extends Error {
  override name = "NoRoom";
}

/** A booking that is to get its windows. */
export type Seat = { bookingId: string; status: string; allocation: number; windows: TimeRange[] };
export type Place = { id: string; steps: Step[] };

/**
 * Stores the windows of a booking that has none. Called under the lock of its resource, which only keeps writers from
 * running into each other: what refuses a double booking is the constraint.
 *
 * @throws NoRoom when the load would exceed the capacity; the driver's violation of no_double_booking when PostgreSQL says so
 */
export async function placeWindows(tx: Tx, tenantId: string, resource: Place, seat: Seat): Promise<void> {
  await insertWindows(tx, await dealWindows(tx, tenantId, resource, [seat]));
}

type Wanted = CutWindow & { seat: Seat; seq: number };

/** The rows of those windows, with their lanes chosen; other windows may have been given other lanes. @throws NoRoom */
export async function dealWindows(tx: Tx, tenantId: string, resource: Place, seats: Seat[]): Promise<NewWindowRow[]> {
  const wanted: Wanted[] = seats.flatMap((seat) => cutWindows(seat.windows, resource.steps).map((window, seq) => ({ ...window, seat, seq })));
  const chosen = new Map<Wanted, Lanes>();
  for (const step of new Set(wanted.map((window) => window.step))) {
    const inStep = wanted.filter((window) => window.step === step);
    if (inStep.some(({ seat }) => seat.status === "confirmed" && seat.allocation > step.capacity)) throw new NoRoom();
    // All of a resource is all of its lanes: nothing to choose, and no need to look before the constraint does.
    const shared = inStep.filter(({ seat }) => seat.status === "confirmed" && seat.allocation < step.capacity);
    const lanes = shared.length > 0 ? await chooseLanes(tx, tenantId, resource.id, step.capacity, shared) : [];
    shared.forEach((window, i) => chosen.set(window, lanes[i] as Lanes));
  }
  return wanted.map((window) => toRow(tenantId, resource.id, window, chosen.get(window) ?? firstLanes(window.seat.allocation)));
}

function toRow(tenantId: string, resourceId: string, { seat, seq, start, end, step }: Wanted, lanes: Lanes): NewWindowRow {
  const { bookingId, status, allocation } = seat;
  return { tenantId, bookingId, seq, resourceId, status, capacity: step.capacity, capacityFrom: step.start, capacityUntil: step.end, allocation, startTime: start, endTime: end, lanes: formatLanes(lanes) };
}

/** Lanes for windows of one step of capacity, in the order given. */
async function chooseLanes(tx: Tx, tenantId: string, resourceId: string, capacity: number, windows: Wanted[]): Promise<Lanes[]> {
  const wanted = windows.map(({ start, end, seat }) => ({ start: start.epochMilliseconds, end: end.epochMilliseconds, allocation: seat.allocation }));
  const seated = (await selectTaken(tx, tenantId, [resourceId], spanOf(windows))).map(toTaken);
  const beside = wanted.map((window) => {
    const lanes = assignBeside(capacity, window, seated);
    if (lanes) seated.push({ ...window, lanes, bookingId: "", seq: 0 });
    return lanes;
  });
  if (beside.every((lanes) => lanes !== undefined)) return beside;

  // Enough may be free without any lane being free all along: then everything that hangs together is dealt out anew.
  const connected = await selectConnected(tx, tenantId, resourceId, windows);
  const lanes = assignAfresh(capacity, [...connected, ...wanted]);
  if (!lanes) throw new NoRoom();
  await exchangeLanes(tx, tenantId, connected.map(({ bookingId, seq }, i) => ({ bookingId, seq, lanes: formatLanes(lanes[i] as Lanes) })));
  return lanes.slice(connected.length);
}

/** The confirmed windows that overlap the given ones, those that overlap these, and so on: all in the same step, which no window leaves. */
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
