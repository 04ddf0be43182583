import type { Line, Lines } from "./rows";
import { type Scale, stepFrom } from "./scale";
import type { Bar } from "./stack";

/** Where the keyboard is: on a line, at an instant; on a booking when there is one then, the first of several unless another was stepped to. */
export type Cursor = { line: number; ms: number; bookingId: string | undefined };

export const PAGE = 10;

/** The cursor moved by a key; undefined: the key is not for moving. */
export function step(cursor: Cursor, key: string, isFar: boolean, { lines }: Lines, scale: Scale): Cursor | undefined {
  const last = lines.length - 1;
  const toLine = (line: number): Cursor => {
    const next = Math.max(0, Math.min(last, line));
    return { ...cursor, line: next, bookingId: barsAt(lines[next], cursor.ms)[0]?.booking.id };
  };
  const toMs = (ms: number): Cursor => ({ ...cursor, ms, bookingId: barsAt(lines[cursor.line], ms)[0]?.booking.id });
  switch (key) {
    case "ArrowUp":
    case "ArrowDown":
      return beside(cursor, key === "ArrowDown" ? 1 : -1, lines) ?? toLine(cursor.line + (key === "ArrowDown" ? 1 : -1));
    case "PageUp":
    case "PageDown":
      return toLine(cursor.line + (key === "PageDown" ? PAGE : -PAGE));
    case "ArrowLeft":
    case "ArrowRight":
      return isFar ? nextBooking(cursor, key === "ArrowRight", lines) : toMs(stepFrom(scale, cursor.ms, key === "ArrowRight" ? 1 : -1));
    default:
      return undefined;
  }
}

/** The bars of a line at an instant, from the top. */
export function barsAt(line: Line | undefined, ms: number): Bar[] {
  if (line?.kind !== "row") return [];
  return line.bars.filter(({ booking }) => booking.startMs <= ms && ms < booking.endMs).toSorted((a, b) => a.top - b.top);
}

/** Of several bookings at the same time, the next one up or down. */
function beside(cursor: Cursor, by: 1 | -1, lines: readonly Line[]): Cursor | undefined {
  const bars = barsAt(lines[cursor.line], cursor.ms);
  const next = bars[bars.findIndex(({ booking }) => booking.id === cursor.bookingId) + by];
  return next && cursor.bookingId !== undefined ? { ...cursor, bookingId: next.booking.id } : undefined;
}

/** The next or previous booking of the row, wherever it is. */
function nextBooking(cursor: Cursor, isForward: boolean, lines: readonly Line[]): Cursor {
  const line = lines[cursor.line];
  if (line?.kind !== "row") return cursor;
  const here = line.bars.find(({ booking }) => booking.id === cursor.bookingId)?.booking;
  const from = here ? here.startMs : cursor.ms;
  const sorted = line.bars.map(({ booking }) => booking).toSorted((a, b) => a.startMs - b.startMs);
  const next = isForward ? sorted.find(({ id, startMs }) => startMs > from || (startMs === from && here !== undefined && id > here.id)) : sorted.findLast(({ startMs }) => startMs < from);
  return next ? { ...cursor, ms: next.startMs, bookingId: next.id } : cursor;
}
