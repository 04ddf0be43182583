import { Temporal } from "@/lib/time";
import type { When } from "../contract";
import { moveDays } from "./day-windows";

/** The same so many days later (or earlier, below zero), at the same times on the wall of the zone, also across a change of the clocks. */
export function shiftDays(when: When, days: number, zone: string): When {
  if (when.days) return { days: moveDays(when.days, Temporal.PlainDate.from(when.days.from).add({ days }).toString()) };
  const shifted = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(zone).add({ days }).toInstant();
  const { start, end } = { start: shifted(when.start), end: shifted(when.end) };
  // Only the hour that the clocks skip can be left of it: then it keeps its length instead.
  return Temporal.Instant.compare(start, end) < 0 ? { start, end } : { start, end: start.add(when.start.until(when.end)) };
}

/** The date on which it begins: of one in days its first day, else by the clock of the zone. */
export function firstDate(when: When, zone: string): string {
  return when.days ? when.days.from : when.start.toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** How many days after `from` the date `to` is. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: "day" }).days;
}
