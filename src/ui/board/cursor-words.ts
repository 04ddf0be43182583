import { formatDay, formatSlot, formatTime } from "@/ui/format";
import { text } from "@/ui/text/en";
import type { Cursor } from "./cursor";
import type { Line } from "./rows";
import type { BoardProject } from "./types";

type Known = { projects: ReadonlyMap<string, BoardProject>; zone: string; nameOf: (resourceId: string) => string; selected: ReadonlySet<string> };

/** What the cursor is on, for whoever cannot see it. */
export function cursorWords(cursor: Cursor, line: Line | undefined, { projects, zone, nameOf, selected }: Known): string {
  if (!line) return "";
  if (line.kind === "head") return text.board.list([text.board.fold(line.name, line.size), line.isOpen ? "" : text.board.folded]);
  const booking = line.bars.find((bar) => bar.booking.id === cursor.bookingId)?.booking;
  if (!booking) return text.board.free(line.row.name, `${formatDay(cursor.ms, zone, true)}, ${formatTime(cursor.ms, zone)}`);
  const project = booking.projectId === null ? text.board.masked : (projects.get(booking.projectId)?.name ?? "");
  const status = booking.rank === null ? text.status[booking.status] : `${text.status[booking.status]} ${text.board.nth(booking.rank)}`;
  return text.board.list([line.row.name, line.row.project ? nameOf(booking.resourceId) : "", booking.title, line.row.project ? "" : project, status, booking.hasConflict ? text.board.conflict : "", selected.has(booking.id) ? text.board.selected : "", formatSlot(booking.startMs, booking.endMs, zone)]);
}
