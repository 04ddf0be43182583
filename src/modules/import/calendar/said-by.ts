import type ICAL from "ical.js";
import type { BookingStatus } from "@/modules/booking";
import type { ResourceKind } from "@/modules/resource";
import type { ImportRow } from "../plan/parse-row";
import { textOf, within } from "./event-text";
import type { Head } from "./heads";
import type { Places } from "./load-places";
import { NotMeant } from "./moments";

/** What is said beside the file. */
export type Given = Places & { project?: string | undefined; resource?: string | undefined; kind?: ResourceKind | undefined };

const STATUSES: Record<string, BookingStatus> = { CONFIRMED: "confirmed", TENTATIVE: "hold", CANCELLED: "cancelled" };

type Named = { kind: ResourceKind; name: string };

/** What is booked: as it was said, else what the calendar is called, else where the event is. */
export function resourceOf(event: ICAL.Component, head: Head, { resource, kind, resources }: Given): Named {
  const location = textOf(event, "location");
  const name = resource ?? head.name ?? location;
  if (!name) throw new NotMeant("LOCATION", "is missing, and the calendar has no name (X-WR-CALNAME): say which resource it is of");
  const [known, another] = resources.get(name) ?? [];
  const told = kind ?? (another ? undefined : known?.kind) ?? (name === location && !resource && !head.name ? "room" : undefined);
  if (!told) throw new NotMeant(resource ? "resource" : "X-WR-CALNAME", `is ${JSON.stringify(name)}, ${another ? "of which there are several kinds" : "which is new"}: say of which kind it is`);
  return { name: within("resource", name), kind: told };
}

/** Where times without a zone are. */
export const zoneOf = ({ kind, name }: Named, { resources, timeZone }: Given) => resources.get(name)?.find((resource) => resource.kind === kind)?.timeZone ?? timeZone;

/** SUMMARY is `Project: title`; else the project was given, or is the first of the CATEGORIES. */
export function spokenOf(event: ICAL.Component, { project }: Given): Pick<ImportRow, "project" | "title" | "notes" | "status"> {
  const summary = within("SUMMARY", textOf(event, "summary"));
  const [, named, rest] = /^([^:]+):\s+(.+)$/s.exec(summary) ?? [];
  const called = named?.trim() || project || textOf(event, "categories");
  if (!called) throw new NotMeant("SUMMARY", `is ${JSON.stringify(summary)}: must be of the form "Project: title", or say the project beside the file or in CATEGORIES`);
  const status = textOf(event, "status").toUpperCase();
  if (status && !STATUSES[status]) throw new NotMeant("STATUS", `is ${JSON.stringify(status)}: must be ${Object.keys(STATUSES).join(", ")}, or left out`);
  const notes = within("DESCRIPTION", textOf(event, "description"));
  return { project: within("project", called), title: (rest ?? summary).trim() || undefined, notes: notes || undefined, status: STATUSES[status] };
}
