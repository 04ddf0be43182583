import { Temporal } from "@/lib/time";
import type { LocalClock } from "./cut-days";

/** Local time of a zone, in which a booking day begins at `dayStart`, HH:MM. */
export function localClock(zone: string, dayStart: string): LocalClock {
  const { hour, minute } = Temporal.PlainTime.from(dayStart);
  const local = (instant: number) => Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
  return {
    dateOf: (instant) => local(instant).toPlainDateTime().subtract({ hours: hour, minutes: minute }).toPlainDate().toString(),
    startOf: (date) => Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: dayStart }).epochMilliseconds,
    timeOf: (instant) => local(instant).toPlainTime().toString({ smallestUnit: "minute" }),
    daysLater: (instant, days) => local(instant).add({ days }).epochMilliseconds,
  };
}
