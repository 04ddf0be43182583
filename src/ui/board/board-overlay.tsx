import { cn } from "@/ui/cn";
import { formatSlot } from "@/ui/format";
import { text } from "@/ui/text/en";
import type { Cursor } from "./cursor";
import { type Gesture, type Place, placeOf } from "./gesture";
import { spanOf } from "./hit";
import type { Line, Lines } from "./rows";
import { type Scale, stepFrom, xAt } from "./scale";
import { heightOf, PADDING } from "./stack";

type Props = { lines: Lines; scale: Scale; gesture: Gesture | undefined; isTaken: (place: Place) => boolean; cursor: Cursor | undefined; marked: string | undefined; nowMs: number; zone: string };

/** What lies over the tiles: the line of now, what is being drawn or moved, the cursor, and what is marked. */
export function BoardOverlay({ lines, scale, gesture, isTaken, cursor, marked, nowMs, zone }: Props) {
  const place = gesture && placeOf(gesture, scale);
  const line = place && lines.lines.find((one) => one.kind === "row" && one.resource.id === place.resourceId);
  const taken = place !== undefined && isTaken(place);
  return (
    <>
      <div className="pointer-events-none absolute inset-y-0 w-px bg-tally" style={{ left: xAt(scale, nowMs) }} />
      {place && line?.kind === "row" && (
        <div
          className={cn("pointer-events-none absolute z-2 rounded-sm border-2 px-1.5 text-sm leading-6 font-medium whitespace-nowrap", taken ? "border-danger bg-danger-soft text-danger" : "border-accent bg-accent-soft text-accent")}
          style={{ left: spanOf(scale, place).x, width: spanOf(scale, place).width, top: line.top + PADDING, height: gesture.kind === "draw" ? line.height - 2 * PADDING : heightOf(gesture.booking.allocation, line.resource.capacity) }}
        >
          {formatSlot(place.startMs, place.endMs, zone)}
          {taken && ` · ${text.board.taken}`}
        </div>
      )}
      {cursor && <Outline lines={lines} scale={scale} cursor={cursor} />}
      {marked && <Mark lines={lines} scale={scale} id={marked} />}
    </>
  );
}

const outline = "pointer-events-none absolute z-1 rounded-sm outline-2 outline-offset-1 outline-focus";

function Outline({ lines, scale, cursor }: { lines: Lines; scale: Scale; cursor: Cursor }) {
  const line = lines.lines[cursor.line];
  if (!line) return null;
  const bar = line.kind === "row" ? line.bars.find(({ booking }) => booking.id === cursor.bookingId) : undefined;
  const span = spanOf(scale, bar ? bar.booking : { startMs: cursor.ms, endMs: stepFrom(scale, cursor.ms, 1) });
  return <div className={outline} style={{ left: span.x, width: Math.max(12, span.width), top: line.top + (bar ? bar.top : PADDING), height: bar ? bar.height : line.height - 2 * PADDING }} />;
}

function Mark({ lines, scale, id }: { lines: Lines; scale: Scale; id: string }) {
  const found = findBar(lines.lines, id);
  if (!found) return null;
  const { x, width } = spanOf(scale, found.bar.booking);
  return <div className={cn(outline, "outline-tally")} style={{ left: x, width, top: found.line.top + found.bar.top, height: found.bar.height }} />;
}

/** Where a booking is drawn. */
export function findBar(lines: readonly Line[], id: string) {
  for (const line of lines) {
    const bar = line.kind === "row" ? line.bars.find(({ booking }) => booking.id === id) : undefined;
    if (bar) return { line, bar };
  }
  return undefined;
}
