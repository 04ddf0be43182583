import type { FieldError } from "@/lib/problem";
import { Temporal } from "@/lib/time";
import type { Days } from "@/modules/booking/contract";
import { text } from "@/ui/text/en";

type Hours = { start: string; end: string };

/** Days as a person has entered them so far. What is not chosen by `hoursAs` is kept, in case it is chosen again. */
export type DaysDraft = {
  from: string;
  to: string;
  hoursAs: "calendar" | "same" | "shift" | "perDay";
  same: Hours;
  shift: string;
  perDay: string;
  weekends: boolean;
  holidays: boolean;
  timeZone: string | undefined;
  edits: Days["edits"];
};

const USUAL = { same: { start: "09:00", end: "18:00" }, shift: "", perDay: "8" };

/** The working hours of the resource on these days. */
export function newDays(from: string, to = from): DaysDraft {
  return { from, to, hoursAs: "calendar", ...USUAL, weekends: false, holidays: false, timeZone: undefined, edits: [] };
}

/** Days as they are stored, to be changed. */
export function daysDraftOf({ from, to, hours, weekends, holidays, timeZone, edits }: Days): DaysDraft {
  const draft = { ...newDays(from, to), weekends, holidays, timeZone, edits };
  if (!hours) return draft;
  if ("shift" in hours) return { ...draft, hoursAs: "shift", shift: hours.shift };
  if ("perDay" in hours) return { ...draft, hoursAs: "perDay", perDay: String(hours.perDay) };
  return { ...draft, hoursAs: "same", same: hours };
}

/** All of it so much later that `from` is its first day. */
export function movedTo<D extends Pick<DaysDraft, "from" | "to" | "edits">>(days: D, from: string): D {
  if (!days.from || !from) return { ...days, from };
  const distance = Temporal.PlainDate.from(days.from).until(from, { largestUnit: "day" });
  const later = (date: string) => (date ? Temporal.PlainDate.from(date).add(distance).toString() : date);
  return { ...days, from, to: later(days.to), edits: days.edits.map((edit) => ({ ...edit, date: later(edit.date) })) };
}

/** A later first day takes the last one along. */
export function withFrom(days: DaysDraft, from: string): DaysDraft {
  return { ...days, from, to: from && days.to && days.to < from ? from : days.to };
}

/** What the API is sent; or what is missing or wrong, under its names for the fields. */
export function readDays(draft: DaysDraft): { days: Days; errors?: undefined } | { days?: undefined; errors: FieldError[] } {
  const errors = missing(draft);
  if (errors.length > 0) return { errors };
  const { from, to, weekends, holidays, timeZone } = draft;
  const hours = hoursOf(draft);
  const edits = draft.edits.filter(({ date }) => from <= date && date <= to);
  return { days: { from, to, ...(hours && { hours }), weekends, holidays, ...(timeZone && { timeZone }), edits } };
}

function missing({ from, to, hoursAs, same, shift, perDay }: DaysDraft): FieldError[] {
  const errors: FieldError[] = [];
  if (!from) errors.push({ path: "days.from", message: text.booking.mustSet });
  if (!to) errors.push({ path: "days.to", message: text.booking.mustSet });
  else if (from && to < from) errors.push({ path: "days.to", message: text.days.toBeforeFrom });
  if (hoursAs === "same" && (!same.start || !same.end)) errors.push({ path: "days.hours", message: text.booking.mustSet });
  if (hoursAs === "shift" && !shift) errors.push({ path: "days.hours", message: text.days.mustChooseShift });
  if (hoursAs === "perDay" && !isPerDay(perDay)) errors.push({ path: "days.hours", message: text.days.badPerDay });
  return errors;
}

/** Quarters of an hour, up to a whole day. */
const isPerDay = (typed: string) => typed.trim() !== "" && Number(typed) > 0 && Number(typed) <= 24 && Number.isInteger(Number(typed) * 4);

function hoursOf({ hoursAs, same, shift, perDay }: DaysDraft): Days["hours"] {
  if (hoursAs === "same") return same;
  if (hoursAs === "shift") return { shift };
  if (hoursAs === "perDay") return { perDay: Number(perDay) };
  return undefined;
}
