import { Temporal, type TimeRange } from "@/lib/time";
import type { Hours } from "./types";

/**
 * Local hours of a booking day as instants, `[start, end)`. Local time is kept across daylight saving:
 * - A booking day runs from `dayStart` to `dayStart` of the next date, so hours before it are on the next date.
 * - An end at or before its start is on the day after the start.
 * - A time that does not exist is moved later by the length of the gap. What that leaves without length, and hours whose
 *   start and end are both in the gap, do not take place that day.
 * - Of a time that there is twice, the earlier is meant, for a start as for an end.
 *
 * @param date YYYY-MM-DD @param zone IANA zone that the hours are in @param dayStart HH:MM, the studio's
 * @returns undefined when the hours do not take place
 */
export function atLocal(date: string, { start, end }: Hours, zone: string, dayStart: string): TimeRange | undefined {
  const first = Temporal.PlainDate.from(date).add({ days: start < dayStart ? 1 : 0 });
  const from = meant(first, start, zone);
  const to = meant(end > start ? first : first.add({ days: 1 }), end, zone);
  if ((from.isMoved && to.isMoved) || Temporal.Instant.compare(from.instant, to.instant) >= 0) return undefined;
  return { start: from.instant, end: to.instant };
}

/** When a booking day begins; moved as in atLocal where daylight saving leaves that time out. */
export function startOfDay(date: string, zone: string, dayStart: string): Temporal.Instant {
  return meant(Temporal.PlainDate.from(date), dayStart, zone).instant;
}

/** The instant of a local time; whether it does not exist, and was moved. */
function meant(date: Temporal.PlainDate, time: string, zone: string) {
  const local = date.toPlainDateTime(time);
  const zoned = local.toZonedDateTime(zone, { disambiguation: "compatible" });
  return { instant: zoned.toInstant(), isMoved: !zoned.toPlainDateTime().equals(local) };
}
