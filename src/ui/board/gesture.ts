import { loadOver } from "@/lib/stretch";
import { Temporal } from "@/lib/time";
import type { Hit } from "./hit";
import type { Lines } from "./rows";
import { type Scale, snap, stepBefore, stepFrom } from "./scale";
import type { BoardBooking } from "./types";

/**
 * What the pointer, or the keyboard in its place, is doing on the board.
 * draw: a new booking from where it began to where it is now. move: a booking in time and to another row, with others that are selected along with it; or
 * a copy of them. stretch: one of its ends. lasso: selecting what a rectangle touches, in pixels of the board.
 */
export type Gesture =
  | { kind: "draw"; rowId: string; fromMs: number; toMs: number }
  | { kind: "move"; booking: BoardBooking; along: readonly BoardBooking[]; isCopy: boolean; fromRow: string; rowId: string; gripMs: number; startMs: number }
  | { kind: "stretch"; booking: BoardBooking; rowId: string; part: "start" | "end"; atMs: number }
  | { kind: "lasso"; from: { x: number; y: number }; to: { x: number; y: number } };

/** Where what is drawn or moved would be. `rowId`: of a resource, or where projects are rows of a project. */
export type Place = { rowId: string; startMs: number; endMs: number };
export type Change = { booking: BoardBooking; fromRow: string; place: Place };
export type Outcome = { kind: "book"; place: Place } | { kind: "change" | "copy"; changes: Change[] };
/** What is held while a gesture begins, and what is selected then. */
export type How = { isCopy?: boolean; selected?: readonly BoardBooking[] };

/** A booking that can be changed here: not one that is under way, or of a project that one may not read. */
export const isFixed = ({ isPending, projectId }: BoardBooking): boolean => isPending === true || projectId === null;

/** Begins on what was hit; undefined where there is nothing to do. */
export function enter({ line, bar, part, ms }: Hit, scale: Scale, { isCopy = false, selected = [] }: How = {}): Gesture | undefined {
  if (line?.kind !== "row") return undefined;
  const rowId = line.row.id;
  if (!bar) return { kind: "draw", rowId, fromMs: stepBefore(scale, ms), toMs: stepBefore(scale, ms) };
  const { booking } = bar;
  if (isFixed(booking)) return undefined;
  if (!isCopy && (part === "start" || part === "end")) return { kind: "stretch", booking, rowId, part, atMs: part === "start" ? booking.startMs : booking.endMs };
  const along = selected.some(({ id }) => id === booking.id) ? selected.filter((one) => one.id !== booking.id && !isFixed(one)) : [];
  return { kind: "move", booking, along, isCopy, fromRow: rowId, rowId, gripMs: ms - booking.startMs, startMs: booking.startMs };
}

/** Goes on to where the pointer is now. Outside of rows a booking stays in the one that it was over last. */
export function moveTo(gesture: Gesture, { line, ms }: Pick<Hit, "line" | "ms">, scale: Scale, at: { x: number; y: number }): Gesture {
  if (gesture.kind === "lasso") return { ...gesture, to: at };
  if (gesture.kind === "draw") return { ...gesture, toMs: snap(scale, ms) };
  if (gesture.kind === "stretch") return { ...gesture, atMs: snap(scale, ms) };
  return { ...gesture, startMs: snap(scale, ms - gesture.gripMs), rowId: line?.kind === "row" ? line.row.id : gesture.rowId };
}

