import { type StoreApi, useStore } from "zustand";
import type { Presence } from "@/modules/live/contract";
import { cn } from "@/ui/cn";
import { formatSlot } from "@/ui/format";
import { text } from "@/ui/text/en";
import type { Cursor } from "./cursor";
import { changesOf, drawnPlace, type Gesture, type Place } from "./gesture";
import { spanOf } from "./hit";
import type { Line, Lines } from "./rows";
import { type Scale, stepFrom, xAt } from "./scale";
import { heightOf, PADDING } from "./stack";
import type { Rect } from "./tiles";
import type { BoardBooking } from "./types";

type Props = {
  lines: Lines;
  /** The lines that are seen: marks are drawn on these alone. */
  near: readonly Line[];
  scale: Scale;
  gesture: Gesture | undefined;
  isTaken: (place: Place, booking: BoardBooking | undefined) => boolean;
  rowOf: (booking: BoardBooking) => string;
  cursor: Cursor | undefined;
  marked: StoreApi<{ id: string | undefined }>;
  selected: ReadonlySet<string>;
  others: readonly Presence[];
  nowMs: number;
};

/** What lies over the tiles: the line of now, what is being drawn or moved, the cursor, what is selected and marked, and what others change. */
export function BoardOverlay({ lines, near, scale, gesture, isTaken, rowOf, cursor, marked, selected, others, nowMs }: Props) {
  return (
    <>
      <div className="pointer-events-none absolute inset-y-0 w-px bg-tally" style={{ left: xAt(scale, nowMs) }} />
      <Marks {...{ near, scale, marked, selected, others }} />
      {gesture?.kind === "lasso" && <div className="pointer-events-none absolute z-2 border border-accent bg-accent/10" style={lassoStyle(gesture)} />}
      {gesture && gesture.kind !== "lasso" && <Ghosts {...{ lines, scale, gesture, isTaken, rowOf }} />}
      {cursor && <Outline lines={lines} scale={scale} cursor={cursor} />}
    </>
  );
}

/** What is selected, what is marked, and what others change. */
function Marks({ near, scale, marked: store, selected, others }: Pick<Props, "near" | "scale" | "marked" | "selected" | "others">) {
  const marked = useStore(store, ({ id }) => id);
  const editors = new Map(others.flatMap(({ drag, actor }) => (drag ? [[drag.bookingId, actor.name] as const] : [])));
  const isMarked = ({ id }: BoardBooking) => id === marked || selected.has(id) || editors.has(id);
  const hasMarks = marked !== undefined || selected.size > 0 || editors.size > 0;
  const bars = hasMarks ? near.flatMap((line) => (line.kind === "row" ? line.bars.filter(({ booking }) => isMarked(booking)).map((bar) => ({ line, bar })) : [])) : [];
  return bars.map(({ line, bar }) => {
    const { id } = bar.booking;
    const editor = editors.get(id);
    const { x, width } = spanOf(scale, bar.booking);
    return (
      <div key={`${line.key} ${id}`} className={cn(outline, selected.has(id) ? "bg-accent/20 outline-accent" : "outline-tally", editor && "outline-dashed")} style={{ left: x, width, top: line.top + bar.top, height: bar.height }}>
        {editor && <span className="absolute -top-5 left-0 rounded-sm bg-raised px-1 text-xs whitespace-nowrap shadow-sm">{editor}</span>}
      </div>
    );
  });
}

const outline = "pointer-events-none absolute z-1 rounded-sm outline-2 outline-offset-1 outline-focus";

const lassoStyle = ({ from, to }: Extract<Gesture, { kind: "lasso" }>) => ({ left: Math.min(from.x, to.x), top: Math.min(from.y, to.y), width: Math.abs(to.x - from.x), height: Math.abs(to.y - from.y) });

type GhostProps = Pick<Props, "lines" | "scale" | "isTaken" | "rowOf"> & { gesture: Exclude<Gesture, { kind: "lasso" }> };

/** Where what is drawn, moved or stretched would be, and whether that is taken. */
function Ghosts({ lines, scale, gesture, isTaken, rowOf }: GhostProps) {
  const ghosts: { place: Place; booking: BoardBooking | undefined }[] = gesture.kind === "draw" ? [{ place: drawnPlace(gesture, scale), booking: undefined }] : changesOf(gesture, scale, rowOf);
  return ghosts.map(({ place, booking }, i) => {
    const line = lines.lines.find((one) => one.kind === "row" && one.row.id === place.rowId);
    if (line?.kind !== "row") return null;
    const taken = isTaken(place, booking);
    const { x, width } = spanOf(scale, place);
    return (
      <div
        key={booking?.id ?? "drawn"}
        className={cn("pointer-events-none absolute z-2 rounded-sm border-2 px-1.5 text-sm leading-6 font-medium whitespace-nowrap", taken ? "border-danger bg-danger-soft text-danger" : "border-accent bg-accent-soft text-accent")}
        style={{ left: x, width, top: line.top + PADDING, height: booking ? heightOf(booking.allocation, line.row.capacity) : line.height - 2 * PADDING }}
      >
        {i === 0 && formatSlot(place.startMs, place.endMs, scale.zone)}
        {taken && ` · ${text.board.taken}`}
      </div>
    );
  });
}

function Outline({ lines, scale, cursor }: { lines: Lines; scale: Scale; cursor: Cursor }) {
  const line = lines.lines[cursor.line];
  if (!line) return null;
  const bar = line.kind === "row" ? line.bars.find(({ booking }) => booking.id === cursor.bookingId) : undefined;
  const span = spanOf(scale, bar ? bar.booking : { startMs: cursor.ms, endMs: stepFrom(scale, cursor.ms, 1) });
  return <div className={outline} style={{ left: span.x, width: Math.max(12, span.width), top: line.top + (bar ? bar.top : PADDING), height: bar ? bar.height : line.height - 2 * PADDING }} />;
}

/** Where a booking is drawn, in pixels of the board. */
export function findBar(lines: readonly Line[], scale: Scale, id: string): Rect | undefined {
  for (const line of lines) {
    const bar = line.kind === "row" ? line.bars.find(({ booking }) => booking.id === id) : undefined;
    if (bar) return { ...spanOf(scale, bar.booking), y: line.top + bar.top, height: bar.height };
  }
  return undefined;
}
