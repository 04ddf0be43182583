"use client";
import { type CSSProperties, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { isoOfMillis } from "@/lib/time";
import dynamic from "next/dynamic";
import { createStore, useStore } from "zustand";
import type { Blocker, Booked, BookingStatus } from "@/modules/booking/contract";
import { ProblemAlert } from "@/ui/api/problem-alert";
import { newDraft } from "@/ui/booking/draft";
import { warningsOf } from "@/ui/booking/warnings";
import { formatSlot } from "@/ui/format";
import { type Live, LiveProvider } from "@/ui/live/live-context";
import { LiveState } from "@/ui/live/live-state";
import { useToast } from "@/ui/primitives/toast";
import { StatusLegend } from "@/ui/schedule/status-legend";
import { text } from "@/ui/text/en";
import { useNarrow } from "@/ui/use-narrow";
import { useNavigate } from "@/ui/use-navigate";
import { ViewsMenu } from "@/ui/view/views-menu";
import { viewQuery } from "./address";
import { BoardAgenda } from "./board-agenda";
import { BoardFilters, NONE } from "./board-filters";
import { BoardGrid } from "./board-grid";
import type { MenuAt } from "./board-menu";
import { BoardMenuAt } from "./board-menu-at";
import { BoardNothing } from "./board-nothing";
import { findBar } from "./board-overlay";
import type { PanelProps } from "./board-panel";
import { BoardSelection } from "./board-selection";
import { BoardToolbar } from "./board-toolbar";
import { draftAt } from "./draft-at";
import type { Outcome } from "./gesture";
import { dateOf } from "./scale";
import type { BoardBooking, BoardProject, BoardResource, BoardRow } from "./types";
import { useActs } from "./use-acts";
import { useAddress } from "./use-address";
import { NOW_AT, useAddressTime } from "./use-address-time";
import { useBook } from "./use-book";
import { useCommands } from "./use-commands";
import { useFree } from "./use-free";
import { useLines } from "./use-lines";
import { useOpening } from "./use-opening";
import { usePanel } from "./use-panel";
import { useSelection } from "./use-selection";
import { useSteps, wroteStep } from "./use-steps";
import { useView } from "./use-view";
import { createWrites } from "./writes";

/** With all its forms: loaded while nobody waits for it. */
const loadPanel = () => import("./board-panel");
const BoardPanel = dynamic<PanelProps>(async () => (await loadPanel()).BoardPanel, { ssr: false });

/** What is opened beside the board, once something is. */
function BoardSide(props: PanelProps) {
  const isOpen = useStore(props.side.store, ({ panel }) => panel !== undefined);
  useEffect(() => {
    const timer = setTimeout(() => void loadPanel(), SOON_MS);
    return () => clearTimeout(timer);
  }, []);
  return isOpen && <BoardPanel {...props} />;
}

/** The width of the names: on a phone there is room for less. */
const NAMES = { wide: 232, narrow: 112 };
/** Above a row that is brought into view. */
const MARGIN = 120;
const SOON_MS = 1_500;

type Props = { resources: BoardResource[]; projects: BoardProject[]; zone: string; nowMs: number; canWrite: boolean; firstStatus: Exclude<BookingStatus, "cancelled"> };

/** All resources and all time in one view, drawn on tiles that the browser scrolls; booked on by pointer and by keyboard. */
export function Board({ resources, projects: given, zone, nowMs, canWrite, firstStatus }: Props) {
  const { go, refresh } = useNavigate();
  const toast = useToast();
  const scroller = useRef<HTMLDivElement>(null);
  const isNarrow = useNarrow() ?? false;
  const [wantsAgenda, setAgenda] = useState(true);
  const isAgenda = isNarrow && wantsAgenda;
  const nameWidth = isNarrow ? NAMES.narrow : NAMES.wide;
  const { address, set, filters } = useAddress();
  const { rows, show, group } = address;
  const projects = useMemo(() => new Map(given.map((project) => [project.id, project])), [given]);
  const byId = useMemo(() => new Map(resources.map((resource) => [resource.id, resource])), [resources]);
  const { book, ground, windows, groundWindows, isRead, problem, state, others, editing } = useBook(resources, projects, refresh);
  const freeIds = useFree(address.freeFrom, address.freeTo, zone, book);
  const { lines, fold, changes } = useLines(resources, projects, book, { rows, show, group, filters, freeIds });
  const { view, look } = useView(scroller, nameWidth, !isAgenda);
  const { time, startMs, goTo } = useAddressTime(scroller, { address, set, zone, nowMs, nameWidth, isShown: !isAgenda, look });
  const { scale } = time;
  const selection = useSelection(book, changes);
  const steps = useSteps();
  const writes = useMemo(() => createWrites(book, (id) => byId.get(id)?.capacity ?? 1, wroteStep), [book, byId]);
  const live = useMemo<Live>(() => ({ store: writes, editing }), [writes, editing]);
  const side = usePanel();
  const { open } = side;
  const [menu, setMenu] = useState<MenuAt>();
  const [marked] = useState(() => createStore<{ id: string | undefined }>(() => ({ id: undefined })));
  const setMarked = (id: string) => marked.setState({ id });
  const [isFiltering, setFiltering] = useState(false);
  const said = useRef<HTMLOutputElement>(null);
  const say = useCallback((words: string) => {
    if (said.current) said.current.textContent = words;
  }, []);
  const pale = useMemo(() => ({ project: filters.project, status: filters.status }), [filters.project, filters.status]);
  const filtersOn = [...Object.entries(filters).filter(([name]) => name !== "q").map(([, value]) => value), address.freeFrom].filter(Boolean).length;

  const openBooking = (id: string) => {
    setMarked(id);
    open({ kind: "booking", id });
  };
  const acts = useActs({ rows, zone, writes, steps, say, onRefused: (move) => open({ kind: "refused", move }), onSelect: selection.only });
  const own = useCommands({ rows, scale, selection, acts, say, open: openBooking });
  const { commands } = own;
  const act = (outcome: Outcome) => {
    if (outcome.kind !== "book") return void acts.perform(outcome);
    const { rowId } = outcome.place;
    open({ kind: "new", draft: draftAt(outcome.place, scale, { resource: byId.get(rowId), project: projects.get(rows === "projects" ? rowId : (filters.project ?? "")) }, firstStatus) });
  };
  const showRow = (rowId: string) => {
    const line = lines.lines.find((one) => one.kind === "row" && one.row.id === rowId);
    if (line && scroller.current) scroller.current.scrollTop = Math.max(0, line.top - MARGIN);
  };
  const mark = (id: string, ms: number, rowId?: string) => {
    setMarked(id);
    time.show(ms);
    const bar = findBar(lines.lines, scale, id);
    if (bar && scroller.current) scroller.current.scrollTop = Math.max(0, bar.y - MARGIN);
    else if (rowId) showRow(rowId);
  };
  const done = (booking: Booked, title: string) => {
    side.set(undefined);
    setMarked(booking.id);
    toast({ title, detail: formatSlot(Date.parse(booking.start), Date.parse(booking.end), zone), warnings: warningsOf(booking, zone), action: { label: text.action.undo, run: () => void acts.undo([{ id: booking.id, version: booking.version }]) } });
  };
  const bookHere = () => open({ kind: "new", draft: newDraft(dateOf(time.middle(), zone).toString(), undefined, undefined, firstStatus) });
  const openRow = ({ id, resource }: BoardRow) => open({ kind: resource ? "resource" : "project", id });
  useOpening({ resources: byId, projects, zone, firstStatus: canWrite ? firstStatus : undefined, isRead }, {
    onBooking(id, ms, resourceId) {
      mark(id, ms, resourceId);
      commands.open(id);
    },
    onResource(id) {
      showRow(id);
      open({ kind: "resource", id });
    },
    onNew: (draft) => (draft ? open({ kind: "new", draft }) : bookHere()),
  });
  const inHand = useCallback((booking: BoardBooking | undefined) => editing(booking && { id: booking.id, resourceId: booking.resourceId, start: isoOfMillis(booking.startMs), end: isoOfMillis(booking.endMs) }), [editing]);
  const closeMenu = () => {
    setMenu(undefined);
    scroller.current?.focus({ preventScroll: true });
  };

  return (
    <LiveProvider value={live}>
      <div className="relative flex min-h-0 grow flex-col">
        <BoardToolbar {...{ address, set, canWrite, filtersOn, isFiltering }} range={time.range} onToday={() => time.show(nowMs, NOW_AT)} onTurn={time.turn} onBook={canWrite ? bookHere : undefined} onFiltering={() => setFiltering(!isFiltering)} undo={steps.canUndo ? commands.undo : undefined} redo={steps.canRedo ? commands.redo : undefined} agenda={isNarrow ? isAgenda : undefined} onAgenda={setAgenda} state={<LiveState state={state} others={others} week="board" />}>
          <ViewsMenu query={viewQuery(address)} onApply={(query) => go(`/board?${query}`)} />
        </BoardToolbar>
        {isFiltering && <BoardFilters {...{ resources, address, set }} projects={given} />}
        {state === "away" && <output className="block border-b bg-warn-soft px-4 py-1.5 text-warn">{text.board.offline}</output>}
        {problem && <ProblemAlert problem={problem} fields={[]} />}
        {!isRead && lines.lines.length > 0 && <div className="absolute inset-x-0 top-0 z-40 h-0.5 overflow-hidden"><div className="h-full w-1/3 animate-sweep bg-tally" /></div>}
        <div className="relative flex min-h-0 grow" style={{ "--schedule-name-width": `${nameWidth}px` } as CSSProperties}>
          {isAgenda ? (
            <BoardAgenda {...{ lines, rows, book, windows, changes, projects, zone, isRead }} nameOf={(id) => byId.get(id)?.name ?? ""} today={dateOf(nowMs, zone).toString()} date={address.date ?? dateOf(nowMs, zone).toString()} onDate={goTo} onOpen={commands.open} />
          ) : (
            <BoardGrid
              {...{ scroller, book, ground, windows, groundWindows, changes, lines, time, view, rows, show, pale, projects, nameWidth, nowMs, startMs, canWrite, isRead, marked, selection, others, fold, say, commands }}
              resources={byId}
              onMenu={(at) => (canWrite || at.booking) && setMenu({ ...at, about: at.booking ? own.withSelected(at.booking) : [] })}
              onRow={openRow}
              onOutcome={act}
              onInHand={inHand}
            />
          )}
          {lines.lines.length === 0 && <BoardNothing isFiltered={filtersOn > 0 || filters.q !== null} canWrite={canWrite} onClear={() => void set(NONE)} />}
          <BoardSide
            {...{ side, view, scale, book, projects, zone, canWrite }}
            onBooking={commands.open}
            onDone={done}
            onShow={({ bookingId, start }: Blocker) => mark(bookingId, Date.parse(start))}
            resources={byId}
          />
        </div>
        {selection.ids.size > 0 && canWrite ? <BoardSelection count={selection.ids.size} onStatus={(status) => void acts.setStatus(selection.selected, status)} onCopy={() => own.copyAll(selection.selected)} onClear={commands.clear} /> : <StatusLegend />}
        {menu && <BoardMenuAt at={menu} {...{ scale, projects, acts, own }} resources={byId} onOutcome={act} onClose={closeMenu} />}
        <output ref={said} className="sr-only" />
      </div>
    </LiveProvider>
  );
}
