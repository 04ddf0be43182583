"use client";
import { type RefObject, useEffect, useId, useMemo, useRef, useState } from "react";
import { type StoreApi, useStore } from "zustand";
import type { Presence } from "@/modules/live/contract";
import { text } from "@/ui/text/en";
import { BoardHead } from "./board-head";
import { BoardHover } from "./board-hover";
import { BoardNames } from "./board-names";
import { BoardOverlay } from "./board-overlay";
import type { Book } from "./book";
import type { MenuAt } from "./board-menu";
import { type Cursor } from "./cursor";
import { cursorWords } from "./cursor-words";
import type { Filters } from "./filter";
import { type Gesture, isTaken, type Outcome, type Place } from "./gesture";
import type { GroundBook } from "./ground";
import { bookingsIn, type Hit, spanOf } from "./hit";
import { lineAt, type Lines, linesIn } from "./rows";
import { msAt, snap, stepBefore, stepFrom, widthOf, xAt } from "./scale";
import type { BoardBooking, BoardProject, BoardResource, BoardRow, Rows } from "./types";
import { useGesture } from "./use-gesture";
import { type Commands, useKeys } from "./use-keys";
import type { Selection } from "./use-selection";
import { useAnchor, useHeld } from "./use-still";
import { useTiles } from "./use-tiles";
import type { useTime } from "./use-time";
import { useReadAhead } from "./use-read-ahead";
import { HEAD, type View } from "./use-view";
import type { Windows } from "./windows";

type Props = {
  scroller: RefObject<HTMLDivElement | null>;
  book: Book;
  ground: GroundBook;
  /** Another number whenever the book or the ground is another. */
  changes: number;
  lines: Lines;
  time: ReturnType<typeof useTime>;
  view: View;
  windows: Windows;
  groundWindows: Windows;
  rows: Rows;
  show: "bars" | "load";
  pale: Pick<Filters, "project" | "status">;
  resources: ReadonlyMap<string, BoardResource>;
  projects: ReadonlyMap<string, BoardProject>;
  nameWidth: number;
  nowMs: number;
  startMs: number;
  canWrite: boolean;
  isRead: boolean;
  marked: StoreApi<{ id: string | undefined }>;
  selection: Selection;
  others: readonly Presence[];
  fold: (group: string) => void;
  say: (words: string) => void;
  commands: Omit<Commands, "menu" | "book" | "row">;
  onMenu: (at: Omit<MenuAt, "about">) => void;
  onRow: (row: BoardRow) => void;
  onOutcome: (outcome: Outcome) => void;
  /** A booking is being moved or stretched; nothing: none is any more. */
  onInHand: (booking: BoardBooking | undefined) => void;
};

/** How much more than is seen is there of names and marks, in screens. */
const NEAR = 0.6;

