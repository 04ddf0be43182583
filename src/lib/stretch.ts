/** A stretch of time, in milliseconds since 1970, `[start, end)`. For sums over tens of thousands of them. */
export type Stretch = { start: number; end: number };
export type Load = Stretch & { load: number };
/**
 * The sum of what `takers` take at every instant of the range, as stretches of equal load, in order, that fill the range.
 */
export function loadOver(range: Stretch, takers: Load[]): Load[] {
  const changes: [number, number][] = [];
  for (const { start, end, load } of takers) {
    if (start >= range.end || end <= range.start) continue;
    changes.push([Math.max(start, range.start), load], [Math.min(end, range.end), -load]);
  }
  changes.sort((a, b) => a[0] - b[0]);
  const stretches: Load[] = [];
  let from = range.start;
  let load = 0;
  for (const [at, change] of [...changes, [range.end, 0] as [number, number]]) {
    if (at > from) {
      const last = stretches.at(-1);
      if (last && last.load === load) last.end = at;
      else stretches.push({ start: from, end: at, load });
      from = at;
    }
    load += change;
  }
  return stretches;
}

/** What of the range is outside all `holes`, in order. */
export function without(range: Stretch, holes: Stretch[]): Stretch[] {
  return loadOver(range, holes.map((hole) => ({ ...hole, load: 1 })))
    .filter(({ load }) => load === 0)
    .map(({ start, end }) => ({ start, end }));
}
