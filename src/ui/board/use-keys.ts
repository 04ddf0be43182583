"use client";
import type { KeyboardEvent, RefObject } from "react";
import { text } from "@/ui/text/en";
import { type Cursor, step } from "./cursor";
import { complete, type Gesture, isFixed, type Outcome, steer } from "./gesture";
import type { Lines } from "./rows";
import { xAt, type Zoom, ZOOMS } from "./scale";
import type { BoardBooking, BoardRow } from "./types";
import type { useTime } from "./use-time";
import { viewOf } from "./use-view";

/** What keys do beside moving about: with the booking that the cursor is on, or with a place. */
export type Commands = {
  open: (bookingId: string) => void;
  book: (rowId: string, ms: number) => void;
  select: (booking: BoardBooking) => void;
  clear: () => void;
  copy: (booking: BoardBooking) => void;
  paste: (rowId: string, ms: number) => void;
  split: (booking: BoardBooking, ms: number) => void;
  remove: (booking: BoardBooking) => void;
  undo: () => void;
  redo: () => void;
  menu: (cursor: Cursor) => void;
  /** All about a resource or project. */
  row: (row: BoardRow) => void;
};

type Props = {
  scroller: RefObject<HTMLElement | null>;
  lines: Lines;
  time: ReturnType<typeof useTime>;
  nameWidth: number;
  nowMs: number;
  canWrite: boolean;
  cursor: Cursor;
  setCursor: (cursor: Cursor) => void;
  gesture: Gesture | undefined;
  setGesture: (gesture: Gesture) => void;
  cancel: () => void;
  selected: readonly BoardBooking[];
  rowOf: (booking: BoardBooking) => string;
  fold: (group: string) => void;
  say: (words: string) => void;
  commands: Commands;
  onOutcome: (outcome: Outcome) => void;
};

/** The board by keyboard: all that the pointer can do. */
export function useKeys({ scroller, lines, time, nameWidth, nowMs, canWrite, cursor, setCursor, gesture, setGesture, cancel, selected, rowOf, fold, say, commands, onOutcome }: Props) {
  const { scale } = time;
  const line = lines.lines[cursor.line];
  const booking = line?.kind === "row" ? line.bars.find((bar) => bar.booking.id === cursor.bookingId)?.booking : undefined;
  const ours = canWrite && booking && !isFixed(booking) ? booking : undefined;
  const rowId = line?.kind === "row" ? line.row.id : undefined;

  /** Brings the cursor into view. */
  function follow({ line: index, ms }: Cursor) {
    const [of, to] = [scroller.current, lines.lines[index]];
    if (!of || !to) return;
    const [x, seen] = [xAt(scale, ms), viewOf(of, nameWidth)];
    if (x < seen.x + 20 || x > seen.x + seen.width - 60) of.scrollLeft = x - seen.width / 2;
    if (to.top < of.scrollTop) of.scrollTop = to.top;
    else if (to.top + to.height > of.scrollTop + seen.height) of.scrollTop = to.top + to.height - seen.height;
  }

  function begin(next: Gesture, words: string) {
    setGesture(next);
    say(words);
  }
  const moving = (of: BoardBooking, isCopy: boolean): Gesture => {
    const along = selected.some(({ id }) => id === of.id) ? selected.filter((one) => one.id !== of.id && !isFixed(one)) : [];
    return { kind: "move", booking: of, along, isCopy, fromRow: rowOf(of), rowId: rowOf(of), gripMs: 0, startMs: of.startMs };
  };

  /** @returns whether the key was for a gesture that is under way */
  function goOn(under: Exclude<Gesture, { kind: "lasso" }>, key: string): boolean {
    if (key.startsWith("Arrow")) setGesture(steer(under, key, lines, scale));
    else if (key === "Enter") {
      const outcome = complete(under, scale, rowOf);
      cancel();
      if (outcome) onOutcome(outcome);
    } else if (key === "Escape") say(text.board.givenUp);
    else return false;
    return true;
  }

  /** With Control or Command. @returns whether it was for the board */
  function pressWith(key: string, isShift: boolean): boolean {
    if (key === "z") (isShift ? commands.redo : commands.undo)();
    else if (key === "y") commands.redo();
    else if (key === "c" && ours) commands.copy(ours);
    else if (key === "v" && rowId && canWrite) commands.paste(rowId, cursor.ms);
    else return false;
    return true;
  }

  function press(key: string, isShift: boolean): boolean {
    if (key === "Enter" && line?.kind === "head") fold(line.name);
    else if (key === "Enter" && booking) commands.open(booking.id);
    else if (key === "Enter" && rowId && canWrite) commands.book(rowId, cursor.ms);
    else if (key === "m" && ours) begin(moving(ours, false), text.board.begunMove);
    else if (key === "c" && ours) begin(moving(ours, true), text.board.begunCopy);
    else if (key === "s" && ours && rowId) begin({ kind: "stretch", booking: ours, rowId, part: "end", atMs: ours.endMs }, text.board.begunStretch);
    else if (key === "x" && ours) commands.split(ours, cursor.ms);
    else if (key === " " && ours) commands.select(ours);
    else if (key === "i" && line?.kind === "row") commands.row(line.row);
    else if (key === "Delete" && ours) commands.remove(ours);
    else if (key === "ContextMenu" || (key === "F10" && isShift)) commands.menu(cursor);
    else if (key === "Escape") commands.clear();
    else if (key === "t") time.show(nowMs);
    else if (key === "+" || key === "-") time.zoomTo(ZOOMS[Math.max(0, Math.min(ZOOMS.length - 1, ZOOMS.indexOf(scale.zoom) + (key === "+" ? -1 : 1)))] as Zoom);
    else return false;
    return true;
  }

  return (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const isWith = event.ctrlKey || event.metaKey;
    const next = gesture ? undefined : step(cursor, event.key, isWith, lines, scale);
    if (next) {
      setCursor(next);
      follow(next);
    }
    const isOurs = next !== undefined || (gesture && gesture.kind !== "lasso" ? goOn(gesture, event.key) : isWith ? pressWith(event.key.toLowerCase(), event.shiftKey) : press(event.key.length === 1 ? event.key.toLowerCase() : event.key, event.shiftKey));
    if (isOurs) event.preventDefault();
  };
}
