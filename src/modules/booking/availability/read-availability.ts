import type { Principal } from "@/lib/principal";
import { loadOver } from "@/lib/stretch";
import { isoOfMillis } from "@/lib/time";
import type { ResourceKind } from "@/modules/resource";
import { type Database, inTenant } from "@/services/db";
import { freeIn } from "../domain/free-time";
import type { Availability, AvailabilityQuery, ResourceAvailability } from "./contract";
import type { LoadCache } from "./load-cache";
import { type FreeTime, loadFreeTime } from "./load-free-time";
import type { Fitting } from "./repository";

/**
 * When the resources that match are taken, away and free in `[from, to)`. Busy is what confirmed bookings take, with how
 * much; free is working time less leave where some of the capacity (`allocation`, when asked for) is left.
 */
export async function readAvailability(db: Database, { tenantId }: Principal, query: AvailabilityQuery, loads?: LoadCache): Promise<Availability> {
  const time = await inTenant(db, tenantId, (tx) => loadFreeTime(tx, tenantId, query, loads));
  const words = inWords();
  return { items: time.resources.map((resource) => present(resource, time, query.allocation ?? 1, words)) };
}

function present(resource: Fitting, time: FreeTime, needed: number, words: Words): ResourceAvailability {
  const { id, name, kind, department, timeZone, had } = resource;
  const takers = time.takersOf(id);
  const busy = takers.length === 0 ? [] : loadOver(time.range, takers).filter(({ load }) => load > 0);
  return {
    resourceId: id,
    name,
    kind: kind as ResourceKind,
    department,
    timeZone,
    capacity: had[0]?.capacity ?? 0,
    busy: busy.map(({ start, end, load }) => ({ start: words(start), end: words(end), load })),
    away: presentAway(time, id, words),
    free: presentFree(resource, time, needed, words),
  };
}

export type Words = (instant: number) => string;

/** Instants in words, each put into words once: thousands of resources begin and end their days together. */
export function inWords(): Words {
  const known = new Map<number, string>();
  return (instant) => {
    let words = known.get(instant);
    if (words === undefined) known.set(instant, (words = isoOfMillis(instant)));
    return words;
  };
}

/** Where at least `needed` of the capacity is left. */
export function presentFree({ id, had }: Fitting, { hoursOf, takersOf }: FreeTime, needed: number, words: Words): ResourceAvailability["free"] {
  const free = freeIn(hoursOf(id), had, takersOf(id)).filter(({ capacity }) => capacity >= needed);
  return free.map(({ start, end, capacity }) => ({ start: words(start), end: words(end), capacity }));
}

/** Only of the range that was asked about. */
export function presentAway({ range, timeOf }: FreeTime, id: string, words: Words): ResourceAvailability["away"] {
  return timeOf(id).away.map(({ start, end, kind }) => ({ start: words(Math.max(start, range.start)), end: words(Math.min(end, range.end)), kind }));
}
