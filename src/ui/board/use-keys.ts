"use client";
import type { KeyboardEvent, RefObject } from "react";
import { text } from "@/ui/text/en";
import { type Cursor, step } from "./cursor";
import { complete, type Gesture, type Outcome, steer } from "./gesture";
import type { Lines } from "./rows";
import { xAt, type Zoom, ZOOMS } from "./scale";
import type { useTime } from "./use-time";
import { viewOf } from "./use-view";

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
  fold: (group: string) => void;
  say: (words: string) => void;
  draw: (resourceId: string, fromMs: number) => void;
  onOpen: (bookingId: string) => void;
  onOutcome: (outcome: Outcome) => void;
};

/** The board by keyboard: all that the pointer can do. */
export function useKeys({ scroller, lines, time, nameWidth, nowMs, canWrite, cursor, setCursor, gesture, setGesture, cancel, fold, say, draw, onOpen, onOutcome }: Props) {
  const { scale } = time;
  const line = lines.lines[cursor.line];
  const booking = line?.kind === "row" ? line.bars.find((bar) => bar.booking.id === cursor.bookingId)?.booking : undefined;
  const isOurs = canWrite && booking !== undefined && booking.projectId !== null;

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

  /** @returns whether the key was for a gesture that is under way */
  function goOn(under: Gesture, key: string): boolean {
    if (key.startsWith("Arrow")) setGesture(steer(under, key, lines, scale));
    else if (key === "Enter") {
      const outcome = complete(under, scale);
      cancel();
      if (outcome) onOutcome(outcome);
    } else if (key === "Escape") say(text.board.givenUp);
    else return false;
    return true;
  }

  function press(key: string, isFar: boolean): boolean {
    if (gesture) return goOn(gesture, key);
    const next = step(cursor, key, isFar, lines, scale);
    if (next) {
      setCursor(next);
      follow(next);
    } else if (key === "Enter" && line?.kind === "head") fold(line.name);
    else if (key === "Enter" && booking) onOpen(booking.id);
    else if (key === "Enter" && line?.kind === "row" && canWrite) draw(line.resource.id, cursor.ms);
    else if (key === "m" && isOurs) begin({ kind: "move", booking, resourceId: booking.resourceId, gripMs: 0, startMs: booking.startMs }, text.board.begunMove);
    else if (key === "s" && isOurs) begin({ kind: "stretch", booking, part: "end", atMs: booking.endMs }, text.board.begunStretch);
    else if (key === "t") time.show(nowMs);
    else if (key === "+" || key === "-") time.zoomTo(ZOOMS[Math.max(0, Math.min(ZOOMS.length - 1, ZOOMS.indexOf(scale.zoom) + (key === "+" ? -1 : 1)))] as Zoom);
    else return false;
    return true;
  }

  return (event: KeyboardEvent) => {
    if (press(event.key, event.ctrlKey || event.metaKey)) event.preventDefault();
  };
}
