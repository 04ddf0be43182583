import type { Bar } from "@/modules/booking/board/contract";
import { BAR_STATUSES, MARKS } from "@/modules/booking/board/contract";
import type { SeenBooking } from "@/modules/booking/contract";
import type { News } from "./book";
import type { BoardBooking, BoardStatus } from "./types";

/** A booking as the API tells it, as news for the board. */
export function newsOf({ id, resourceId, projectId, status, title, start, end, allocation, version, bundleId, seriesId }: SeenBooking): News {
  if (status === "cancelled") return { id, version, booking: undefined };
  return { id, version, booking: { id, resourceId, projectId, status: status as BoardStatus, title, startMs: Date.parse(start), endMs: Date.parse(end), allocation, version, isBundle: bundleId !== null, isSeries: seriesId !== null } };
}

/** A booking as a window has it. */
export function bookingOf([id, resourceId, projectId, status, title, start, end, allocation, version, marks]: Bar): BoardBooking {
  return { id, resourceId, projectId, status: BAR_STATUSES[status] as BoardStatus, title, startMs: start * 1_000, endMs: end * 1_000, allocation, version, isBundle: (marks & MARKS.bundle) > 0, isSeries: (marks & MARKS.series) > 0 };
}
