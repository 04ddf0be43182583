import { formatDay, formatSlot, formatTime } from "@/ui/format";
import { text } from "@/ui/text/en";
import type { Cursor } from "./cursor";
import type { Line } from "./rows";
import type { BoardProject } from "./types";

/** What the cursor is on, for whoever cannot see it. */
export function cursorWords(cursor: Cursor, line: Line | undefined, projects: ReadonlyMap<string, BoardProject>, zone: string): string {
  if (!line) return "";
  if (line.kind === "head") return text.board.list([text.board.fold(line.name, line.size), line.isOpen ? "" : text.board.folded]);
  const booking = line.bars.find((bar) => bar.booking.id === cursor.bookingId)?.booking;
  if (!booking) return text.board.free(line.resource.name, `${formatDay(cursor.ms, zone, true)}, ${formatTime(cursor.ms, zone)}`);
  const project = booking.projectId === null ? text.board.masked : (projects.get(booking.projectId)?.name ?? "");
  return text.board.list([line.resource.name, booking.title, project, text.status[booking.status], formatSlot(booking.startMs, booking.endMs, zone)]);
}
