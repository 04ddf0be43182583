import type { FieldError } from "@/lib/problem";
import { isoOfMillis, Temporal } from "@/lib/time";
import type { Booking, BookingStatus, Days } from "@/modules/booking/contract";
import type { Option } from "@/ui/primitives/option-list";
import { text } from "@/ui/text/en";
import { type DaysDraft, daysDraftOf, movedTo, newDays, readDays } from "./days-draft";
import { type LocalTime, toInstantMs, toLocal } from "./local-time";

/** What a person has entered so far: by the hour, in the studio's local time, or in days. What `mode` does not say is kept, in case it is chosen again. */
export type Draft = {
  resource: Option | undefined;
  project: Option | undefined;
  phaseId: string | null;
  mode: "hours" | "days";
  start: LocalTime;
  end: LocalTime;
  days: DaysDraft;
  title: string;
  notes: string;
  status: Exclude<BookingStatus, "cancelled">;
  /** When a hold ends by itself; empty: never. */
  expires: LocalTime;
};

const NEVER: LocalTime = { date: "", time: "" };
const WORKDAY = { start: "09:00", end: "18:00" };

/** A new booking of a working day. */
export function newDraft(date: string, resource?: Option, project?: Option, status: Draft["status"] = "confirmed"): Draft {
  return { resource, project, phaseId: null, mode: "hours", start: { date, time: WORKDAY.start }, end: { date, time: WORKDAY.end }, days: newDays(date), title: "", notes: "", status, expires: NEVER };
}

/** A booking as it stands, to be changed. */
export function draftOf(booking: Booking, zone: string, resource: Option | undefined, project: Option | undefined): Draft {
  const { title, notes, status, phaseId } = booking;
  const [start, end] = [toLocal(Date.parse(booking.start), zone), toLocal(Date.parse(booking.end), zone)];
  const time = { mode: booking.days ? "days" : "hours", start, end, days: booking.days ? daysDraftOf(booking.days) : newDays(start.date, lastDay(start, end)) } as const;
  return { resource, project, phaseId, ...time, title, notes, status: status === "cancelled" ? "confirmed" : status, expires: booking.expiresAt ? toLocal(Date.parse(booking.expiresAt), zone) : NEVER };
}

/** The day that the draft begins on. */
export const dateOf = ({ mode, start, days }: Draft): string => (mode === "days" ? days.from : start.date);

/** The draft moved to another day, as long as it was; for a click on another day while the form is open. */
export function onDate(draft: Draft, date: string, zone: string): Draft {
  const days = movedTo(draft.days, date);
  const [startMs, endMs] = [toInstantMs(draft.start, zone), toInstantMs(draft.end, zone)];
  const start = { ...draft.start, date };
  const movedMs = toInstantMs(start, zone);
  if (startMs === undefined || endMs === undefined || movedMs === undefined || draft.start.date === draft.end.date) return { ...draft, days, start, end: { ...draft.end, date } };
  return { ...draft, days, start, end: { ...draft.end, date: toLocal(movedMs + endMs - startMs, zone).date } };
}

/** A later start takes the end along when it would lie before it on an earlier day. */
export function withStart(draft: Draft, start: LocalTime): Draft {
  const end = start.date && draft.end.date && draft.end.date < start.date ? { ...draft.end, date: start.date } : draft.end;
  return { ...draft, start, end };
}

/** The other way to say when, on the same days. Hours other than those of a working day become the hours of each day. */
export function inMode(draft: Draft, mode: Draft["mode"]): Draft {
  const { start, end, days } = draft;
  if (mode === draft.mode) return draft;
  if (mode === "hours") return { ...draft, mode, start: { ...start, date: days.from }, end: { ...end, date: days.to } };
  const isUsual = (start.time === WORKDAY.start && end.time === WORKDAY.end) || !start.time || !end.time;
  const hours = isUsual ? {} : ({ hoursAs: "same", same: { start: start.time, end: end.time } } as const);
  return { ...draft, mode, days: { ...days, ...hours, from: start.date, to: lastDay(start, end) } };
}

