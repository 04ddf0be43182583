import { TriangleAlert } from "lucide-react";
import type { CSSProperties } from "react";
import { inkOn } from "@/ui/colour";
import { formatSlot, formatTime } from "@/ui/format";
import { text } from "@/ui/text/en";
import { LANE, ROW_PADDING } from "./geometry";
import type { Bar } from "./rows";
import type { ScheduleProject } from "./types";

const GAP = 2;

/** The colours that bar.css draws with. */
export function barColours(colour: string): CSSProperties {
  return { "--bar": colour, "--on-bar": inkOn(colour) } as CSSProperties;
}

type Props = { bar: Bar; project: ScheduleProject | undefined; columns: number; zone: string; marked: boolean; editor?: string | undefined };

/** A booking in its row. It fills the days it touches; of a single day the thin line at its foot shows the hours. */
export function BookingBar({ bar: { booking, span, lane }, project, columns, zone, marked, editor }: Props) {
  const [startMs, endMs] = [Date.parse(booking.start), Date.parse(booking.end)];
  const name = booking.title || (booking.projectId === null ? text.booking.masked : (project?.name ?? ""));
  const oneDay = span.first === span.last && !span.before;
  const time = oneDay ? formatTime(startMs, zone) : "";
  const about = [booking.title && project?.name, text.status[booking.status], formatSlot(startMs, endMs, zone), booking.inConflict && text.conflicts.mark, booking.pending && text.live.pending, editor && text.live.editing(editor)].filter(Boolean).join(", ");
  const width = span.last - span.first + 1;
  return (
    <button
      type="button"
      data-booking={booking.id}
      data-status={booking.status}
      data-before={span.before || undefined}
      data-after={span.after || undefined}
      data-marked={marked || undefined}
      data-pending={booking.pending || undefined}
      data-edited={editor ? true : undefined}
      aria-label={`${time} ${name}, ${about}`.trim()}
      title={`${name}\n${about}`}
      className="bar absolute flex items-center gap-1.5 overflow-hidden rounded-sm px-1.5 text-left text-sm"
      style={{
        ...barColours(project?.colour ?? "#808080"),
        left: `calc(${(span.first / columns) * 100}% + ${GAP}px)`,
        width: `calc(${(width / columns) * 100}% - ${2 * GAP}px)`,
        top: ROW_PADDING + lane * LANE + GAP / 2,
        height: LANE - GAP,
      }}
    >
      {booking.inConflict && <ConflictMark />}
      {time && <span>{time}</span>}
      <span className="min-w-0 truncate font-semibold">{name}</span>
      {!oneDay && booking.title && <span className="min-w-0 flex-1 basis-0 truncate">{project?.name}</span>}
      {oneDay && <span aria-hidden className="absolute bottom-0 h-0.5 bg-current opacity-55" style={{ left: `${span.from * 100}%`, right: `${(1 - span.to) * 100}%` }} />}
    </button>
  );
}

/** That its resource is away then, by shape and not by colour alone. What it means is said in the name of the bar. */
export function ConflictMark() {
  return (
    <span aria-hidden data-conflict className="grid size-4 shrink-0 place-items-center rounded-full bg-danger text-on-danger">
      <TriangleAlert className="size-2.5" strokeWidth={2.5} />
    </span>
  );
}
