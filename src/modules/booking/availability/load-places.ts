import type { Load, Stretch } from "@/lib/stretch";
import { Temporal, type TimeRange } from "@/lib/time";
import { type ResourceTime, selectTimes, type Settings } from "@/modules/calendar";
import type { Tx } from "@/services/db";
import { selectLoad } from "../window-repository";
import type { LoadCache } from "./load-cache";
import { type Fitting, type Need, selectFitting } from "./repository";

/** Resources in a range: what they have, when they work, and what is taken of them. By their ids; in milliseconds since 1970. */
export type Places = {
  range: Stretch;
  /** By name. */
  resources: Fitting[];
  settings: Settings;
  timeOf: (id: string) => ResourceTime;
  takersOf: (id: string) => Load[];
};

type What = { exceptBooking?: string; statuses?: string[]; loads?: LoadCache | undefined };

/**
 * The resources that are what is needed, in a number of queries that does not depend on how many there are.
 * @param statuses of the bookings that count as taking; left out: the confirmed ones
 * @param loads what the confirmed ones take, as far as it is kept; for who reads, not for who writes
 */
export async function loadPlaces(tx: Tx, tenantId: string, asked: TimeRange, need: Need, { exceptBooking, statuses, loads }: What = {}): Promise<Places> {
  const resources = await selectFitting(tx, tenantId, asked, need);
  const isNarrowed = need.id ?? need.kind ?? need.department ?? need.tags?.[0] ?? need.skills?.[0];
  const ids = isNarrowed ? resources.map(({ id }) => id) : undefined;
  const taken = loads ? readKept(loads, tx, tenantId, asked, resources) : selectLoad(tx, tenantId, asked, ids, exceptBooking, statuses);
  const [takers, { times, settings }] = await Promise.all([taken, selectTimes(tx, tenantId, ids, asked)]);
  return {
    range: { start: asked.start.epochMilliseconds, end: asked.end.epochMilliseconds },
    resources,
    settings,
    timeOf: (id) => times.get(id) as ResourceTime,
    takersOf: (id) => takers.get(id) ?? [],
  };
}

function readKept(loads: LoadCache, tx: Tx, tenantId: string, { start, end }: TimeRange, resources: Fitting[]): Promise<Map<string, Load[]>> {
  const instant = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms);
  const asked = { start: start.epochMilliseconds, end: end.epochMilliseconds };
  return loads.read(tenantId, asked, resources.map(({ id }) => id), (range, ids) => selectLoad(tx, tenantId, { start: instant(range.start), end: instant(range.end) }, ids));
}
