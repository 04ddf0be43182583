import { invalidInput } from "@/lib/problem";
import type { Stretch } from "@/lib/stretch";
import type { Temporal, TimeRange } from "@/lib/time";
import type { Days } from "../contract";
import { dayRulesOf, zoneOf } from "../day-rules";
import { spanOf } from "../domain/cut-windows";
import { windowsOfDays } from "../domain/day-windows";
import { localClock } from "../domain/local-clock";
import { type Draft, clockOf, stretchOf } from "../draft-booking";
import type { Setting } from "../load-setting";
import type { PricedRow } from "../repository";
import { dividePrice, type Price } from "./divide-price";
import { splitDays } from "./split-days";

/** A part of a booking: its windows, and what of its row is other than the whole's. */
export type Part = { windows: TimeRange[]; fields: Pick<PricedRow, "startTime" | "endTime" | "days"> & Price };

const DAY = 86_400_000;

/**
 * A booking in two at an instant inside it.
 * @param windows what it has, in order and apart
 * @throws Problem 400 when it is given in days and not cut between them
 */
export function divideBooking(setting: Setting, booking: PricedRow, windows: TimeRange[], at: Temporal.Instant): [Part, Part] {
  const resource = setting.resources.get(booking.resourceId) as Draft["resource"];
  const { dayStart } = setting.settings;
  const days = booking.days && daysInTwo(booking.days, resource, dayStart, windows, at);
  const parts = [clip(windows, { start: booking.startTime, end: at }), clip(windows, { start: at, end: booking.endTime })] as const;
  const clock = clockOf(resource.time, setting.settings);
  // Of what goes on through nights the working time counts, in its parts as well.
  const worked = (part: TimeRange[]) => lengthOf(part.flatMap((piece) => (windows.some((window) => isPartOf(piece, window) && lengthOf([stretchOf(window)]) > DAY) ? clock.workingIn(stretchOf(piece)) : [stretchOf(piece)])));
  const [first, second] = [worked(parts[0]), worked(parts[1])];
  const price = dividePrice(booking, first + second > 0 ? first / (first + second) : 0.5);
  const partOf = (part: TimeRange[], given: Days | null, worth: Price): Part => ({ windows: part, fields: { ...worth, days: given, startTime: spanOf(part).start, endTime: spanOf(part).end } });
  return [partOf(parts[0], days && days.first, price.first), partOf(parts[1], days && days.second, price.second)];
}

function daysInTwo(days: Days, { time }: Draft["resource"], dayStart: string, windows: TimeRange[], at: Temporal.Instant): { first: Days; second: Days } {
  const zone = zoneOf(days, time);
  const rules = dayRulesOf(time, zone, dayStart);
  const windowsOf = (some: Days) => windowsOfDays(some, rules).map(stretchOf);
  const parts = splitDays(days, windows.map(stretchOf), at.epochMilliseconds, { dateOf: localClock(zone, dayStart).dateOf, windowsOf });
  if (parts) return parts;
  throw invalidInput([{ path: "at", message: "must be between two of the days of the booking, as at the midnight between them" }]);
}

const lengthOf = (stretches: Stretch[]) => stretches.reduce((sum, { start, end }) => sum + end - start, 0);
const isPartOf = (piece: TimeRange, window: TimeRange) => piece.start.epochMilliseconds >= window.start.epochMilliseconds && piece.end.epochMilliseconds <= window.end.epochMilliseconds;

function clip(windows: TimeRange[], range: TimeRange): TimeRange[] {
  const [from, to] = [range.start.epochMilliseconds, range.end.epochMilliseconds];
  return windows
    .filter(({ start, end }) => end.epochMilliseconds > from && start.epochMilliseconds < to)
    .map(({ start, end }) => ({ start: start.epochMilliseconds < from ? range.start : start, end: end.epochMilliseconds > to ? range.end : end }));
}
