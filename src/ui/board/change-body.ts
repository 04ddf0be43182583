import { isoOfMillis, Temporal } from "@/lib/time";
import type { Days, DetailedBooking } from "@/modules/booking/contract";
import type { Change } from "./gesture";
import { dateOf } from "./scale";
import type { Rows } from "./types";

/** What is seen at once of a change, whatever comes of it. */
export type Shown = Partial<{ resourceId: string; projectId: string; start: string; end: string }>;

/** What of a change is seen before it is answered. */
export function shownOf({ booking, fromRow, place }: Change, rows: Rows): Shown {
  return {
    ...(place.rowId !== fromRow && (rows === "resources" ? { resourceId: place.rowId } : { projectId: place.rowId })),
    ...(place.startMs !== booking.startMs && { start: isoOfMillis(place.startMs) }),
    ...(place.endMs !== booking.endMs && { end: isoOfMillis(place.endMs) }),
  };
}

/**
 * A change in the words of the API. One given in days stays in days: moved it begins on another date, and stretched it has more or fewer of them.
 * @param zone in which a place is on a date. @param days those that it has, wanted where one end of a booking in days changes
 */
export function bodyOf(change: Change, rows: Rows, zone: string, days?: Days): object {
  const { booking, place } = change;
  const { start, end, ...rest } = shownOf(change, rows);
  // A phase belongs to its project.
  const to = { ...rest, ...(rest.projectId && { phaseId: null }) };
  if (!start && !end) return to;
  if (!booking.isInDays) return { ...to, start: isoOfMillis(place.startMs), end: isoOfMillis(place.endMs) };
  const [from, upto] = [dateOf(place.startMs, zone).toString(), dateOf(place.endMs - 1, zone).toString()];
  if (!days) return { ...to, moveTo: from };
  const span = { from: start ? from : days.from, to: end ? upto : days.to };
  return { ...to, days: { ...days, ...span, edits: days.edits.filter(({ date }) => date >= span.from && date <= span.to) } };
}

/** Whether an end changes, and not just where it is. */
export const isStretched = ({ booking, place }: Change): boolean => place.endMs - place.startMs !== booking.endMs - booking.startMs;

/** A new booking like another one, somewhere else. */
export function copyOf({ resourceId, projectId, phaseId, title, notes, status, allocation, days }: DetailedBooking, change: Change, rows: Rows, zone: string): object {
  const { place, booking } = change;
  const by = dateOf(booking.startMs, zone).until(dateOf(place.startMs, zone), { largestUnit: "days" });
  const later = (date: string) => Temporal.PlainDate.from(date).add(by).toString();
  const when = days ? { days: { ...days, from: later(days.from), to: later(days.to), edits: days.edits.map((edit) => ({ ...edit, date: later(edit.date) })) } } : { start: isoOfMillis(place.startMs), end: isoOfMillis(place.endMs) };
  const like = { resourceId, projectId, phaseId, title, notes, allocation, status: status === "cancelled" ? "confirmed" : status };
  const { resourceId: row, projectId: project } = shownOf(change, rows);
  return { ...like, ...(row && { resourceId: row }), ...(project && { projectId: project, phaseId: null }), ...when };
}
