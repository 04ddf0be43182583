import type ICAL from "ical.js";
import { FIRST_INSTANT, isTimeZone, LAST_INSTANT, Temporal } from "@/lib/time";
import { type Clock, clockOf } from "./clock";
import type { Head } from "./heads";

/** Why an event is not understood, and by which of its properties. */
export class NotMeant extends Error {
  constructor(
    readonly field: string,
    message: string,
  ) {
    super(message);
  }
}

/** A date or time that a property names: what the clock shows, whose clock, and when that is. */
export type Moment = { isDate: boolean; local: Temporal.PlainDateTime; clock: Clock; instant: Temporal.Instant };

/** Where times without a zone are: those of a whole day, and floating ones. */
export type Zones = { head: Head; floating: string };

/** The moments of a property, one or several. @throws NotMeant */
export function momentsOf(property: ICAL.Property, zones: Zones): Moment[] {
  const field = property.name.toUpperCase();
  const tzid = property.getParameter("tzid");
  const values = (property.toJSON() as unknown[]).slice(3);
  return values.map((value) => {
    if (property.type !== "date" && property.type !== "date-time") throw new NotMeant(field, `is a ${property.type}: must be a date or a time`);
    const text = String(value);
    const isDate = property.type === "date";
    const clock = text.endsWith("Z") ? clockOf("UTC") : clockFor(field, isDate, tzid === undefined ? undefined : String(tzid), zones);
    return { isDate, clock, ...at(field, text, clock) };
  });
}

function clockFor(field: string, isDate: boolean, tzid: string | undefined, { head, floating }: Zones): Clock {
  if (isDate) return clockOf(head.zone ?? floating);
  if (tzid === undefined) return clockOf(floating);
  const known = head.clocks.get(tzid);
  if (known) return known;
  if (isTimeZone(tzid)) {
    const clock = clockOf(tzid);
    head.clocks.set(tzid, clock); // asking whether there is a zone takes longer than everything else about an event
    return clock;
  }
  throw new NotMeant(field, `is in the time zone ${JSON.stringify(tzid)}, which is neither an IANA zone nor described in the file`);
}

function at(field: string, text: string, clock: Clock): Pick<Moment, "local" | "instant"> {
  try {
    const local = Temporal.PlainDateTime.from(text.replace(/Z$/, ""), { overflow: "reject" });
    const instant = clock.toInstant(local);
    if (Temporal.Instant.compare(instant, FIRST_INSTANT) < 0 || Temporal.Instant.compare(instant, LAST_INSTANT) >= 0) throw new RangeError("outside");
    return { local, instant };
  } catch {
    throw new NotMeant(field, `is ${JSON.stringify(text)}: must be a date or time in the years 1900 to 2199`);
  }
}
