import ICAL from "ical.js";
import type { Temporal } from "@/lib/time";
import { type BookingStatus, durationOf, LONGEST_BOOKING_DAYS } from "@/modules/booking";
import type { ResourceKind } from "@/modules/resource";
import type { Fault, ImportRow } from "../plan/parse-row";
import { isRepeated, repeatsOf } from "./dates-of";
import type { Head } from "./heads";
import type { Places } from "./load-places";
import { type Moment, momentsOf, NotMeant, type Zones } from "./moments";

/** What is said beside the file. */
export type Given = Places & { project?: string | undefined; resource?: string | undefined; kind?: ResourceKind | undefined };

/** The dates that events of their own stand for, by UID. */
export type Moved = Map<string, Set<number>>;

type Text = { line: number; text: string | undefined };

const STATUSES: Record<string, BookingStatus> = { CONFIRMED: "confirmed", TENTATIVE: "hold", CANCELLED: "cancelled" };
const LONGEST = { UID: 200, SUMMARY: 500, DESCRIPTION: 10_000, resource: 200, project: 200 };

/** The bookings that an event means: one, or one for each of its dates. It never throws: what cannot be meant is a fault. */
export function parseEvent({ line, text }: Text, head: Head, given: Given, moved: Moved): (ImportRow | Fault)[] {
  try {
    const event = componentOf(text);
    const resource = resourceOf(event, head, given);
    const zones = { head, floating: zoneOf(resource, given) };
    const said = { line, resource: checkedName(resource), ...spokenOf(event, given) };
    return timesOf(event, zones, moved).map(({ start, end, suffix }) => ({ ...said, start, end, externalId: externalId(event, suffix) }));
  } catch (error) {
    if (error instanceof NotMeant) return [{ line, field: error.field, message: error.message }];
    throw error;
  }
}

/** The date that an event stands for, when it is one of those of another. @throws NotMeant */
export function replacedBy(text: string, head: Head, given: Given): { uid: string; at: number } | undefined {
  const event = componentOf(text);
  const property = event.getFirstProperty("recurrence-id");
  if (!property) return undefined;
  return { uid: textOf(event, "uid"), at: only(property, { head, floating: zoneOf(resourceOf(event, head, given), given) }).instant.epochMilliseconds };
}

function componentOf(text: string | undefined): ICAL.Component {
  if (text === undefined) throw new NotMeant("row", "is longer than a million characters");
  try {
    return new ICAL.Component(ICAL.parse(text) as unknown[]);
  } catch (error) {
    throw new NotMeant("row", `cannot be read: ${error instanceof Error ? error.message.slice(0, 200) : "it is broken"}`);
  }
}

function timesOf(event: ICAL.Component, zones: Zones, moved: Moved): { start: Temporal.Instant; end: Temporal.Instant; suffix: string }[] {
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

function only(property: ICAL.Property, zones: Zones): Moment {
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

type Named = { kind: ResourceKind; name: string };

/** What is booked: as it was said, else what the calendar is called, else where the event is. */
function resourceOf(event: ICAL.Component, head: Head, { resource, kind, resources }: Given): Named {
  const location = textOf(event, "location");
  const name = resource ?? head.name ?? location;
  if (!name) throw new NotMeant("LOCATION", "is missing, and the calendar has no name (X-WR-CALNAME): say which resource it is of");
  const [known, another] = resources.get(name) ?? [];
  const told = kind ?? (another ? undefined : known?.kind) ?? (name === location && !resource && !head.name ? "room" : undefined);
  if (!told) throw new NotMeant(resource ? "resource" : "X-WR-CALNAME", `is ${JSON.stringify(name)}, ${another ? "of which there are several kinds" : "which is new"}: say of which kind it is`);
  return { name, kind: told };
}

const zoneOf = ({ kind, name }: Named, { resources, timeZone }: Given) => resources.get(name)?.find((resource) => resource.kind === kind)?.timeZone ?? timeZone;

function checkedName({ kind, name }: Named): Named {
  return { kind, name: within("resource", name) };
}

/** SUMMARY is `Project: title`; else the project was given, or is the first of the CATEGORIES. */
function spokenOf(event: ICAL.Component, { project }: Given): Pick<ImportRow, "project" | "title" | "notes" | "status"> {
  const summary = within("SUMMARY", textOf(event, "summary"));
  const [, named, rest] = /^([^:]+):\s+(.+)$/s.exec(summary) ?? [];
  const called = named?.trim() || project || textOf(event, "categories");
  if (!called) throw new NotMeant("SUMMARY", `is ${JSON.stringify(summary)}: must be of the form "Project: title", or say the project beside the file or in CATEGORIES`);
  const status = textOf(event, "status").toUpperCase();
  if (status && !STATUSES[status]) throw new NotMeant("STATUS", `is ${JSON.stringify(status)}: must be ${Object.keys(STATUSES).join(", ")}, or left out`);
  const notes = within("DESCRIPTION", textOf(event, "description"));
  return { project: within("project", called), title: (rest ?? summary).trim() || undefined, notes: notes || undefined, status: STATUSES[status] };
}

/** The UID, and which of its dates; undefined for an event without one. */
function externalId(event: ICAL.Component, suffix: string): string | undefined {
  const uid = textOf(event, "uid");
  return uid ? within("UID", uid + suffix) : undefined;
}

const textOf = (event: ICAL.Component, name: string) => String(event.getFirstPropertyValue(name) ?? "").trim();

function within(field: keyof typeof LONGEST, text: string): string {
  if (text.length > LONGEST[field]) throw new NotMeant(field, `has ${text.length} characters: must have at most ${LONGEST[field]}`);
  return text;
}
