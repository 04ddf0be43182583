import { assignBeside, continuousWindows, firstLanes, formatLanes, type Lanes, type NewWindowRow, parseLanes, type Taken } from "@/modules/booking";
import type { TimeRange } from "@/lib/time";
import type { Change } from "./plan-rows";
import type { StoredWindow } from "./world";

export type Dealt = { windows: NewWindowRow[]; crowded: Change[] };

type Seated = Taken & { lanes: Lanes };

/**
 * The windows of the bookings, each with lanes beside those that are stored. There is room for all of them (see planRows), but
 * maybe not one lane that is free all along: those bookings are `crowded`, and placing them moves others.
 */
export function dealLanes(tenantId: string, changes: Change[], stored: Iterable<StoredWindow>): Dealt {
  const seated = new Map<string, Seated[]>();
  for (const window of stored) seatsOf(seated, window.resourceId).push({ ...window, lanes: parseLanes(window.lanes) });

  const dealt: Dealt = { windows: [], crowded: [] };
  // By start: so a resource that has only these bookings is dealt out without a gap, and none is crowded.
  for (const change of changes.toSorted((a, b) => a.after.startTime.epochMilliseconds - b.after.startTime.epochMilliseconds)) {
    const { after, resource } = change;
    const windows = continuousWindows({ start: after.startTime, end: after.endTime });
    const lanes = lanesOf(change, windows, seatsOf(seated, resource.id));
    if (!lanes) {
      dealt.crowded.push(change);
      continue;
    }
    windows.forEach(({ start, end }, seq) => {
      const { status, allocation, id: bookingId } = after;
      dealt.windows.push({ tenantId, bookingId, seq, resourceId: resource.id, status, capacity: resource.capacity, allocation, startTime: start, endTime: end, lanes: formatLanes(lanes[seq] as Lanes) });
    });
  }
  return dealt;
}

function lanesOf({ after, resource }: Change, windows: TimeRange[], seated: Seated[]): Lanes[] | undefined {
  const { status, allocation } = after;
  // All of a resource is all of its lanes, and what is not confirmed takes none.
  if (status !== "confirmed" || allocation === resource.capacity) return windows.map(() => firstLanes(allocation));
  const wanted = windows.map(({ start, end }) => ({ start: start.epochMilliseconds, end: end.epochMilliseconds, allocation }));
  const lanes = wanted.map((window) => assignBeside(resource.capacity, window, seated));
  if (!lanes.every((found) => found !== undefined)) return undefined;
  seated.push(...wanted.map((window, seq) => ({ ...window, lanes: lanes[seq] as Lanes })));
  return lanes;
}

function seatsOf(seated: Map<string, Seated[]>, resourceId: string): Seated[] {
  const seats = seated.get(resourceId) ?? [];
  seated.set(resourceId, seats);
  return seats;
}
