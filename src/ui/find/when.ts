import type { Stretch } from "@/lib/stretch";
import type { Candidate } from "@/modules/booking/availability/contract";
import { newDays } from "@/ui/booking/days-draft";
import type { Draft } from "@/ui/booking/draft";
import { toLocal } from "@/ui/booking/local-time";
import { freeDays, isWeekend } from "./free-days";

type When = Pick<Draft, "mode" | "start" | "end" | "days">;
/** `minutes`: so much of what was asked for it is. */
type Found = { when: When; minutes: number };
/** `zone` is the studio's, `dayZone` the one that days are in: the resource's. */
type Wanted = { isSlot: boolean; minutes: number; zone: string; dayZone: string };

const MINUTE = 60_000;
const DAY = 86_400_000;

/** When all of them are free, in order; of one alone its own free time. */
export function freeOfAll(candidates: readonly Pick<Candidate, "free">[]): Stretch[] {
  const [first = [], ...others] = candidates.map(({ free }) => joined(free.map(({ start, end }) => ({ start: Date.parse(start), end: Date.parse(end) }))));
  return others.reduce((common, free) => common.flatMap((one) => free.flatMap((other) => overlapOf(one, other))), first);
}

/** What touches is one: the free time of a pool is cut where more or less of it is left. */
function joined(stretches: Stretch[]): Stretch[] {
  const all: Stretch[] = [];
  for (const stretch of stretches) {
    const last = all.at(-1);
    if (last?.end === stretch.start) last.end = stretch.end;
    else all.push({ ...stretch });
  }
  return all;
}

function overlapOf(one: Stretch, other: Stretch): Stretch[] {
  const [start, end] = [Math.max(one.start, other.start), Math.min(one.end, other.end)];
  return start < end ? [{ start, end }] : [];
}

/** The time that a booking of what was asked for begins with: the first slot, or the first hours that come together. Undefined where there is none. */
export function whenOf(free: readonly Stretch[], { isSlot, minutes, zone, dayZone }: Wanted): Found | undefined {
  const length = minutes * MINUTE;
  const slot = free.find(({ start, end }) => end - start >= length) ?? free.toSorted((a, b) => b.end - b.start - (a.end - a.start))[0];
  if (!slot) return undefined;
  const end = Math.min(slot.end, slot.start + length);
  if (isSlot) return { when: atStretch({ start: slot.start, end }, zone), minutes: (end - slot.start) / MINUTE };
  const taken = firstOf(free, length);
  const longest = Math.max(...taken.map(({ start, end }) => end - start));
  const [first, last] = [taken[0] ?? slot, taken.at(-1) ?? slot];
  const when = atStretch({ start: first.start, end: last.end }, zone);
  // Around the clock there are no hours of a day.
  const found = taken.reduce((sum, one) => sum + one.end - one.start, 0) / MINUTE;
  return { minutes: found, when: longest > DAY || taken.length < 2 ? when : { ...when, mode: "days", days: freeDays(taken, dayZone, free.some(({ start }) => isWeekend(toLocal(start, dayZone).date))) } };
}

/** By the hour, at just this time. */
export function atStretch({ start, end }: Stretch, zone: string): When {
  const [from, until] = [toLocal(start, zone), toLocal(end, zone)];
  return { mode: "hours", start: from, end: until, days: newDays(from.date, toLocal(end - 1, zone).date) };
}

/** The first of them that together are so long; all of them when they are less. */
function firstOf(free: readonly Stretch[], length: number): Stretch[] {
  let left = length;
  return free.flatMap(({ start, end }) => {
    const taken = Math.min(left, end - start);
    left -= taken;
    return taken > 0 ? [{ start, end: start + taken }] : [];
  });
}