/** The board itself: names and dates that stay while it scrolls, the tiles, and what lies over them. To who cannot see it, it is a grid with a cursor that says where it is. */
export function BoardGrid({ scroller, book, ground, windows, groundWindows, changes, lines: latest, time, view: seen, rows, show, pale, resources, projects, nameWidth, nowMs, startMs, canWrite, isRead, marked, selection, others, fold, say, commands, onMenu, onRow, onOutcome, onInHand }: Props) {
  const { scale } = time;
  const view = useStore(seen);
  useReadAhead(windows, groundWindows, latest, scale, { rows, project: pale.project, isRead }, view);
  const layer = useRef<HTMLDivElement>(null);
  const surface = useRef<HTMLDivElement>(null);
  const hint = useId();
  const [cursor, setCursor] = useState<Cursor>({ line: 1, ms: snap(scale, startMs), bookingId: undefined });
  const [gesture, setGesture] = useState<Gesture>();
  const isBusy = gesture !== undefined;
  const lines = useHeld(latest, isBusy);
  useAnchor(scroller, lines);
  const [hasFocus, setFocus] = useState(false);
  const [groundChanges, setGroundChanges] = useState(0);
  useEffect(() => ground.watch(() => setGroundChanges((times) => times + 1)), [ground]);
  const nameOf = useMemo(() => (id: string) => resources.get(id)?.name ?? "", [resources]);
  const rowOf = useMemo(() => (booking: BoardBooking) => (rows === "resources" ? booking.resourceId : (booking.projectId ?? "")), [rows]);
  const scrolled = useTiles(scroller, layer, book, ground, { lines, scale, rows, show, pale, projects, nameOf, nameWidth });

  const draw = (rowId: string, fromMs: number) => onOutcome({ kind: "book", place: { rowId, startMs: fromMs, endMs: stepFrom(scale, fromMs, 1) } });
  const { cancel, handlers } = useGesture({ gesture, setGesture, lines, scale, canWrite, selected: selection.selected, rowOf }, {
    onClick({ line, bar, ms }: Hit, isAdding) {
      if (bar && isAdding) selection.toggle(bar.booking.id);
      else if (bar) commands.open(bar.booking.id);
      else if (selection.ids.size > 0) commands.clear();
      else if (line?.kind === "row" && canWrite) draw(line.row.id, stepBefore(scale, ms));
    },
    onLasso: (rect) => selection.add(bookingsIn(lines, scale, rect).filter(({ projectId }) => projectId !== null).map(({ id }) => id)),
    onMenu({ line, bar, ms }, at) {
      if (line?.kind === "row") onMenu({ ...at, rowId: line.row.id, ms, booking: bar?.booking });
    },
    onOutcome,
  });
  // The others see who has it in hand.
  const inHand = gesture && "booking" in gesture ? gesture.booking : undefined;
  useEffect(() => {
    if (!inHand) return;
    onInHand(inHand);
    return () => onInHand(undefined);
  }, [inHand, onInHand]);
  const here = lines.lines[cursor.line];
  const menu = ({ line: index, ms, bookingId }: Cursor) => {
    const [line, box] = [lines.lines[index], surface.current?.getBoundingClientRect()];
    const bar = line?.kind === "row" ? line.bars.find(({ booking }) => booking.id === bookingId) : undefined;
    if (line?.kind === "row" && box) onMenu({ x: box.left + (bar ? spanOf(scale, bar.booking).x : xAt(scale, ms)), y: box.top + line.top + line.height, rowId: line.row.id, ms, booking: bar?.booking });
  };
  const onKeyDown = useKeys({ scroller, lines, time, nameWidth, nowMs, canWrite, cursor, setCursor, gesture, setGesture, cancel, selected: selection.selected, rowOf, fold, say, commands: { ...commands, menu, book: draw, row: onRow }, onOutcome });

  const moved = useMemo(() => new Set(selection.ids), [selection.ids]);
  const predict = (place: Place, booking: BoardBooking | undefined) => {
    const resource = resources.get(rows === "resources" ? place.rowId : (booking?.resourceId ?? ""));
    const isCopy = gesture?.kind === "move" && gesture.isCopy;
    const but = isCopy || !booking ? new Set<string>() : gesture?.kind === "move" && gesture.along.length > 0 ? moved : new Set([booking.id]);
    return resource !== undefined && isTaken(place, booking?.allocation ?? resource.capacity, resource.capacity, book.bookingsOf(resource.id) ?? [], but);
  };
  const onScroll = () => {
    if (!scroller.current) return;
    scrolled();
    time.scrolled(scroller.current);
  };
  const near = useMemo(() => linesIn(lines, view.y - NEAR * view.height, view.y + (1 + NEAR) * view.height), [lines, view.y, view.height]);
  const [fromMs, toMs] = [msAt(scale, view.x), msAt(scale, view.x + view.width)];
  const span = useMemo(() => ({ fromMs, toMs }), [fromMs, toMs]);
  const picture = { projects, nameOf, bookingsOf: book.bookingsOf, groundOf: ground.of, show };
  const onName = (clientY: number, element: Element) => {
    const line = lines.lines[lineAt(lines, clientY - element.getBoundingClientRect().top)];
    if (line?.kind === "head") fold(line.name);
    else if (line) onRow(line.row);
  };
  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={text.board.grid}
      aria-describedby={hint}
      aria-rowcount={lines.lines.length}
      aria-busy={!isRead}
      aria-multiselectable
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
        <div role="gridcell" id="board-cell" aria-selected={cursor.bookingId !== undefined && selection.ids.has(cursor.bookingId)}>{cursorWords(cursor, here, { projects, zone: scale.zone, nameOf, selected: selection.ids })}</div>
      </div>
      <div aria-hidden className="relative" style={{ width: nameWidth + widthOf(scale), height: HEAD + lines.height }}>
        <p id={hint} className="sr-only">{text.board.gridHint}</p>
        <div className="sticky top-0 z-20 h-10 border-b bg-surface">
          <div className="sticky left-0 z-10 float-left h-full w-(--schedule-name-width) border-r bg-surface" />
          <div className="absolute inset-y-0 left-(--schedule-name-width)">{view.width > 0 && <BoardHead scale={scale} fromMs={msAt(scale, view.x - view.width)} toMs={msAt(scale, view.x + 2 * view.width)} nowMs={nowMs} />}</div>
        </div>
        {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- for the pointer; by keyboard the grid's cursor folds and opens */}
        <div className="sticky left-0 z-10 w-(--schedule-name-width) cursor-pointer border-r bg-surface" style={{ height: lines.height }} onClick={(event) => onName(event.clientY, event.currentTarget)}>
          <BoardNames lines={near} active={hasFocus ? here?.key : undefined} span={span} bookingsOf={book.bookingsOf} groundOf={ground.of} state={`${changes} ${groundChanges}`} />
        </div>
        <div ref={surface} data-start={scale.startMs} className="absolute touch-pan-x touch-pan-y select-none" style={{ left: nameWidth, top: HEAD, width: widthOf(scale), height: lines.height }} {...handlers}>
          <div ref={layer} className="absolute inset-0 font-sans" />
          <BoardOverlay {...{ lines, near, scale, gesture, rowOf, marked, others, nowMs }} isTaken={predict} selected={selection.ids} cursor={hasFocus && !gesture ? cursor : undefined} />
        </div>
      </div>
      <BoardHover over={surface} lines={lines} scale={scale} isBusy={isBusy} picture={picture} />
    </div>
  );
}
