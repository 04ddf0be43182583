import { LRUCache } from "lru-cache";
import type { Stretch } from "@/lib/stretch";
import { isoOfMillis, Temporal } from "@/lib/time";
import { atLocal } from "./at-local";
import { hoursOn } from "./hours-on";
import type { ResourceTime, WorkCalendar } from "./types";

const DAY = 86_400_000;
const MINUTE = 60_000;
/** How far ahead working time is looked for. */
const FARTHEST_DAYS = 400;
const DAYS_KEPT = 2_000;

type Computed = {
  /** Working time by the number of the date since 1970. */
  days: Map<number, Stretch[]>;
  /** The last answer: many resources in a row are asked about the same range. */
  last?: { range: Stretch; time: Stretch[] };
};

const computed = new LRUCache<string, Computed>({ max: 500 });

/**
 * Working time of the calendar alone in a range, in order, merged. Each day is computed once for a calendar and version,
 * whatever the number of resources that share it. The answer is shared too: it must not be changed, and is frozen.
 * @param zone of a calendar that has none of its own
 */
export function calendarTime(calendar: WorkCalendar, zone: string, range: Stretch): Stretch[] {
  const there = calendar.timeZone ?? zone;
  const kept = keptOf(calendar, there);
  if (kept.last?.range.start === range.start && kept.last.range.end === range.end) return kept.last.time;
  const stretches: Stretch[] = [];
  // Wherever the zone is, hours of a date begin at most a day before it does in UTC, and end at most three after.
  for (let day = Math.floor(range.start / DAY) - 3; day <= Math.floor(range.end / DAY) + 1; day++) {
    stretches.push(...within(timeOn(kept, calendar, there, day), range));
  }
  const time = Object.freeze(merge(stretches)) as Stretch[];
  kept.last = { range: { start: range.start, end: range.end }, time };
  return time;
}

function keptOf({ id, version }: WorkCalendar, zone: string): Computed {
  const key = `${id} ${version} ${zone}`;
  let kept = computed.get(key);
  if (!kept) computed.set(key, (kept = { days: new Map() }));
  return kept;
}

function timeOn({ days }: Computed, calendar: WorkCalendar, zone: string, day: number): Stretch[] {
  let time = days.get(day);
  if (!time) {
    const date = isoOfMillis(day * DAY).slice(0, "2026-01-01".length);
    const ranges = hoursOn(calendar, date).flatMap((hours) => atLocal(date, hours, zone, calendar.dayStart) ?? []);
    time = ranges.map(({ start, end }) => ({ start: start.epochMilliseconds, end: end.epochMilliseconds }));
    if (days.size >= DAYS_KEPT) days.clear();
    days.set(day, time);
  }
  return time;
}

/** What of the stretches is in the range. */
function within(stretches: Stretch[], range: Stretch): Stretch[] {
  return stretches.filter(({ start, end }) => start < range.end && end > range.start).map(({ start, end }) => ({ start: Math.max(start, range.start), end: Math.min(end, range.end) }));
}

/** In order, and one where they touch or overlap. */
function merge(stretches: Stretch[]): Stretch[] {
  const merged: Stretch[] = [];
  for (const { start, end } of stretches.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/** What of the stretches is outside all holes; both in order and merged. */
function minus(stretches: Stretch[], holes: Stretch[]): Stretch[] {
  const left: Stretch[] = [];
  let next = 0;
  for (const { start, end } of stretches) {
    while (next < holes.length && (holes[next] as Stretch).end <= start) next++;
    let from = start;
    for (let n = next; n < holes.length; n++) {
      const hole = holes[n] as Stretch;
      if (hole.start >= end) break;
      if (hole.start > from) left.push({ start: from, end: hole.start });
      from = hole.end;
    }
    if (from < end) left.push({ start: from, end });
  }
  return left;
}

/** When a resource works in a range: its calendar and its extra time, but not while it is away. In order, merged; shared as that of the calendar is. */
export function workingTime({ calendar, timeZone, away, extra }: ResourceTime, range: Stretch): Stretch[] {
  const byCalendar = calendarTime(calendar, timeZone, range);
  const added = extra.length > 0 ? within(extra, range) : extra;
  const there = added.length > 0 ? merge([...byCalendar, ...added]) : byCalendar;
  const gone = away.length > 0 ? within(away, range) : away;
  return gone.length > 0 ? minus(there, merge(gone)) : there;
}

/**
 * The first instant at which so many minutes were worked after `from`. Whoever does not work so much within the next 400 days
 * has until they are over.
 * @param time a resource's, or only a calendar with the zone of one that has none: nobody is away then
 */
export function addWorkingTime(time: ResourceTime | Pick<ResourceTime, "calendar" | "timeZone">, from: Temporal.Instant, minutes: number): Temporal.Instant {
  if (minutes <= 0) return from;
  const resource: ResourceTime = { away: [], extra: [], ...time };
  const end = from.epochMilliseconds + FARTHEST_DAYS * DAY;
  let left = minutes * MINUTE;
  for (let start = from.epochMilliseconds; start < end; start += 8 * DAY) {
    for (const stretch of workingTime(resource, { start, end: start + 8 * DAY })) {
      if (stretch.end - stretch.start >= left) return Temporal.Instant.fromEpochMilliseconds(stretch.start + left);
      left -= stretch.end - stretch.start;
    }
  }
  return Temporal.Instant.fromEpochMilliseconds(end);
}
