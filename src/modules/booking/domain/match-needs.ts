/** A need as it is matched: so many different resources out of `choices`, the best first, of each of which it takes `size`. */
export type Seats = { count: number; choices: { id: string; size: number }[] };

/** Who fills each need, in the order of its choices; or the needs that are short of resources together. */
export type Match = { taken: string[][] } | { short: number[] };

/** Ways to share resources that are tried before it is given up: that problem alone is as hard as packing bins. */
const MOST_WAYS = 5_000;

/**
 * Gives every need its resources. A resource serves several needs as far as it has room for them together, but none twice.
 * Needs before others have the better choice; they only give way to a later one that could not be met otherwise (augmenting
 * paths), so that there is no match exactly when none is possible. Where needs of different sizes could share a resource, the
 * ways to share it are tried one by one.
 *
 * @param room what there is of each resource for all needs together; a choice whose size exceeds it is none
 */
export function matchNeeds(needs: Seats[], room: ReadonlyMap<string, number>): Match {
  const wanted = needs.map(({ count, choices }) => ({ count, choices: choices.filter(({ id, size }) => size <= (room.get(id) ?? 0)) }));
  const total = wanted.reduce((sum, { count }) => sum + count, 0);
  // All other needs together take fewer than `total` of them: so many choices are always enough.
  const trimmed = wanted.map(({ count, choices }) => ({ count, choices: choices.slice(0, total) }));
  let ways = MOST_WAYS;
  const search = (shares: Shares): Match => {
    const match = seatAll(trimmed, room, shares);
    if ("short" in match) return match;
    const crowded = findCrowded(trimmed, room, match.taken);
    if (!crowded) return match;
    const sizes = sizesAt(trimmed, crowded);
    const short = new Set(sizes.keys());
    for (const share of fullestShares(sizes, room.get(crowded) as number)) {
      if (--ways < 0) break;
      const found = search(new Map([...shares, [crowded, share]]));
      if ("taken" in found) return found;
      for (const need of found.short) short.add(need);
    }
    return { short: inOrder(short) };
  };
  return search(new Map());
}

const inOrder = (needs: Set<number>) => [...needs].toSorted((a, b) => a - b);

/** Which needs may use a resource, where that was decided. */
type Shares = ReadonlyMap<string, ReadonlySet<number>>;

/** What each need would take of a resource, by the need's index. */
function sizesAt(needs: Seats[], id: string): Map<number, number> {
  return new Map(needs.flatMap(({ choices }, need) => choices.filter((choice) => choice.id === id).map(({ size }): [number, number] => [need, size])));
}

/** A match in which no resource has more needs than could ever fit it; whether those that it has fit together is not looked at. */
function seatAll(needs: Seats[], room: ReadonlyMap<string, number>, shares: Shares): Match {
  const taken = needs.map(() => new Set<string>());
  const users = new Map<string, Set<number>>();
  const places = new Map<string, number>();
  for (const id of new Set(needs.flatMap(({ choices }) => choices.map((choice) => choice.id)))) {
    users.set(id, new Set());
    places.set(id, shares.get(id)?.size ?? mostOf([...sizesAt(needs, id).values()], room.get(id) as number));
  }
  const open = (need: number) => (needs[need] as Seats).choices.flatMap(({ id }) => ((shares.get(id)?.has(need) ?? true) && !taken[need]?.has(id) ? id : []));
  const usersOf = (id: string) => users.get(id) as Set<number>;
  const take = (need: number, id: string) => {
    taken[need]?.add(id);
    usersOf(id).add(need);
    return true;
  };

  const place = (need: number, seen: Set<string>): boolean => {
    const choices = open(need);
    const free = choices.find((id) => usersOf(id).size < (places.get(id) as number));
    if (free !== undefined) return take(need, free);
    for (const id of choices) {
      if (seen.has(id)) continue;
      seen.add(id);
      for (const other of usersOf(id)) {
        if (!place(other, seen)) continue;
        taken[other]?.delete(id);
        usersOf(id).delete(other);
        return take(need, id);
      }
    }
    return false;
  };

  for (const [need, { count }] of needs.entries()) {
    for (let i = 0; i < count; i++) {
      const seen = new Set<string>();
      if (!place(need, seen)) return { short: inOrder(new Set([need, ...[...seen].flatMap((id) => [...usersOf(id)])])) };
    }
  }
  return { taken: needs.map(({ choices }, need) => choices.flatMap(({ id }) => (taken[need]?.has(id) ? id : []))) };
}

/** How many of the sizes fit at most. */
function mostOf(sizes: number[], room: number): number {
  let left = room;
  return sizes.toSorted((a, b) => a - b).filter((size) => (left -= size) >= 0).length;
}

function findCrowded(needs: Seats[], room: ReadonlyMap<string, number>, taken: string[][]): string | undefined {
  const load = new Map<string, number>();
  for (const [need, ids] of taken.entries()) {
    for (const { id, size } of (needs[need] as Seats).choices) if (ids.includes(id)) load.set(id, (load.get(id) ?? 0) + size);
  }
  return [...load].find(([id, sum]) => sum > (room.get(id) as number))?.[0];
}

/** The sets of needs that fit together and to which none could be added, those with the first needs first. */
function* fullestShares(sizes: Map<number, number>, room: number): Generator<Set<number>> {
  const items = [...sizes];
  function* from(at: number, chosen: number[], left: number, leastLeftOut: number): Generator<Set<number>> {
    const item = items[at];
    if (!item) {
      if (leastLeftOut > left) yield new Set(chosen);
      return;
    }
    const [need, size] = item;
    if (size <= left) yield* from(at + 1, [...chosen, need], left - size, leastLeftOut);
    yield* from(at + 1, chosen, left, Math.min(leastLeftOut, size));
  }
  yield* from(0, [], room, Number.POSITIVE_INFINITY);
}