/** The draft at the time that was offered instead. */
export function atSlot(draft: Draft, { start, end, from }: { start: string; end: string; from: string | null }, zone: string): Draft {
  if (draft.mode === "days" && from) return { ...draft, days: movedTo(draft.days, from) };
  return { ...draft, start: toLocal(Date.parse(start), zone), end: toLocal(Date.parse(end), zone) };
}

/** How many nights are booked by the hour, though perhaps nobody meant them. */
export function nightsIn({ mode, start, end }: Draft): number {
  const last = lastDay(start, end);
  if (mode === "days" || !start.date || !last || last <= start.date) return 0;
  const nights = Temporal.PlainDate.from(start.date).until(last).days;
  // One night may be a night shift.
  return nights === 1 && end.time <= start.time ? 0 : nights;
}

/** What ends at midnight does not reach into the day that begins then. */
function lastDay(start: LocalTime, end: LocalTime): string {
  if (!end.date || end.time !== "00:00" || end.date <= start.date) return end.date;
  return Temporal.PlainDate.from(end.date).subtract({ days: 1 }).toString();
}

type Time = { start: string; end: string } | { days: Days };

/** The body of the request; or what is still missing, under the names that the API has for the fields. @param booking that is changed: only what is new is sent */
export function readDraft(draft: Draft, zone: string, booking?: Booking) {
  const { resource, project, phaseId, title, notes, status } = draft;
  const expiresMs = toInstantMs(draft.expires, zone);
  const { time, errors } = readTime(draft, zone);
  if (!resource) errors.unshift({ path: "resourceId", message: text.booking.mustChoose(text.booking.resource.toLowerCase()) });
  if (!project) errors.splice(resource ? 0 : 1, 0, { path: "projectId", message: text.booking.mustChoose(text.booking.project.toLowerCase()) });
  if (!resource || !project || !time || errors.length > 0) return { errors };
  const expiresAt = expiresMs === undefined ? null : isoOfMillis(expiresMs);
  const body = { resourceId: resource.value, projectId: project.value, phaseId, title, notes, status, ...(status === "hold" && { expiresAt }) };
  return { body: booking ? { ...changesOf(body, booking), ...(isSameTime(time, booking) ? {} : time) } : { ...body, ...time } };
}

/** The time alone, as `readDraft` sends it; or what is missing of it. */
export function readTime(draft: Draft, zone: string): { time?: Time; errors: FieldError[] } {
  if (draft.mode === "days") {
    const { days, errors = [] } = readDays(draft.days);
    return days ? { time: { days }, errors } : { errors };
  }
  const [startMs, endMs] = [toInstantMs(draft.start, zone), toInstantMs(draft.end, zone)];
  const errors: FieldError[] = [];
  if (startMs === undefined) errors.push({ path: "start", message: text.booking.mustSet });
  if (endMs === undefined) errors.push({ path: "end", message: text.booking.mustSet });
  else if (startMs !== undefined && endMs <= startMs) errors.push({ path: "end", message: text.booking.endAfterStart });
  if (startMs === undefined || endMs === undefined) return { errors };
  return { time: { start: new Date(startMs).toISOString(), end: new Date(endMs).toISOString() }, errors };
}

function changesOf<B extends Partial<Booking>>(body: B, booking: Booking): Partial<B> {
  return Object.fromEntries(Object.entries(body).filter(([field, value]) => booking[field as keyof Booking] !== value)) as Partial<B>;
}

function isSameTime(time: Time, { start, end, days }: Booking): boolean {
  if ("days" in time) return days !== null && JSON.stringify(time.days) === JSON.stringify(readDays(daysDraftOf(days)).days);
  return days === null && Date.parse(start) === Date.parse(time.start) && Date.parse(end) === Date.parse(time.end);
}
