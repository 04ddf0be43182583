import { text } from "@/ui/text/en";
import { KINDS } from "./filters";
import { packLanes, rowHeight, type Span, spanOf } from "./geometry";
import type { ScheduleBooking, ScheduleResource } from "./types";
import type { Day } from "./week";

export type Bar = { booking: ScheduleBooking; span: Span; lane: number };
export type Row = { resource: ScheduleResource; bars: Bar[]; height: number };
/** `size` is how many rows it has, also where only the first of them are drawn. */
export type Group = { name: string; size: number; rows: Row[] };

/** The rows of the schedule by department; resources without one stand under their kind. Artists come first, then rooms, then equipment. */
export function groupRows(resources: readonly ScheduleResource[], bookings: readonly ScheduleBooking[], days: readonly Day[]): Group[] {
  const bookingsOf = groupBy(bookings, (booking) => booking.resourceId);
  const byKind = resources.toSorted((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
  const groups = groupBy(byKind, (resource) => resource.department ?? text.kinds[resource.kind]);
  return [...groups]
    .map(([name, members]) => ({ name, size: members.length, rows: members.map((resource) => rowOf(resource, bookingsOf.get(resource.id) ?? [], days)) }))
    .toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}

// Node 20 has no Map.groupBy.
function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** A group stands where the first kind in it does. */
function rank({ rows }: Group): number {
  return Math.min(...rows.map((row) => KINDS.indexOf(row.resource.kind)));
}

/** The first rows of the schedule, and the height of the rest. */
export function firstRows(groups: readonly Group[], count: number): { groups: Group[]; missing: number } {
  const first: Group[] = [];
  let [left, missing] = [count, 0];
  for (const { name, size, rows } of groups) {
    if (left > 0) first.push({ name, size, rows: rows.slice(0, left) });
    for (const row of rows.slice(Math.max(0, left))) missing += row.height;
    left -= rows.length;
  }
  return { groups: first, missing };
}

function rowOf(resource: ScheduleResource, bookings: readonly ScheduleBooking[], days: readonly Day[]): Row {
  const spans = bookings
    .flatMap((booking) => {
      const [startMs, endMs] = [Date.parse(booking.start), Date.parse(booking.end)];
      const span = spanOf(startMs, endMs, days);
      return span ? [{ booking, span, startMs }] : [];
    })
    .toSorted((a, b) => a.span.first - b.span.first || a.startMs - b.startMs);
  const { lanes, count } = packLanes(spans.map(({ span }) => span));
  return { resource, bars: spans.map(({ booking, span }, index) => ({ booking, span, lane: lanes[index] ?? 0 })), height: rowHeight(count) };
}
