import type { Temporal } from "@/lib/time";
import { dateOf, type Scale, startOf, type Zoom } from "./scale";

/** A stretch of the head: `kind` says how it is written, `isStrong` that a thicker line begins it. */
export type Tick = { startMs: number; endMs: number; kind: "hour" | "day" | "week" | "month"; isStrong: boolean; isWeekend: boolean };

const HOUR = 3_600_000;
/** The upper and the lower line of the head. */
const LINES: Record<Zoom, [Tick["kind"], Tick["kind"]]> = { hours: ["day", "hour"], day: ["week", "day"], week: ["month", "day"], month: ["month", "day"], quarter: ["month", "week"] };

/** The two lines of the head over `[fromMs, toMs)`, from the first stretch that touches it to the last. */
export function ticksOf(scale: Scale, fromMs: number, toMs: number): { upper: Tick[]; lower: Tick[] } {
  const [upper, lower] = LINES[scale.zoom];
  return { upper: stretches(upper, scale.zone, fromMs, toMs), lower: stretches(lower, scale.zone, fromMs, toMs) };
}

/** The days that touch the range: for what is shaded, whatever the zoom. */
export const daysOf = ({ zone }: Scale, fromMs: number, toMs: number): Tick[] => stretches("day", zone, fromMs, toMs);

function stretches(kind: Tick["kind"], zone: string, fromMs: number, toMs: number): Tick[] {
  const ticks: Tick[] = [];
  for (let date = firstOf(kind, dateOf(fromMs, zone)), startMs = startOf(date, zone); startMs < toMs; ) {
    const next = nextOf(kind, date);
    const endMs = startOf(next, zone);
    if (kind === "hour") for (let at = startMs; at < endMs; at += HOUR) ticks.push({ startMs: at, endMs: Math.min(at + HOUR, endMs), kind, isStrong: at === startMs, isWeekend: date.dayOfWeek > 5 });
    else ticks.push({ startMs, endMs, kind, isStrong: kind === "day" ? date.dayOfWeek === 1 : date.day === 1 || kind === "week", isWeekend: kind === "day" && date.dayOfWeek > 5 });
    [date, startMs] = [next, endMs];
  }
  return ticks.filter(({ startMs, endMs }) => endMs > fromMs && startMs < toMs);
}

function firstOf(kind: Tick["kind"], date: Temporal.PlainDate): Temporal.PlainDate {
  if (kind === "month") return date.with({ day: 1 });
  return kind === "week" ? date.subtract({ days: date.dayOfWeek - 1 }) : date;
}

function nextOf(kind: Tick["kind"], date: Temporal.PlainDate): Temporal.PlainDate {
  return date.add(kind === "month" ? { months: 1 } : { days: kind === "week" ? 7 : 1 });
}
