import { type Load, loadOver, type Stretch } from "@/lib/stretch";

/** What there is, or is left, of a capacity. */
export type Free = Stretch & { capacity: number };

/**
 * What of the capacity is left while `open`, as stretches of equal capacity, in order; where nothing is left there is none.
 * @param open in order and apart, all of it within what `had` fills
 * @param had the steps of the capacity, in order, without a gap
 */
export function freeIn(open: Stretch[], had: Free[], takers: Load[]): Free[] {
  const [only] = had;
  if (takers.length === 0 && had.length === 1 && only) return open.map(({ start, end }) => ({ start, end, capacity: only.capacity }));
  const left = leftOf(had, takers);
  const found: Free[] = [];
  let at = 0;
  for (const hours of open) {
    while (at < left.length && (left[at] as Free).end <= hours.start) at++;
    for (let i = at; i < left.length; i++) {
      const { start, end, capacity } = left[i] as Free;
      if (start >= hours.end) break;
      if (capacity > 0) found.push({ start: Math.max(start, hours.start), end: Math.min(end, hours.end), capacity });
    }
  }
  return found;
}

/** What is left at every instant that `had` fills. */
function leftOf(had: Free[], takers: Load[]): Free[] {
  const range = { start: (had[0] as Free).start, end: (had.at(-1) as Free).end };
  const given = had.map(({ start, end, capacity }) => ({ start, end, load: -capacity }));
  return loadOver(range, [...takers, ...given]).map(({ start, end, load }) => ({ start, end, capacity: -load }));
}

/**
 * Hours of a resource and the stretches of them in which too little of it is left: both in order, each apart. Where there is
 * room is walked over and not written down, because a question to ten thousand resources has a million answers.
 */
export type Room = { open: Stretch[]; full: Stretch[] };

/** Where `needed` of the capacity is free while `open`. */
export function roomFor(needed: number, open: Stretch[], had: Free[], takers: Load[]): Room {
  return { open, full: fullFor(needed, had, takers) };
}

function fullFor(needed: number, had: Free[], takers: Load[]): Stretch[] {
  const [only] = had;
  if (had.length === 1 && only && needed <= only.capacity) {
    const spare = only.capacity - needed;
    if (takers.every(({ load }) => load > spare)) return isInOrder(takers) ? takers : merge(takers);
  }
  return merge(leftOf(had, takers).filter(({ capacity }) => capacity < needed));
}

const isInOrder = (stretches: Stretch[]) => stretches.every(({ start }, i) => i === 0 || start > (stretches[i - 1] as Stretch).end);

/** In order, and one where they touch or overlap. */
export function merge(stretches: Stretch[]): Stretch[] {
  const merged: Stretch[] = [];
  for (const { start, end } of stretches.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/** Each stretch of the room, in order, as long as `visit` does not return true. */
export function walk({ open, full }: Room, visit: (start: number, end: number) => boolean | void): void {
  let at = 0;
  for (const hours of open) {
    let start = hours.start;
    while (at < full.length && (full[at] as Stretch).end <= start) at++;
    for (let i = at; i < full.length && (full[i] as Stretch).start < hours.end; i++) {
      const gap = full[i] as Stretch;
      if (gap.start > start && visit(start, gap.start)) return;
      start = gap.end;
    }
    if (start < hours.end && visit(start, hours.end)) return;
  }
}

/** The room as a list. */
export function stretchesOf(room: Room): Stretch[] {
  const found: Stretch[] = [];
  walk(room, (start, end) => void found.push({ start, end }));
  return found;
}

/** How long the stretches are together, in milliseconds. */
export function totalOf(stretches: Stretch[]): number {
  let total = 0;
  for (const { start, end } of stretches) total += end - start;
  return total;
}

/** Whether one of the windows overlaps one of the others. Both in order and apart. */
export function meets(windows: Stretch[], others: Stretch[]): boolean {
  let at = 0;
  for (const { start, end } of windows) {
    while (at < others.length && (others[at] as Stretch).end <= start) at++;
    if (at < others.length && (others[at] as Stretch).start < end) return true;
  }
  return false;
}
