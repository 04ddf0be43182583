import type { Temporal, TimeRange } from "@/lib/time";
import type { Tx } from "@/services/db";
import { mergeWindows } from "../domain/cut-windows";
import { climb, type Ground, type Rung, type Waiting } from "../domain/hold-ladder";
import { selectWindowsOf } from "../window-repository";
import { type HoldRow, type Place, selectConfirmed, selectHoldIds, selectLiveHolds, selectSteps } from "./repository";

/** A hold as the rules see it. */
export function waitingOf({ id, allocation }: Pick<HoldRow, "id" | "allocation">, windows: TimeRange[]): Waiting {
  return { id, allocation, windows: windows.map(({ start, end }) => ({ start: start.epochMilliseconds, end: end.epochMilliseconds })) };
}

/** The times of bookings, one list a resource, without repeating what several of them have in common. */
export function placesOf(bookings: { id: string; resourceId: string }[], windows: Map<string, TimeRange[]>): Place[] {
  const byResource = new Map<string, TimeRange[]>();
  for (const { id, resourceId } of bookings) byResource.set(resourceId, [...(byResource.get(resourceId) ?? []), ...(windows.get(id) ?? [])]);
  return [...byResource].flatMap(([resourceId, ranges]) => mergeWindows(ranges).map((range) => ({ ...range, resourceId })));
}

/** Where live holds stand. Six queries, whatever their number. */
export async function loadLadder(tx: Tx, tenantId: string, holds: HoldRow[], now: Temporal.Instant): Promise<Map<string, Rung>> {
  if (holds.length === 0) return new Map();
  const ids = holds.map(({ id }) => id);
  const places = placesOf(holds, await selectWindowsOf(tx, tenantId, ids));
  const queue = await selectLiveHolds(tx, tenantId, await selectHoldIds(tx, tenantId, places), now);
  const windows = await selectWindowsOf(tx, tenantId, queue.map(({ id }) => id));
  const confirmed = await selectConfirmed(tx, tenantId, places);
  const steps = await selectSteps(tx, tenantId, [...new Set(holds.map(({ resourceId }) => resourceId))]);
  const ladders = [...steps].flatMap(([resourceId, stepsOfIt]) => {
    const ground: Ground = { steps: stepsOfIt, confirmed: confirmed.get(resourceId) ?? [] };
    const waiting = queue.filter((hold) => hold.resourceId === resourceId).map((hold) => waitingOf(hold, windows.get(hold.id) ?? []));
    return [...climb(ids, waiting, ground)];
  });
  return new Map(ladders);
}
