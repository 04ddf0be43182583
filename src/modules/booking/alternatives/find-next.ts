import type { Stretch } from "@/lib/stretch";
import { isoOfMillis, Temporal, type TimeRange } from "@/lib/time";
import type { Places } from "../availability/load-places";
import type { Fitting } from "../availability/repository";
import type { Alternatives, Days } from "../contract";
import { dayRulesOf, remembered, zoneOf } from "../day-rules";
import { moveDays, windowsOfDays } from "../domain/day-windows";
import { fitOf } from "../domain/fit";
import { clockOf } from "../draft-booking";
import type { Wanted } from "../wanted";
import { blockedOf, isToBeHad, stretchOf } from "./is-to-be-had";

const DAY = 86_400_000;

/**
 * The next time at which what was wanted fits. What lies within a day's hours takes the first stretch of working time that is
 * long enough. What was given in days, or lies outside of the hours or goes through nights, is tried day by day, at the same local time.
 * @param inHours whether it has to be within working time
 */
export function findNext(places: Places, place: Fitting, wanted: Wanted, inHours: boolean, aheadDays: number): Alternatives["nextFree"] {
  const { days, allocation } = wanted;
  const blocked = blockedOf(places, place, wanted, allocation);
  const windows = wanted.windows.map(stretchOf);
  const [only] = windows;
  if (!days && only && inHours && only.end - only.start <= DAY) return firstIn(places, place, only, blocked);
  const tries = days ? daysLater(places, place, days) : timeLater(places, place, wanted.windows);
  for (let ahead = 1; ahead <= aheadDays; ahead++) {
    const { from, windows: later } = tries(ahead);
    if (later.length < windows.length || !isToBeHad(places, place, later, blocked, inHours)) continue;
    return { start: isoOfMillis((later[0] as Stretch).start), end: isoOfMillis((later.at(-1) as Stretch).end), from };
  }
  return null;
}

/** The first free stretch of working time as long as the slot, not before it. */
function firstIn({ range, timeOf, settings }: Places, { id }: Fitting, slot: Stretch, blocked: Stretch[]): Alternatives["nextFree"] {
  const length = slot.end - slot.start;
  const open = clockOf({ ...timeOf(id), away: [] }, settings).workingIn({ start: slot.start, end: range.end });
  const fit = fitOf({ kind: "slot", length }, { open, full: blocked });
  return fit?.length === length ? { start: isoOfMillis(fit.slot.start), end: isoOfMillis(fit.slot.end), from: null } : null;
}

type Try = (ahead: number) => { from: string | null; windows: Stretch[] };

/** The same days so many days later. On days off it has fewer windows. */
function daysLater({ timeOf, settings }: Places, { id }: Fitting, days: Days): Try {
  const time = timeOf(id);
  const rules = remembered(dayRulesOf(time, zoneOf(days, time), settings.dayStart));
  return (ahead) => {
    const from = Temporal.PlainDate.from(days.from).add({ days: ahead }).toString();
    return { from, windows: windowsOfDays(moveDays(days, from), rules).map(stretchOf) };
  };
}

/** The same time of day so many days later. */
function timeLater({ timeOf }: Places, { id }: Fitting, windows: TimeRange[]): Try {
  const { timeZone } = timeOf(id);
  const later = (instant: Temporal.Instant, ahead: number) => instant.toZonedDateTimeISO(timeZone).add({ days: ahead }).epochMilliseconds;
  return (ahead) => ({ from: null, windows: windows.map(({ start, end }) => ({ start: later(start, ahead), end: later(end, ahead) })) });
}
