import { Temporal } from "@/lib/time";
import { dateAt } from "@/ui/schedule/week";

/** `[start, end)` in milliseconds since 1970. */
export type Span = { start: number; end: number };
export type Taken = Span & { load: number };

/** What a resource has, and what is taken of it; all in milliseconds since 1970. `capacity`: from when on it has how much. */
export type Books = { work: Span[]; capacity: { from: number; capacity: number }[]; booked: Taken[]; held: Taken[] };

/** A week, or the part of it that is asked about. Its sums are milliseconds of capacity. */
export type WeekLoad = Span & { has: number; booked: number; held: number };

/** How much of its working time is taken, week by week, Monday to Monday in the zone. What is taken outside working time does not count. */
export function loadByWeek({ work, capacity, booked, held }: Books, { start, end }: Span, zone: string): WeekLoad[] {
  return weeksIn({ start, end }, zone).map((week) => {
    const spans = work.map((span) => meet(span, week)).filter(isSomething);
    const taken = (all: Taken[]) => sum(spans.flatMap((span) => all.map((one) => one.load * lengthOf(meet(one, span)))));
    const has = sum(spans.flatMap((span) => capacity.map((step, i) => step.capacity * lengthOf(meet({ start: step.from, end: capacity[i + 1]?.from ?? Infinity }, span)))));
    return { ...week, has, booked: taken(booked), held: taken(held) };
  });
}

/** Whole percent of what it has; 0 where it has nothing. */
export const percentOf = (taken: number, has: number): number => (has === 0 ? 0 : Math.round((100 * taken) / has));

/** All weeks as one. */
export function together(weeks: readonly WeekLoad[]): Omit<WeekLoad, keyof Span> {
  return { has: sum(weeks.map(({ has }) => has)), booked: sum(weeks.map(({ booked }) => booked)), held: sum(weeks.map(({ held }) => held)) };
}

function weeksIn({ start, end }: Span, zone: string): Span[] {
  const weeks: Span[] = [];
  for (let at = start; at < end; ) {
    const day = Temporal.PlainDate.from(dateAt(at, zone));
    const next = day.add({ days: 8 - day.dayOfWeek }).toZonedDateTime(zone).epochMilliseconds;
    weeks.push({ start: at, end: Math.min(next, end) });
    at = next;
  }
  return weeks;
}

const meet = (a: Span, b: Span): Span => ({ start: Math.max(a.start, b.start), end: Math.min(a.end, b.end) });
const isSomething = ({ start, end }: Span) => start < end;
const lengthOf = ({ start, end }: Span) => Math.max(0, end - start);
const sum = (numbers: number[]) => numbers.reduce((all, n) => all + n, 0);
