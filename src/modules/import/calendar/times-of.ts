import ICAL from "ical.js";
import type { Temporal } from "@/lib/time";
import { durationOf, LONGEST_BOOKING_DAYS } from "@/modules/booking";
import { isRepeated, repeatsOf } from "./dates-of";
import { textOf } from "./event-text";
import { type Moment, momentsOf, NotMeant, type Zones } from "./moments";

/** The dates that events of their own stand for, by UID. */
export type Moved = Map<string, Set<number>>;

/** When an event takes place, each with what tells it from its others. @throws NotMeant */
export function timesOf(event: ICAL.Component, zones: Zones, moved: Moved): { start: Temporal.Instant; end: Temporal.Instant; suffix: string }[] {
  const property = event.getFirstProperty("dtstart");
  if (!property) throw new NotMeant("DTSTART", "is missing");
  const start = only(property, zones);
  const endOf = endsBy(event, start, zones);
  const one = (moment: Moment, suffix: string) => ({ ...ordered({ start: moment.instant, end: endOf(moment) }), suffix });
  const replaces = event.getFirstProperty("recurrence-id");
  if (replaces?.getParameter("range")) throw new NotMeant("RECURRENCE-ID", "changes this and all later dates (RANGE), which is not understood: end the series and make another");
  if (replaces) return [one(start, dated(only(replaces, zones)))];
  if (!isRepeated(event)) return [one(start, "")];
  const elsewhere = moved.get(textOf(event, "uid"));
  return repeatsOf(event, start, zones).filter(({ instant }) => !elsewhere?.has(instant.epochMilliseconds)).map((moment) => one(moment, dated(moment)));
}

const dated = ({ instant }: Moment) => `/${instant.toString({ smallestUnit: "second" }).replace(/[-:]/g, "")}`;

/** The one moment of a property. @throws NotMeant */
export function only(property: ICAL.Property, zones: Zones): Moment {
  const [moment] = momentsOf(property, zones);
  if (!moment) throw new NotMeant(property.name.toUpperCase(), "is empty");
  return moment;
}

/** How the end follows from the start: whole days keep their number, a DURATION its days, everything else its exact length. */
function endsBy(event: ICAL.Component, start: Moment, zones: Zones): (moment: Moment) => Temporal.Instant {
  const duration = event.getFirstPropertyValue("duration");
  if (duration instanceof ICAL.Duration) {
    const { weeks, days, hours, minutes, seconds, isNegative } = duration;
    if (isNegative) throw new NotMeant("DURATION", "must not be negative");
    return ({ local, clock }) => clock.toInstant(local.add({ weeks, days })).add({ hours, minutes, seconds });
  }
  const property = event.getFirstProperty("dtend");
  if (!property && !start.isDate) throw new NotMeant("DTEND", "is missing");
  const end = property && only(property, zones);
  if (end && end.isDate !== start.isDate) throw new NotMeant("DTEND", "must be a date exactly when DTSTART is one");
  if (!end || end.isDate) {
    const days = end ? start.local.toPlainDate().until(end.local.toPlainDate()).days : 1;
    return ({ local, clock }) => clock.toInstant(local.add({ days }));
  }
  const length = end.instant.epochMilliseconds - start.instant.epochMilliseconds;
  return ({ instant }) => instant.add({ milliseconds: length });
}

function ordered(range: { start: Temporal.Instant; end: Temporal.Instant }) {
  const duration = durationOf(range);
  if (duration <= 0) throw new NotMeant("DTEND", "must be after DTSTART");
  if (duration > LONGEST_BOOKING_DAYS * 86_400_000) throw new NotMeant("DTEND", `must be within ${LONGEST_BOOKING_DAYS} days of DTSTART: make several events of it`);
  return range;
}
