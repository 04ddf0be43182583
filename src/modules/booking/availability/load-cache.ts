import { LRUCache } from "lru-cache";
import { type Load, loadOver, type Stretch } from "@/lib/stretch";
import type { Cache } from "@/services/cache";

const DAY = 86_400_000;
const MOST_TURNS = 200_000;

/** Whose time was written, and when: all that may be other than it was. */
export type Written = { resourceIds: string[]; spans: Stretch[] };

/** What is taken of resources, kept by studio, resource and day (UTC). What was written is read anew, by whoever wrote it at once. */
export type LoadCache = {
  /** @param load reads what is taken of some resources in a range */
  read: (tenantId: string, range: Stretch, resourceIds: string[], load: (range: Stretch, resourceIds: string[]) => Promise<Map<string, Load[]>>) => Promise<Map<string, Load[]>>;
  forget: (tenantId: string, written: Written) => void;
};

/**
 * A reader may have read before a write was committed, and keep what it read after that was forgotten. So each resource has a turn, which ends
 * with every write: what was read in an earlier turn is not kept, or forgotten once more. While it is being forgotten nothing is taken from what is kept.
 */
export function createLoadCache(cache: Cache): LoadCache {
  const turns = new LRUCache<string, number>({ max: MOST_TURNS });
  const leaving = new Map<string, number>();
  let turn = 0;

  async function remove(whose: string[], keys: string[]) {
    for (const one of whose) leaving.set(one, (leaving.get(one) ?? 0) + 1);
    await cache.deleteMany(keys);
    for (const one of whose) {
      const left = (leaving.get(one) ?? 1) - 1;
      if (left > 0) leaving.set(one, left);
      else leaving.delete(one);
    }
  }

  async function keep(entries: Map<string, Load[]>, read: Map<string, number | undefined>) {
    const isOf = (whose: string) => [...entries.keys()].filter((key) => key.startsWith(whose));
    const isNow = ([whose, then]: [string, number | undefined]) => turns.get(whose) === then && !leaving.has(whose);
    const fresh = [...read].filter(isNow).map(([whose]) => whose);
    await cache.setMany(new Map(fresh.flatMap(isOf).map((key) => [key, entries.get(key)])));
    const late = [...read].filter((one) => fresh.includes(one[0]) && !isNow(one)).map(([whose]) => whose);
    if (late.length > 0) await remove(late, late.flatMap(isOf));
  }

  return {
    async read(tenantId, range, resourceIds, load) {
      const days = daysOf(range);
      const kept = await cache.getMany<Load[]>(resourceIds.flatMap((id) => days.map((day) => keyOf(tenantId, id, day))));
      const isKept = (id: string) => !leaving.has(placeOf(tenantId, id)) && days.every((day) => kept.has(keyOf(tenantId, id, day)));
      const missing = resourceIds.filter((id) => !isKept(id));
      if (missing.length > 0) {
        const read = new Map(missing.map((id) => [placeOf(tenantId, id), turns.get(placeOf(tenantId, id))]));
        const loads = await load({ start: (days[0] ?? 0) * DAY, end: ((days.at(-1) ?? 0) + 1) * DAY }, missing);
        const entries = new Map(missing.flatMap((id) => days.map((day) => [keyOf(tenantId, id, day), onDay(day, loads.get(id) ?? [])] as const)));
        for (const [key, value] of entries) kept.set(key, value);
        void keep(entries, read);
      }
      return new Map(resourceIds.map((id) => [id, days.flatMap((day) => kept.get(keyOf(tenantId, id, day)) ?? [])]));
    },
    forget(tenantId, { resourceIds, spans }) {
      const whose = resourceIds.map((id) => placeOf(tenantId, id));
      for (const one of whose) turns.set(one, ++turn);
      void remove(whose, resourceIds.flatMap((id) => spans.flatMap((span) => daysOf(span).map((day) => keyOf(tenantId, id, day)))));
    },
  };
}

const placeOf = (tenantId: string, resourceId: string) => `${tenantId}/${resourceId}/`;
const keyOf = (tenantId: string, resourceId: string, day: number) => `${placeOf(tenantId, resourceId)}${day}`;

/** The days, counted from 1970, that a stretch touches. */
function daysOf({ start, end }: Stretch): number[] {
  const first = Math.floor(start / DAY);
  return Array.from({ length: Math.max(1, Math.ceil(end / DAY) - first) }, (_, i) => first + i);
}

const onDay = (day: number, takers: Load[]): Load[] => (takers.length === 0 ? [] : loadOver({ start: day * DAY, end: (day + 1) * DAY }, takers).filter(({ load }) => load > 0));
