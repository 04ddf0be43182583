import { type Line, lineAt, type Lines, linesIn } from "./rows";
import { msAt, type Scale, xAt } from "./scale";
import type { Bar } from "./stack";
import type { Rect } from "./tiles";
import type { BoardBooking } from "./types";

/** How far into a bar its ends can be gripped, and how narrow it may be to be gripped at its ends at all; in pixels. */
const GRIP = 6;
const NARROW = 24;
/** The least width of a bar, so that it can be seen and hit. */
export const LEAST_WIDTH = 4;

/** What lies at a place of the board. */
export type Hit = { line: Line | undefined; bar: Bar | undefined; part: "start" | "middle" | "end" | undefined; ms: number };

export function spanOf(scale: Scale, { startMs, endMs }: { startMs: number; endMs: number }): { x: number; width: number } {
  const x = xAt(scale, startMs);
  return { x, width: Math.max(LEAST_WIDTH, xAt(scale, endMs) - x) };
}

/** @param x from the left of all time, `y` from the top of all lines */
export function hitAt(all: Lines, scale: Scale, x: number, y: number): Hit {
  const at = lineAt(all, y);
  const found = all.lines[at];
  const line = found && y >= found.top && y < found.top + found.height ? found : undefined;
  const ms = msAt(scale, x);
  if (line?.kind !== "row") return { line, bar: undefined, part: undefined, ms };
  const inner = y - line.top;
  const bar = line.bars.findLast(({ booking, top, height }) => {
    const span = spanOf(scale, booking);
    return inner >= top && inner < top + height && x >= span.x && x < span.x + span.width;
  });
  return { line, bar, part: bar && partOf(spanOf(scale, bar.booking), x), ms };
}

function partOf({ x, width }: { x: number; width: number }, at: number): Hit["part"] {
  if (width < NARROW) return "middle";
  if (at < x + GRIP) return "start";
  return at >= x + width - GRIP ? "end" : "middle";
}

/** The bookings whose bars touch a rectangle of the board. */
export function bookingsIn(all: Lines, scale: Scale, rect: Rect): BoardBooking[] {
  const found = linesIn(all, rect.y, rect.y + rect.height).flatMap((line) => (line.kind === "row" ? line.bars.map((bar) => ({ ...bar, top: line.top + bar.top })) : []));
  const isTouched = ({ booking, top, height }: Bar) => {
    const { x, width } = spanOf(scale, booking);
    return x < rect.x + rect.width && rect.x < x + width && top < rect.y + rect.height && rect.y < top + height;
  };
  return [...new Map(found.filter(isTouched).map(({ booking }) => [booking.id, booking])).values()];
}
