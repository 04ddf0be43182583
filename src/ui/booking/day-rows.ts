import { Temporal } from "@/lib/time";
import type { Days, DetailedBooking } from "@/modules/booking/contract";

export type Hours = { start: string; end: string };
/** A booking day with its hours, local; `nights` is by how many dates the last of them ends later. */
export type DayRow = { date: string; hours: Hours[]; nights: number; isEdited: boolean };

/**
 * The windows of a booking by the booking day that each begins on; days that were emptied by an edit too, so that they can be filled again.
 * @param dayStart when the studio's booking day begins, HH:MM: what begins earlier belongs to the day before
 */
export function dayRows(windows: DetailedBooking["windows"], edits: Days["edits"], zone: string, dayStart: string): DayRow[] {
  const edited = new Set(edits.map(({ date }) => date));
  const rows = new Map<string, DayRow>();
  const at = (date: string) => {
    const row = rows.get(date) ?? { date, hours: [], nights: 0, isEdited: edited.has(date) };
    rows.set(date, row);
    return row;
  };
  for (const window of windows) {
    const [start, end] = [local(window.start, zone), local(window.end, zone)];
    const row = at(start.toPlainTime().toString({ smallestUnit: "minute" }) < dayStart ? start.toPlainDate().subtract({ days: 1 }).toString() : start.toPlainDate().toString());
    row.hours.push({ start: timeOf(start), end: timeOf(end) });
    // Midnight is the end of its own day.
    row.nights = start.toPlainDate().until(end.subtract({ nanoseconds: 1 }).toPlainDate()).days;
  }
  for (const { date, hours } of edits) if (hours.length === 0) at(date);
  return [...rows.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

/** The days with the hours of one date said anew; without them that date is as the rest. */
export function withDay(days: Days, date: string, hours: Hours[] | undefined): Days {
  const others = days.edits.filter((edit) => edit.date !== date);
  return { ...days, edits: hours ? [...others, { date, hours }].toSorted((a, b) => (a.date < b.date ? -1 : 1)) : others };
}

const local = (instant: string, zone: string) => Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
const timeOf = (at: Temporal.ZonedDateTime) => at.toPlainTime().toString({ smallestUnit: "minute" });
