import { Temporal, type TimeRange } from "@/lib/time";
import type { Tx } from "@/services/db";
import { climb } from "../domain/hold-ladder";
import { type Place, selectConfirmed, selectSteps } from "../holds/repository";
import { type Queued, type Rows, selectQueue } from "./repository";

/**
 * The ranks of the live holds around a range that are not the first option, as loadLadder has them: one query where no hold is behind another one, three otherwise.
 * @param now when a hold that expires is live
 */
export async function loadRanks(tx: Tx, tenantId: string, range: TimeRange, rows: Rows, now: Temporal.Instant): Promise<Map<string, number>> {
  const queue = await selectQueue(tx, tenantId, range, rows, now);
  if (queue.length === 0) return new Map();
  const asked = queue.filter(({ isAsked }) => isAsked);
  const [confirmed, steps] = await Promise.all([selectConfirmed(tx, tenantId, asked.flatMap(placesOf)), selectSteps(tx, tenantId, [...new Set(asked.map(({ resourceId }) => resourceId))])]);
  const ids = asked.map(({ id }) => id);
  const rungs = [...steps].flatMap(([id, stepsOfIt]) => [...climb(ids, queue.filter(({ resourceId }) => resourceId === id), { steps: stepsOfIt, confirmed: confirmed.get(id) ?? [] })]);
  return new Map(rungs.flatMap(([id, { rank }]) => (rank > 1 ? [[id, rank]] : [])));
}

const instant = (milliseconds: number) => Temporal.Instant.fromEpochMilliseconds(milliseconds);
const placesOf = ({ resourceId, windows }: Queued): Place[] => windows.map(({ start, end }) => ({ resourceId, start: instant(start), end: instant(end) }));