/** Where it would be if it were done now; what is drawn or stretched has a step at least. The first is that of what is gripped. */
export function changesOf(gesture: Exclude<Gesture, { kind: "draw" | "lasso" }>, scale: Scale, rowOf: (booking: BoardBooking) => string): Change[] {
  const { booking, rowId } = gesture;
  if (gesture.kind === "stretch") {
    const { part, atMs } = gesture;
    const { startMs, endMs } = booking;
    const place = part === "start" ? { rowId, startMs: Math.min(atMs, stepFrom(scale, endMs, -1)), endMs } : { rowId, startMs, endMs: Math.max(atMs, stepFrom(scale, startMs, 1)) };
    return [{ booking, fromRow: rowId, place }];
  }
  const { along, fromRow, startMs } = gesture;
  // Several go to another row together only when they are in one.
  const isOneRow = along.every((other) => rowOf(other) === fromRow);
  const shifted = (other: BoardBooking): Change => {
    const start = shift(other.startMs, booking.startMs, startMs, scale.zone);
    return { booking: other, fromRow: rowOf(other), place: { rowId: isOneRow ? rowId : rowOf(other), startMs: start, endMs: start + other.endMs - other.startMs } };
  };
  return [{ booking, fromRow, place: { rowId: isOneRow ? rowId : fromRow, startMs, endMs: startMs + booking.endMs - booking.startMs } }, ...along.map(shifted)];
}

/** An instant as far on as `to` is from `from` on the clock of the zone: a week later at the same hour, whatever the clocks did. */
function shift(ms: number, from: number, to: number, zone: string): number {
  const zoned = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime();
  return zoned(ms).add(zoned(from).until(zoned(to), { largestUnit: "days" })).toZonedDateTime(zone).epochMilliseconds;
}

/** Where what is drawn would be. */
export function drawnPlace({ rowId, fromMs, toMs }: Extract<Gesture, { kind: "draw" }>, scale: Scale): Place {
  return toMs >= fromMs ? { rowId, startMs: fromMs, endMs: Math.max(toMs, stepFrom(scale, fromMs, 1)) } : { rowId, startMs: toMs, endMs: stepFrom(scale, fromMs, 1) };
}

/** What is to be done; undefined when nothing changed. */
export function complete(gesture: Exclude<Gesture, { kind: "lasso" }>, scale: Scale, rowOf: (booking: BoardBooking) => string): Outcome | undefined {
  if (gesture.kind === "draw") return { kind: "book", place: drawnPlace(gesture, scale) };
  const changes = changesOf(gesture, scale, rowOf).filter(({ booking, fromRow, place }) => place.rowId !== fromRow || place.startMs !== booking.startMs || place.endMs !== booking.endMs);
  if (changes.length === 0) return undefined;
  return { kind: gesture.kind === "move" && gesture.isCopy ? "copy" : "change", changes };
}

/**
 * Whether the server will refuse, as far as the board knows: what is confirmed in the row and the booking itself would take more than there is. Only a
 * prediction: the server knows of leave, rules and what is not loaded.
 */
export function isTaken({ startMs, endMs }: Pick<Place, "startMs" | "endMs">, allocation: number, capacity: number, bookings: readonly BoardBooking[], but: ReadonlySet<string>): boolean {
  const takers = bookings.flatMap((booking) => (booking.status === "confirmed" && !but.has(booking.id) ? [{ start: booking.startMs, end: booking.endMs, load: booking.allocation }] : []));
  return loadOver({ start: startMs, end: endMs }, takers).some(({ load }) => load + allocation > capacity);
}

/** A gesture moved by an arrow key: a step of the zoom, or a row. What is drawn or stretched stays in its row. */
export function steer(gesture: Gesture, key: string, { lines }: Lines, scale: Scale): Gesture {
  const by = key === "ArrowLeft" || key === "ArrowUp" ? -1 : 1;
  const isTime = key === "ArrowLeft" || key === "ArrowRight";
  if (gesture.kind === "stretch") return isTime ? { ...gesture, atMs: stepFrom(scale, gesture.atMs, by) } : gesture;
  if (gesture.kind !== "move") return gesture;
  if (isTime) return { ...gesture, startMs: stepFrom(scale, gesture.startMs, by) };
  const rows = lines.flatMap((line) => (line.kind === "row" ? [line.row] : []));
  const next = rows[rows.findIndex(({ id }) => id === gesture.rowId) + by];
  return next ? { ...gesture, rowId: next.id } : gesture;
}
