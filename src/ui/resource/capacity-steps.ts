import type { Capacity } from "@/modules/booking/capacity/contract";
import { formatDay, formatTime } from "@/ui/format";

/**
 * What there is now, and what is planned: from when, in the zone, and how much. `since` of the present one is null: it is
 * there already.
 */
export function presentAndPlanned(steps: Capacity["steps"], zone: string, nowMs = Date.now()): { since: string | null; capacity: number }[] {
  return steps
    .filter(({ end }) => end === null || Date.parse(end) > nowMs)
    .map(({ start, capacity }) => ({ since: start === null || Date.parse(start) <= nowMs ? null : dayOf(Date.parse(start), zone), capacity }));
}

/** With the time, where it is not the day's first moment. */
function dayOf(ms: number, zone: string): string {
  const time = formatTime(ms, zone);
  return time === "00:00" ? formatDay(ms, zone) : `${formatDay(ms, zone)}, ${time}`;
}
