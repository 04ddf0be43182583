"use client";
import { type RefObject, useId, useRef, useState } from "react";
import { text } from "@/ui/text/en";
import { BoardHead } from "./board-head";
import { BoardNames } from "./board-names";
import { BoardOverlay } from "./board-overlay";
import type { Cursor } from "./cursor";
import { cursorWords } from "./cursor-words";
import { isTaken, type Outcome, type Place } from "./gesture";
import { lineAt, type Lines, linesIn } from "./rows";
import { msAt, snap, stepBefore, stepFrom, widthOf } from "./scale";
import type { Rect } from "./tiles";
import type { BoardBooking, BoardProject, BoardResource } from "./types";
import { useGesture } from "./use-gesture";
import { useKeys } from "./use-keys";
import { useTiles } from "./use-tiles";
import type { useTime } from "./use-time";
import { HEAD } from "./use-view";

type Props = {
  scroller: RefObject<HTMLDivElement | null>;
  lines: Lines;
  time: ReturnType<typeof useTime>;
  view: Rect;
  resources: ReadonlyMap<string, BoardResource>;
  projects: ReadonlyMap<string, BoardProject>;
  bookingsOf: (resourceId: string) => readonly BoardBooking[] | undefined;
  nameWidth: number;
  nowMs: number;
  startMs: number;
  canWrite: boolean;
  isRead: boolean;
  marked: string | undefined;
  fold: (group: string) => void;
  say: (words: string) => void;
  onOpen: (bookingId: string) => void;
  onOutcome: (outcome: Outcome) => void;
};

/** The board itself: names and dates that stay while it scrolls, the tiles, and what lies over them. To who cannot see it, it is a grid with a cursor that says where it is. */
export function BoardGrid({ scroller, lines, time, view, resources, projects, bookingsOf, nameWidth, nowMs, startMs, canWrite, isRead, marked, fold, say, onOpen, onOutcome }: Props) {
  const { scale } = time;
  const layer = useRef<HTMLDivElement>(null);
  const hint = useId();
  const [cursor, setCursor] = useState<Cursor>({ line: 1, ms: snap(scale, startMs), bookingId: undefined });
  const [hasFocus, setFocus] = useState(false);
  const scrolled = useTiles(scroller, layer, { lines, scale, projects, nameWidth });
  const draw = (resourceId: string, fromMs: number) => onOutcome({ kind: "book", place: { resourceId, startMs: fromMs, endMs: stepFrom(scale, fromMs, 1) } });
  const { gesture, setGesture, cancel, handlers } = useGesture(lines, scale, canWrite, {
    onClick({ line, bar, ms }) {
      if (bar) onOpen(bar.booking.id);
      else if (line?.kind === "row" && canWrite) draw(line.resource.id, stepBefore(scale, ms));
    },
    onOutcome,
  });
  const onKeyDown = useKeys({ scroller, lines, time, nameWidth, nowMs, canWrite, cursor, setCursor, gesture, setGesture, cancel, fold, say, draw, onOpen, onOutcome });
  const predict = (place: Place) => {
    const resource = resources.get(place.resourceId);
    const booking = gesture?.kind === "draw" ? undefined : gesture?.booking;
    return resource !== undefined && isTaken(place, booking?.allocation ?? resource.capacity, resource, bookingsOf(place.resourceId) ?? [], booking?.id);
  };
  const onScroll = () => {
    if (!scroller.current) return;
    scrolled();
    time.scrolled(scroller.current);
  };
  const here = lines.lines[cursor.line];
  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={text.board.grid}
      aria-describedby={hint}
      aria-rowcount={lines.lines.length}
      aria-busy={!isRead}
      aria-activedescendant={hasFocus && here ? "board-cell" : undefined}
      data-board={isRead ? "ready" : "loading"}
      onScroll={onScroll}
      onKeyDown={onKeyDown}
      onFocus={() => setFocus(true)}
      onBlur={() => setFocus(false)}
      className="relative min-w-0 grow overflow-auto -outline-offset-2"
    >
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- rows are drawn; this says aloud where the cursor is */}
      <div role="row" aria-rowindex={cursor.line + 1} className="sr-only">
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as above */}
        <div role="gridcell" id="board-cell">{cursorWords(cursor, here, projects, scale.zone)}</div>
      </div>
      <div aria-hidden className="relative" style={{ width: nameWidth + widthOf(scale), height: HEAD + lines.height }}>
        <p id={hint} className="sr-only">{text.board.gridHint}</p>
        <div className="sticky top-0 z-20 h-10 border-b bg-surface">
          <div className="sticky left-0 z-10 float-left h-full w-(--schedule-name-width) border-r bg-surface" />
          <div className="absolute inset-y-0 left-(--schedule-name-width)">{view.width > 0 && <BoardHead scale={scale} fromMs={msAt(scale, view.x - view.width)} toMs={msAt(scale, view.x + 2 * view.width)} nowMs={nowMs} />}</div>
        </div>
        {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- for the pointer; by keyboard the grid's cursor folds */}
        <div className="sticky left-0 z-10 w-(--schedule-name-width) border-r bg-surface" style={{ height: lines.height }} onClick={(event) => {
          const line = lines.lines[lineAt(lines, event.clientY - event.currentTarget.getBoundingClientRect().top)];
          if (line?.kind === "head") fold(line.name);
        }}>
          <BoardNames lines={linesIn(lines, view.y - view.height, view.y + 2 * view.height)} active={hasFocus ? here?.key : undefined} />
        </div>
        <div data-start={scale.startMs} className="absolute touch-pan-x touch-pan-y select-none" style={{ left: nameWidth, top: HEAD, width: widthOf(scale), height: lines.height }} {...handlers}>
          <div ref={layer} className="absolute inset-0 font-sans" />
          <BoardOverlay {...{ lines, scale, gesture, marked, nowMs }} zone={scale.zone} isTaken={predict} cursor={hasFocus && !gesture ? cursor : undefined} />
        </div>
      </div>
    </div>
  );
}
