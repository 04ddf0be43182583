/**
 * Lanes are the numbered places of a resource's capacity: an artist has 1 to 100, a pool of six cameras 1 to 6. A window
 * takes some of them; PostgreSQL refuses that two confirmed windows share a lane and an instant.
 * A set of lanes is a sorted list of half-open ranges `[from, to)` that neither touch nor overlap.
 */
export type Lanes = readonly (readonly [number, number])[];

/** The first `count` lanes: all of an exclusive resource, and what a booking that takes nothing yet is written with. */
export function firstLanes(count: number): Lanes {
  return [[1, count + 1]];
}

/** The lowest `count` of the lanes 1..capacity that none of `taken` has; undefined when fewer are left. */
export function pickLanes(capacity: number, count: number, taken: Iterable<Lanes>): Lanes | undefined {
  const busy = [...taken].flat().toSorted((a, b) => a[0] - b[0]);
  const picked: [number, number][] = [];
  let missing = count;
  let next = 1;
  for (const [from, to] of [...busy, [capacity + 1, capacity + 1] as const]) {
    if (from > next && missing > 0) {
      const size = Math.min(from - next, missing);
      picked.push([next, next + size]);
      missing -= size;
    }
    next = Math.max(next, to);
  }
  return missing === 0 ? picked : undefined;
}

/** In PostgreSQL's notation, as in `{[1,3),[5,6)}`. */
export function formatLanes(lanes: Lanes): string {
  return `{${lanes.map(([from, to]) => `[${from},${to})`).join(",")}}`;
}

/** From PostgreSQL's (canonical, so half-open) notation. */
export function parseLanes(text: string): Lanes {
  return [...text.matchAll(/\[(\d+),(\d+)\)/g)].map((match) => [Number(match[1]), Number(match[2])] as const);
}
