import type { FieldError } from "@/lib/problem";
import type { Booking, BookingStatus } from "@/modules/booking/contract";
import type { Option } from "@/ui/primitives/option-list";
import { text } from "@/ui/text/en";
import { type LocalTime, toInstantMs, toLocal } from "./local-time";

/** What a person has entered so far, in the studio's local time. */
export type Draft = {
  resource: Option | undefined;
  project: Option | undefined;
  start: LocalTime;
  end: LocalTime;
  title: string;
  notes: string;
  status: Exclude<BookingStatus, "cancelled">;
};

const WORKDAY = { start: "09:00", end: "18:00" };

/** A new booking of a working day. */
export function newDraft(date: string, resource?: Option, project?: Option): Draft {
  return { resource, project, start: { date, time: WORKDAY.start }, end: { date, time: WORKDAY.end }, title: "", notes: "", status: "confirmed" };
}

/** A booking as it stands, to be changed. */
export function draftOf(booking: Booking, zone: string, resource: Option | undefined, project: Option | undefined): Draft {
  const { title, notes, status } = booking;
  return { resource, project, start: toLocal(Date.parse(booking.start), zone), end: toLocal(Date.parse(booking.end), zone), title, notes, status: status === "cancelled" ? "confirmed" : status };
}

/** The draft moved to another day, as long as it was; for a click on another day while the form is open. */
export function onDate(draft: Draft, date: string, zone: string): Draft {
  const [startMs, endMs] = [toInstantMs(draft.start, zone), toInstantMs(draft.end, zone)];
  const start = { ...draft.start, date };
  const movedMs = toInstantMs(start, zone);
  if (startMs === undefined || endMs === undefined || movedMs === undefined || draft.start.date === draft.end.date) return { ...draft, start, end: { ...draft.end, date } };
  return { ...draft, start, end: { ...draft.end, date: toLocal(movedMs + endMs - startMs, zone).date } };
}

/** A later start takes the end along when it would lie before it on an earlier day. */
export function withStart(draft: Draft, start: LocalTime): Draft {
  const end = start.date && draft.end.date && draft.end.date < start.date ? { ...draft.end, date: start.date } : draft.end;
  return { ...draft, start, end };
}

/** The body of the request; or what is still missing, under the names that the API has for the fields. */
export function readDraft(draft: Draft, zone: string) {
  const [startMs, endMs] = [toInstantMs(draft.start, zone), toInstantMs(draft.end, zone)];
  const { resource, project, title, notes, status } = draft;
  const errors: FieldError[] = [];
  if (!resource) errors.push({ path: "resourceId", message: text.booking.mustChoose(text.booking.resource.toLowerCase()) });
  if (!project) errors.push({ path: "projectId", message: text.booking.mustChoose(text.booking.project.toLowerCase()) });
  if (startMs === undefined) errors.push({ path: "start", message: text.booking.mustSet });
  if (endMs === undefined) errors.push({ path: "end", message: text.booking.mustSet });
  else if (startMs !== undefined && endMs <= startMs) errors.push({ path: "end", message: text.booking.endAfterStart });
  if (!resource || !project || startMs === undefined || endMs === undefined || errors.length > 0) return { errors };
  const iso = (ms: number) => new Date(ms).toISOString();
  return { body: { resourceId: resource.value, projectId: project.value, start: iso(startMs), end: iso(endMs), title, notes, status } };
}
