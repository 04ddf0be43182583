import { type Load, loadOver, type Stretch, without } from "@/lib/stretch";

/** What somebody wants of a resource: so much of it in each of these windows, which are in order and do not overlap. */
export type Want = { allocation: number; windows: Stretch[] };

/** A hold in the queue. */
export type Waiting = Want & { id: string };

/** What there is of a resource, from step to step, and what confirmed bookings take of it. */
export type Ground = { steps: (Stretch & { capacity: number })[]; confirmed: Load[] };

/**
 * Where a hold stands. rank: 1 is the first option. fits: whether confirmed bookings leave room for it; when not, it cannot be
 * confirmed whatever its rank. ahead: the holds that make it no first option, in the order of the queue.
 */
export type Rung = { rank: number; fits: boolean; ahead: string[] };

/**
 * Where some holds of a resource stand.
 * @param ids which; the others in the queue are there because they overlap these
 * @param queue live holds in the order in which they took their place
 */
export function climb(ids: string[], queue: Waiting[], ground: Ground): Map<string, Rung> {
  const wanted = new Set(ids);
  return new Map(
    queue.flatMap((hold, place) => {
      if (!wanted.has(hold.id)) return [];
      const ahead = inTheWay(hold, queue.slice(0, place), ground);
      return [[hold.id, { rank: 1 + ahead.length, fits: fits(hold, ground), ahead }]];
    }),
  );
}

/** Those of `earlier` that overlap `wanted` at an instant at which they all, and what is confirmed, leave no room for it. */
export function inTheWay(wanted: Want, earlier: Waiting[], ground: Ground): string[] {
  const beside = earlier.filter(({ windows }) => common(windows, wanted.windows).length > 0);
  if (beside.length === 0) return [];
  const held = beside.flatMap(({ windows, allocation }) => windows.map((window) => ({ ...window, load: allocation })));
  const full = fullFor(wanted, ground, held);
  return beside.filter(({ windows }) => common(windows, full).length > 0).map(({ id }) => id);
}

/** Whether what is confirmed leaves room for it. */
export function fits(wanted: Want, ground: Ground): boolean {
  return fullFor(wanted, ground, []).length === 0;
}

/**
 * Where a booking takes more than it did before: what it had nobody else can claim.
 * @param before what it took as a confirmed booking of the same resource; undefined when it was none
 */
export function newlyTaken(before: Want | undefined, after: Want): Stretch[] {
  if (!before || before.allocation < after.allocation) return after.windows;
  return after.windows.flatMap((window) => without(window, before.windows));
}

/** When in its windows there is no room for it beside what is confirmed and held. */
function fullFor({ allocation, windows }: Want, { steps, confirmed }: Ground, held: Load[]): Stretch[] {
  const span = { start: (windows[0] as Stretch).start, end: (windows.at(-1) as Stretch).end };
  const free = steps.map(({ start, end, capacity }) => ({ start, end, load: -capacity }));
  return common(loadOver(span, [...free, ...confirmed, ...held]).filter(({ load }) => load + allocation > 0), windows);
}

/** What both have in common; both in order. */
function common(some: Stretch[], others: Stretch[]): Stretch[] {
  const shared: Stretch[] = [];
  for (let i = 0, j = 0; i < some.length && j < others.length; ) {
    const [one, other] = [some[i] as Stretch, others[j] as Stretch];
    const [start, end] = [Math.max(one.start, other.start), Math.min(one.end, other.end)];
    if (start < end) shared.push({ start, end });
    if (one.end < other.end) i++;
    else j++;
  }
  return shared;
}
