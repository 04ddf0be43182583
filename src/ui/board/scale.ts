import { Temporal } from "@/lib/time";

/** How near time is looked at, from nearest to farthest. */
export const ZOOMS = ["hours", "day", "week", "month", "quarter"] as const;
export type Zoom = (typeof ZOOMS)[number];

const HOUR = 3_600_000;
/** The width of an hour, in pixels. A month shows four weeks on a screen of 1,600. */
const HOUR_WIDTH: Record<Zoom, number> = { hours: 72, day: 18, week: 8, month: 2, quarter: 2 / 3 };
/** What a gesture moves by: minutes, or whole days (0). */
const STEP_MINUTES: Record<Zoom, number> = { hours: 15, day: 30, week: 60, month: 0, quarter: 0 };

/** Time as a line of pixels: `startMs` is at 0. Even, so that an instant has one place whatever the clocks do; a day of 23 hours is shorter. */
export type Scale = { zoom: Zoom; zone: string; startMs: number; endMs: number };

export const widthOf = (scale: Scale): number => xAt(scale, scale.endMs);
export const xAt = ({ zoom, startMs }: Scale, ms: number): number => ((ms - startMs) / HOUR) * HOUR_WIDTH[zoom];
export const msAt = ({ zoom, startMs }: Scale, x: number): number => startMs + (x / HOUR_WIDTH[zoom]) * HOUR;

/** A scale around an instant: so far that one scrolls for long, and not so far that browsers cannot. */
export function scaleAround(zoom: Zoom, zone: string, ms: number): Scale {
  const days = { hours: 60, day: 180, week: 365, month: 730, quarter: 1_460 }[zoom];
  const date = dateOf(ms, zone);
  return { zoom, zone, startMs: startOf(date.subtract({ days }), zone), endMs: startOf(date.add({ days }), zone) };
}

/** Where a gesture puts an instant: the nearest step of the zoom on the clock of the zone; at far zooms the nearest midnight. */
export function snap({ zoom, zone }: Scale, ms: number): number {
  const at = Temporal.Instant.fromEpochMilliseconds(Math.round(ms)).toZonedDateTimeISO(zone);
  const step = STEP_MINUTES[zoom];
  if (step === 0) return at.round({ smallestUnit: "day", roundingMode: "halfExpand" }).epochMilliseconds;
  const [before, after] = [at.startOfDay().epochMilliseconds, step * 60_000];
  return before + Math.round((at.epochMilliseconds - before) / after) * after;
}

/** The beginning of the step that an instant lies in. */
export function stepBefore(scale: Scale, ms: number): number {
  const at = snap(scale, ms);
  return at <= ms ? at : stepFrom(scale, at, -1);
}

/** A step on or back from an instant, as an arrow key takes it; days keep the clock. */
export function stepFrom({ zoom, zone }: Scale, ms: number, steps: number): number {
  const at = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
  const minutes = STEP_MINUTES[zoom];
  return (minutes === 0 ? at.add({ days: steps }) : at.add({ minutes: steps * minutes })).epochMilliseconds;
}

export const dateOf = (ms: number, zone: string): Temporal.PlainDate => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDate();
export const startOf = (date: Temporal.PlainDate, zone: string): number => date.toZonedDateTime(zone).epochMilliseconds;
