import ICAL from "ical.js";
import type { Fault, ImportRow } from "../plan/parse-row";
import { textOf, within } from "./event-text";
import type { Head } from "./heads";
import { NotMeant } from "./moments";
import { type Given, resourceOf, spokenOf, zoneOf } from "./said-by";
import { type Moved, only, timesOf } from "./times-of";

type Text = { line: number; text: string | undefined };

/** The bookings that an event means: one, or one for each of its dates. It never throws: what cannot be meant is a fault. */
export function parseEvent({ line, text }: Text, head: Head, given: Given, moved: Moved): (ImportRow | Fault)[] {
  try {
    const event = componentOf(text);
    const resource = resourceOf(event, head, given);
    const zones = { head, floating: zoneOf(resource, given) };
    const said = { line, resource, ...spokenOf(event, given) };
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

/** The UID, and which of its dates; undefined for an event without one. */
function externalId(event: ICAL.Component, suffix: string): string | undefined {
  const uid = textOf(event, "uid");
  return uid ? within("UID", uid + suffix) : undefined;
}
