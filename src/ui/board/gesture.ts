import { loadOver } from "@/lib/stretch";
import type { Hit } from "./hit";
import type { Lines } from "./rows";
import { type Scale, snap, stepBefore, stepFrom } from "./scale";
import type { BoardBooking, BoardResource } from "./types";

/**
 * What the pointer, or the keyboard in its place, is doing on the board.
 * draw: a new booking from where it began to where it is now. move: a booking in time and to another row. stretch: one of its ends.
 */
export type Gesture =
  | { kind: "draw"; resourceId: string; fromMs: number; toMs: number }
  | { kind: "move"; booking: BoardBooking; resourceId: string; gripMs: number; startMs: number }
  | { kind: "stretch"; booking: BoardBooking; part: "start" | "end"; atMs: number };

/** Where what is drawn or moved would be. */
export type Place = { resourceId: string; startMs: number; endMs: number };
export type Outcome = { kind: "book"; place: Place } | { kind: "change"; booking: BoardBooking; place: Place };

/** Begins on what was hit; undefined where there is nothing to do. */
export function enter({ line, bar, part, ms }: Hit, scale: Scale): Gesture | undefined {
  if (line?.kind !== "row") return undefined;
  const resourceId = line.resource.id;
  if (!bar) return { kind: "draw", resourceId, fromMs: stepBefore(scale, ms), toMs: stepBefore(scale, ms) };
  const { booking } = bar;
  if (booking.isPending || booking.projectId === null) return undefined;
  if (part === "start" || part === "end") return { kind: "stretch", booking, part, atMs: part === "start" ? booking.startMs : booking.endMs };
  return { kind: "move", booking, resourceId, gripMs: ms - booking.startMs, startMs: booking.startMs };
}

/** Goes on to where the pointer is now. Outside of rows a booking stays in the one that it was over last. */
export function moveTo(gesture: Gesture, { line, ms }: Pick<Hit, "line" | "ms">, scale: Scale): Gesture {
  if (gesture.kind === "draw") return { ...gesture, toMs: snap(scale, ms) };
  if (gesture.kind === "stretch") return { ...gesture, atMs: snap(scale, ms) };
  return { ...gesture, startMs: snap(scale, ms - gesture.gripMs), resourceId: line?.kind === "row" ? line.resource.id : gesture.resourceId };
}

/** Where it would be if it were done now; what is drawn or stretched has a step at least. */
export function placeOf(gesture: Gesture, scale: Scale): Place {
  if (gesture.kind === "move") {
    const { booking, resourceId, startMs } = gesture;
    return { resourceId, startMs, endMs: startMs + booking.endMs - booking.startMs };
  }
  if (gesture.kind === "draw") {
    const { resourceId, fromMs, toMs } = gesture;
    return toMs >= fromMs ? { resourceId, startMs: fromMs, endMs: Math.max(toMs, stepFrom(scale, fromMs, 1)) } : { resourceId, startMs: toMs, endMs: stepFrom(scale, fromMs, 1) };
  }
  const { booking, part, atMs } = gesture;
  const { resourceId, startMs, endMs } = booking;
  return part === "start" ? { resourceId, startMs: Math.min(atMs, stepFrom(scale, endMs, -1)), endMs } : { resourceId, startMs, endMs: Math.max(atMs, stepFrom(scale, startMs, 1)) };
}

/** What is to be done; undefined when nothing changed. */
export function complete(gesture: Gesture, scale: Scale): Outcome | undefined {
  const place = placeOf(gesture, scale);
  if (gesture.kind === "draw") return { kind: "book", place };
  const { booking } = gesture;
  const isSame = place.resourceId === booking.resourceId && place.startMs === booking.startMs && place.endMs === booking.endMs;
  return isSame ? undefined : { kind: "change", booking, place };
}

/**
 * Whether the server will refuse, as far as the board knows: what is confirmed in the row and the booking itself would take more than there is. Only a
 * prediction: the server knows of leave, rules and what is not loaded.
 */
export function isTaken({ startMs, endMs }: Place, allocation: number, { capacity }: BoardResource, bookings: readonly BoardBooking[], itself?: string): boolean {
  const takers = bookings.flatMap((booking) => (booking.status === "confirmed" && booking.id !== itself ? [{ start: booking.startMs, end: booking.endMs, load: booking.allocation }] : []));
  return loadOver({ start: startMs, end: endMs }, takers).some(({ load }) => load + allocation > capacity);
}

/** A gesture moved by an arrow key: a step of the zoom, or a row. What is drawn or stretched stays in its row. */
export function steer(gesture: Gesture, key: string, { lines }: Lines, scale: Scale): Gesture {
  const by = key === "ArrowLeft" || key === "ArrowUp" ? -1 : 1;
  const isTime = key === "ArrowLeft" || key === "ArrowRight";
  if (gesture.kind === "stretch") return isTime ? { ...gesture, atMs: stepFrom(scale, gesture.atMs, by) } : gesture;
  if (gesture.kind === "draw") return gesture;
  if (isTime) return { ...gesture, startMs: stepFrom(scale, gesture.startMs, by) };
  const rows = lines.filter((line) => line.kind === "row");
  const next = rows[rows.findIndex(({ resource }) => resource.id === gesture.resourceId) + by];
  return next ? { ...gesture, resourceId: next.resource.id } : gesture;
}
