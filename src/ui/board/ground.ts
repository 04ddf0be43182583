import type { Span } from "./book";

/** Milliseconds since 1970, `[startMs, endMs)`. */
export type Stretch = { startMs: number; endMs: number };
/** When a resource is not there although it would work: leave, a blackout, a public holiday. `why` in words. */
export type Away = Stretch & { why: string };
/** What a resource's row stands on: when it works, and when it is away; both in order. */
export type Ground = { work: readonly Stretch[]; away: readonly Away[] };

/** What is known of working time, by resource: windows of it are read like those of bookings. What is known of a resource is the same object until more is. */
export function createGround() {
  const pieces = new Map<string, Map<number, Ground>>();
  const whole = new Map<string, Ground>();
  const joined = new WeakMap<readonly Stretch[], WeakMap<readonly Stretch[], readonly Stretch[]>>();
  /** Many resources share their lists: they go on sharing them when one is put behind another. */
  function join(a: readonly Stretch[], b: readonly Stretch[]): readonly Stretch[] {
    const known = joined.get(a) ?? new WeakMap<readonly Stretch[], readonly Stretch[]>();
    const both = known.get(b) ?? [...a, ...b];
    joined.set(a, known.set(b, both));
    return both;
  }
  const watchers = new Set<(resourceIds: ReadonlySet<string>) => void>();
  return {
    of: (resourceId: string): Ground | undefined => whole.get(resourceId),
    /** All of a window. */
    load({ fromMs }: Span, known: readonly (Ground & { resourceId: string })[]) {
      for (const { resourceId, work, away } of known) {
        const there = pieces.get(resourceId) ?? new Map<number, Ground>();
        pieces.set(resourceId, there.set(fromMs, { work, away }));
        const inOrder = [...there].toSorted(([a], [b]) => a - b).map(([, piece]) => piece);
        whole.set(resourceId, { work: inOrder.map((piece) => piece.work).reduce(join), away: inOrder.flatMap((piece) => piece.away) });
      }
      for (const watcher of watchers) watcher(new Set(known.map(({ resourceId }) => resourceId)));
    },
    /** @returns what ends it */
    watch(watcher: (resourceIds: ReadonlySet<string>) => void): () => void {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
  };
}
export type GroundBook = ReturnType<typeof createGround>;

/** What of ordered stretches touches `[fromMs, toMs)`, found without looking at those before it. */
export function within<T extends Stretch>(stretches: readonly T[], { fromMs, toMs }: Span): T[] {
  let [low, high] = [0, stretches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle] as T).endMs <= fromMs) low = middle + 1;
    else high = middle;
  }
  const found: T[] = [];
  for (let i = low; i < stretches.length && (stretches[i] as T).startMs < toMs; i++) found.push(stretches[i] as T);
  return found;
}

/** What of a span is in none of the ordered stretches. */
export function gaps(stretches: readonly Stretch[], { fromMs, toMs }: Span): Stretch[] {
  const found: Stretch[] = [];
  let at = fromMs;
  for (const { startMs, endMs } of within(stretches, { fromMs, toMs })) {
    if (startMs > at) found.push({ startMs: at, endMs: startMs });
    at = Math.max(at, endMs);
  }
  if (at < toMs) found.push({ startMs: at, endMs: toMs });
  return found;
}
