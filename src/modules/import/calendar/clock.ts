import ICAL from "ical.js";
import { isTimeZone, type Temporal } from "@/lib/time";

/** What a clock on the wall of a zone shows, and when. */
export type Clock = { toInstant: (local: Temporal.PlainDateTime) => Temporal.Instant; toLocal: (instant: Temporal.Instant) => Temporal.PlainDateTime };

/** The clock of an IANA zone. A time that it leaves out is moved later by the gap, of one that it shows twice the earlier is meant. */
export function clockOf(zone: string): Clock {
  return {
    toInstant: (local) => local.toZonedDateTime(zone, { disambiguation: "compatible" }).toInstant(),
    toLocal: (instant) => instant.toZonedDateTimeISO(zone).toPlainDateTime(),
  };
}

/** One change a year, by month and weekday, or none. Other rules no zone has, and ical.js 2.2.1 does not come back from some of them. */
const RULE = /^FREQ=YEARLY(?:;(?:INTERVAL=1|BYMONTH=\d{1,2}|BYDAY=[+-]?[1-5](?:MO|TU|WE|TH|FR|SA|SU)|UNTIL=\d{8}(?:T\d{6}Z?)?|WKST=(?:MO|SU)))*$/;

/** The zone that a VTIMEZONE describes, as programs do that have names of their own for zones; undefined when it cannot be understood. */
export function describedZone(text: string): { id: string; clock: Clock } | undefined {
  try {
    const component = new ICAL.Component(ICAL.parse(text) as unknown[]);
    const id = String(component.getFirstPropertyValue("tzid"));
    const observances = component.getAllSubcomponents();
    const rules = observances.flatMap((one) => one.getAllProperties("rrule")).map((rule) => String(rule.getFirstValue()));
    if (isTimeZone(id) || observances.length === 0 || !rules.every((rule) => RULE.test(rule))) return undefined;
    return { id, clock: clockBy(new ICAL.Timezone(component)) };
  } catch {
    return undefined;
  }
}

function clockBy(zone: ICAL.Timezone): Clock {
  const offsetAt = ({ year, month, day, hour, minute, second }: Temporal.PlainDateTime) => zone.utcOffset(ICAL.Time.fromData({ year, month, day, hour, minute, second, isDate: false }));
  const asUtc = (local: Temporal.PlainDateTime) => local.toZonedDateTime("UTC").toInstant();
  return {
    toInstant: (local) => asUtc(local).subtract({ seconds: offsetAt(local) }),
    toLocal: (instant) => {
      const guess = instant.toZonedDateTimeISO("UTC").toPlainDateTime();
      return guess.add({ seconds: offsetAt(guess.add({ seconds: offsetAt(guess) })) });
    },
  };
}
