import { type Bar, FULL, PADDING, stack } from "./stack";
import type { BoardBooking, BoardRow } from "./types";

export const HEAD_HEIGHT = 30;
const EMPTY_HEIGHT = FULL + 2 * PADDING;

/** What resources are grouped by; a resource with several skills stands under each. */
export const GROUPINGS = ["department", "kind", "skill", "project"] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** A line of the board: the head of a group, or a resource or project in it. Unique by `key`. */
export type Line = { key: string; top: number; height: number } & ({ kind: "head"; name: string; size: number; isOpen: boolean } | { kind: "row"; group: string; row: BoardRow; bars: Bar[] });

/** All lines, from the top; `height` is that of them all. */
export type Lines = { lines: readonly Line[]; height: number };

export type Group = { name: string; rows: readonly BoardRow[] };

/** What a row had when it was last laid out: asked for again with the same bookings it is the same. */
export type RowCache = WeakMap<readonly BoardBooking[], { bars: Bar[]; height: number }>;

/**
 * Lays out the lines. Rows whose bookings are the same array as before are not stacked anew, so that a change costs one row and the offsets.
 * @param bookingsOf undefined: no bars are drawn, and all rows are equally high. @param closed the names of the groups that are folded
 */
export function layOut(groups: readonly Group[], bookingsOf: ((rowId: string) => readonly BoardBooking[] | undefined) | undefined, closed: ReadonlySet<string>, cache: RowCache): Lines {
  const lines: Line[] = [];
  let top = 0;
  for (const { name, rows } of groups) {
    const isOpen = !closed.has(name);
    lines.push({ kind: "head", key: `head ${name}`, name, size: rows.length, isOpen, top, height: HEAD_HEIGHT });
    top += HEAD_HEIGHT;
    if (!isOpen) continue;
    for (const row of rows) {
      const { bars, height } = barsOf(bookingsOf?.(row.id), row.capacity, cache);
      lines.push({ kind: "row", key: `${name} ${row.id}`, group: name, row, bars, top, height });
      top += height;
    }
  }
  return { lines, height: top };
}

const NOTHING = { bars: [], height: EMPTY_HEIGHT };

function barsOf(bookings: readonly BoardBooking[] | undefined, capacity: number, cache: RowCache) {
  if (!bookings || bookings.length === 0) return NOTHING;
  let known = cache.get(bookings);
  if (!known) cache.set(bookings, (known = stack(bookings, capacity)));
  return known;
}

/** The index of the line at a height; the first or last one for what lies outside. -1: there are none. */
export function lineAt({ lines }: Lines, y: number): number {
  let [low, high] = [0, lines.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lines[middle] as Line).top <= y) low = middle;
    else high = middle - 1;
  }
  return lines.length === 0 ? -1 : low;
}

/** The lines that touch `[fromY, toY)`. */
export function linesIn(all: Lines, fromY: number, toY: number): readonly Line[] {
  const first = lineAt(all, fromY);
  return first < 0 ? [] : all.lines.slice(first, lineAt(all, Math.max(fromY, toY - 1)) + 1);
}
