import type { Bar } from "@/modules/booking/board/contract";
import { BAR_STATUSES, MARKS } from "@/modules/booking/board/contract";
import type { SeenBooking } from "@/modules/booking/contract";
import type { News } from "./book";
import type { BoardBooking, BoardStatus } from "./types";

/** A booking as the API tells it, as news for the board; where it stands among holds, and whether it is in conflict, only windows tell. */
export function newsOf({ id, resourceId, projectId, status, title, start, end, allocation, version, bundleId, seriesId, days }: SeenBooking): News {
  if (status === "cancelled") return { id, version, booking: undefined };
  return { id, version, booking: { id, resourceId, projectId, status: status as BoardStatus, title, startMs: Date.parse(start), endMs: Date.parse(end), allocation, version, isBundle: bundleId !== null, isSeries: seriesId !== null, rank: null, hasConflict: false, isInDays: days !== null } };
}

/** Whole ones: a time may be given to the microsecond, and is reckoned with to the millisecond. */
const milliseconds = (seconds: number) => Math.round(seconds * 1_000);

/** A bar as a window has it. */
export function bookingOf([id, resourceId, projectId, status, title, start, end, allocation, version, marks, rank]: Bar): BoardBooking {
  const has = (mark: number) => (marks & mark) > 0;
  const is = { isBundle: has(MARKS.bundle), isSeries: has(MARKS.series), hasConflict: has(MARKS.conflict), isInDays: has(MARKS.days) };
  return { id, resourceId, projectId, status: BAR_STATUSES[status] as BoardStatus, title, startMs: milliseconds(start), endMs: milliseconds(end), allocation, version, rank, ...is };
}
