import { Temporal } from "@/lib/time";
import type { BookingStatus, Days, UpdateBooking } from "../contract";
import type { OnConflict, UpdateSeries } from "../series/contract";
import { datesOf, firstDay, type Repeat, settleRule, splitAt, timeOfDay, timesOn } from "./series-dates";

type Said = { resourceId: string; allocation: number; title: string; notes: string };

/** What a series says of all its dates. */
export type Template = Repeat & Said & { status: Exclude<BookingStatus, "cancelled">; onConflict: OnConflict; substitutes: string[] };

/** The booking of a date, as it is by now. */
export type DateBooking = Said & { id: string; date: string; status: BookingStatus; start: Temporal.Instant; end: Temporal.Instant; days: Days | null };

/** What a change of a series comes to on one date. */
export type Step =
  | { kind: "change"; date: string; booking: DateBooking; input: UpdateBooking }
  | { kind: "cancel"; date: string; booking: DateBooking }
  | { kind: "keep"; date: string; booking: DateBooking; why: "past" | "edited" | "unchanged" }
  | { kind: "add"; date: string };

/** `ended` is the rule of what stays behind when the series is split; undefined when it is not. */
export type Plan = { template: Template; ended: string | undefined; steps: Step[] };

/** A length from a time of day to another; one at or before it is on the next day. */
export function minutesUntil(start: string, end: string): number {
  const minutes = Temporal.PlainTime.from(start).until(end).total("minutes");
  return minutes > 0 ? minutes : minutes + 1_440;
}

/**
 * What a change of a series does to each of its dates from `now` on; what has begun stays as it is.
 * - A booking of which the same was changed on its own keeps that, unless `includeEdited`.
 * - A date that a new rule no longer has is cancelled, unless its own time was changed; one that it has anew is added. What was
 *   skipped stays skipped, and what was deleted stays deleted.
 * @param bookings of the series, the cancelled ones too
 * @throws Problem as datesOf and splitAt
 */
export function planChange(before: Template, bookings: DateBooking[], asked: UpdateSeries, now: Temporal.Instant): Plan {
  const from = asked.from ?? "";
  const { template, ended } = templateAfter(before, asked);
  const dates = new Set(asked.rule === undefined ? [] : datesOf(template));
  const live = bookings.filter(({ date, status }) => date >= from && status !== "cancelled");
  const steps = live.map((booking): Step => {
    const { date } = booking;
    if (Temporal.Instant.compare(booking.start, now) < 0) return { kind: "keep", date, booking, why: "past" };
    if (asked.status === "cancelled") return { kind: "cancel", date, booking };
    const isLeft = asked.rule !== undefined && !dates.has(date);
    if (isLeft && (asked.includeEdited || hasRuleTime(booking, before))) return { kind: "cancel", date, booking };
    return isLeft ? { kind: "keep", date, booking, why: "edited" } : changeOf(before, template, booking, asked);
  });
  const known = new Set([...bookings.map(({ date }) => date), ...(dates.size > 0 ? datesOf(before) : [])]);
  const added = [...dates].filter((date) => !known.has(date) && Temporal.Instant.compare(timesOn(date, template).start, now) >= 0);
  return { template, ended, steps: [...steps, ...added.map((date): Step => ({ kind: "add", date }))].toSorted((a, b) => (a.date < b.date ? -1 : 1)) };
}

function templateAfter(before: Template, asked: UpdateSeries): { template: Template; ended: string | undefined } {
  if (asked.status === "cancelled") return { template: before, ended: undefined };
  const split = asked.from === undefined ? undefined : splitAt(before, asked.from);
  const rest = split?.rest ?? before;
  const start = `${asked.from !== undefined && asked.rule !== undefined ? asked.from : firstDay(rest)}T${asked.time ?? timeOfDay(before)}`;
  const { durationMinutes = asked.end === undefined ? before.durationMinutes : minutesUntil(timeOfDay({ start }), asked.end) } = asked;
  const { resourceId, status, allocation, title, notes, onConflict, substitutes } = { ...before, ...given(asked) };
  const template = { rule: asked.rule ?? rest.rule, start, durationMinutes, timeZone: before.timeZone, resourceId, status, allocation, title, notes, onConflict, substitutes };
  return { template: { ...template, rule: settleRule(template) }, ended: split?.ended };
}

/** What is asked for, without what is left out. */
function given({ resourceId, status, allocation, title, notes, onConflict, substitutes }: UpdateSeries): Partial<Template> {
  return Object.fromEntries(Object.entries({ resourceId, status, allocation, title, notes, onConflict, substitutes }).filter(([, value]) => value !== undefined));
}

/** Whether the booking is when the series says, and not in days of its own. */
export function hasRuleTime({ date, start, end, days }: DateBooking, repeat: Omit<Repeat, "rule">): boolean {
  const times = timesOn(date, repeat);
  return days === null && start.equals(times.start) && end.equals(times.end);
}

const PLAIN = ["resourceId", "status", "allocation", "title", "notes"] as const;

function changeOf(before: Template, after: Template, booking: DateBooking, asked: UpdateSeries): Step {
  const { date } = booking;
  const asksTime = asked.time !== undefined || asked.end !== undefined || asked.durationMinutes !== undefined;
  const otherTime = asksTime && !hasRuleTime(booking, after);
  const others = PLAIN.filter((field) => asked[field] !== undefined && asked[field] !== booking[field]);
  const takesTime = otherTime && (asked.includeEdited || hasRuleTime(booking, before));
  const taken = others.filter((field) => asked.includeEdited || booking[field] === before[field]);
  if (!takesTime && taken.length === 0) return { kind: "keep", date, booking, why: otherTime || others.length > 0 ? "edited" : "unchanged" };
  const input: UpdateBooking = Object.fromEntries(taken.map((field) => [field, asked[field]]));
  return { kind: "change", date, booking, input: { ...input, ...(takesTime && timesOn(date, after)), ...(asked.override !== undefined && { override: asked.override }) } };
}

/** Whether a date is otherwise than its series says. A substitute, and a hold in place of a booking, are what the series asked for. */
export function isEdited(booking: DateBooking, template: Template): boolean {
  const isOwnResource = booking.resourceId !== template.resourceId && !template.substitutes.includes(booking.resourceId);
  return !hasRuleTime(booking, template) || isOwnResource || booking.title !== template.title || booking.notes !== template.notes;
}
