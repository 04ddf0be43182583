"use client";
import { type CSSProperties, useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import { isoOfMillis, Temporal } from "@/lib/time";
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
import { BoardAgenda } from "./board-agenda";
import { BoardFilters, NONE } from "./board-filters";
import { BoardGrid } from "./board-grid";
import { BoardMenu, type MenuAt } from "./board-menu";
import { BoardNothing } from "./board-nothing";
import { findBar } from "./board-overlay";
import { BoardPanel, type Panel } from "./board-panel";
import { BoardSelection } from "./board-selection";
import { BoardToolbar } from "./board-toolbar";
import { draftAt } from "./draft-at";
import { changesOf, isFixed, type Outcome } from "./gesture";
import { dateOf, snap } from "./scale";
import type { BoardBooking, BoardProject, BoardResource } from "./types";
import { useActs } from "./use-acts";
import { useAddress } from "./use-address";
import { useBook } from "./use-book";
import { useFree } from "./use-free";
import { useLines } from "./use-lines";
import { useOpening } from "./use-opening";
import { useReadAhead } from "./use-read-ahead";
import { useSelection } from "./use-selection";
import { useSteps, wroteStep } from "./use-steps";
import { useTime } from "./use-time";
import { useView } from "./use-view";
import { createWrites } from "./writes";

/** The width of the names: on a phone there is room for less. */
const NAMES = { wide: 232, narrow: 112 };
/** Where now is put when one goes there: more is to come than was. */
const NOW_AT = 0.22;
/** Above a row that is brought into view. */
const MARGIN = 120;

type Props = { resources: BoardResource[]; projects: BoardProject[]; zone: string; nowMs: number; canWrite: boolean; firstStatus: Exclude<BookingStatus, "cancelled"> };

/** All resources and all time in one view, drawn on tiles that the browser scrolls; booked on by pointer and by keyboard. */
export function Board({ resources, projects: given, zone, nowMs, canWrite, firstStatus }: Props) {
  const { refresh } = useNavigate();
  const toast = useToast();
  const scroller = useRef<HTMLDivElement>(null);
  const isNarrow = useNarrow() ?? false;
  const [wantsAgenda, setAgenda] = useState(true);
  const isAgenda = isNarrow && wantsAgenda;
  const nameWidth = isNarrow ? NAMES.narrow : NAMES.wide;
  const { address, set, filters } = useAddress();
  const { rows, show, zoom, group } = address;
  const projects = useMemo(() => new Map(given.map((project) => [project.id, project])), [given]);
  const byId = useMemo(() => new Map(resources.map((resource) => [resource.id, resource])), [resources]);
  const { book, ground, windows, groundWindows, isRead, problem, state, others, editing } = useBook(resources, projects, refresh);
  const [freeAsked, setFreeAsked] = useState(0);
  const freeIds = useFree(address.freeFrom, address.freeTo, zone, freeAsked);
  const { lines, fold, changes } = useLines(resources, projects, book, { rows, show, group, filters, freeIds });
  const { view, look } = useView(scroller, nameWidth, !isAgenda);
  const [startMs] = useState(() => noonOf(address.date, zone) ?? nowMs);
  const restedOn = useRef(address.date);
  const time = useTime(scroller, { zone, zoom, first: { ms: startMs, share: address.date === null ? NOW_AT : 0.5 }, nameWidth, isShown: !isAgenda, look, onRest: (ms) => void set({ date: (restedOn.current = dateOf(ms, zone).toString()) }) });
  useReadAhead(windows, groundWindows, lines, time.scale, { rows, project: filters.project }, view);
  const selection = useSelection(book, changes);
  const steps = useSteps();
  const writes = useMemo(() => createWrites(book, (id) => byId.get(id)?.capacity ?? 1, wroteStep), [book, byId]);
  const live = useMemo<Live>(() => ({ store: writes, editing }), [writes, editing]);
  const [panel, setPanel] = useState<Panel>();
  const [menu, setMenu] = useState<MenuAt>();
  const [copied, setCopied] = useState<readonly BoardBooking[]>([]);
  const [lowered, setLowered] = useState(false);
  const [openings, setOpenings] = useState(0);
  const [marked, setMarked] = useState<string>();
  const [isFiltering, setFiltering] = useState(false);
  const [said, say] = useState("");
  const pale = useMemo(() => ({ project: filters.project, status: filters.status }), [filters.project, filters.status]);
  const filtersOn = [...Object.entries(filters).filter(([name]) => name !== "q").map(([, value]) => value), address.freeFrom].filter(Boolean).length;

  const { zoomTo, show: showTime } = time;
  const followAddress = useEffectEvent((to: typeof zoom, date: string | null) => {
    if (to !== time.scale.zoom) zoomTo(to);
    // The address is another one than where one came to rest: somebody went back, or opened a view.
    const ms = date === restedOn.current ? undefined : noonOf(date, zone);
    if (ms !== undefined) showTime(ms);
    restedOn.current = date;
  });
  useEffect(() => followAddress(zoom, address.date), [zoom, address.date]);
  // Who is free changes with what is booked.
  useEffect(() => {
    const timer = setTimeout(() => setFreeAsked(changes), 1_000);
    return () => clearTimeout(timer);
  }, [changes]);

  const open = (next: Panel) => {
    setPanel(next);
    setOpenings((times) => times + 1);
    setLowered(false);
  };
  const acts = useActs({ rows, zone, writes, steps, say, onRefused: (move) => open({ kind: "refused", move }), onSelect: selection.only });
  const act = (outcome: Outcome) => {
    if (outcome.kind !== "book") return void acts.perform(outcome);
    const { rowId } = outcome.place;
    open({ kind: "new", draft: draftAt(outcome.place, time.scale, { resource: byId.get(rowId), project: projects.get(rows === "projects" ? rowId : (filters.project ?? "")) }, firstStatus) });
  };
  const showRow = (rowId: string) => {
    const line = lines.lines.find((one) => one.kind === "row" && one.row.id === rowId);
    if (line && scroller.current) scroller.current.scrollTop = Math.max(0, line.top - MARGIN);
  };
  const mark = (id: string, ms: number, rowId?: string) => {
    setMarked(id);
    showTime(ms);
    const bar = findBar(lines.lines, time.scale, id);
    if (bar && scroller.current) scroller.current.scrollTop = Math.max(0, bar.y - MARGIN);
    else if (rowId) showRow(rowId);
  };
  const done = (booking: Booked, title: string) => {
    setPanel(undefined);
    setMarked(booking.id);
    toast({ title, detail: formatSlot(Date.parse(booking.start), Date.parse(booking.end), zone), warnings: warningsOf(booking, zone), action: { label: text.action.undo, run: () => void acts.undo([{ id: booking.id, version: booking.version }]) } });
  };
  const bookHere = () => open({ kind: "new", draft: newDraft(dateOf(time.middle(), zone).toString(), undefined, undefined, firstStatus) });
  useOpening({ resources: byId, projects, zone, firstStatus: canWrite ? firstStatus : undefined, isRead }, {
    onBooking(id, ms, resourceId) {
      mark(id, ms, resourceId);
      open({ kind: "booking", id });
    },
    onResource: showRow,
    onNew: (draft) => (draft ? open({ kind: "new", draft }) : bookHere()),
  });

  const inHand = useCallback((booking: BoardBooking | undefined) => editing(booking && { id: booking.id, resourceId: booking.resourceId, start: isoOfMillis(booking.startMs), end: isoOfMillis(booking.endMs) }), [editing]);
  const rowOf = (booking: BoardBooking) => (rows === "resources" ? booking.resourceId : (booking.projectId ?? ""));
  /** What is done with a booking is done with all that are selected, when it is one of them. */
  const withSelected = (booking: BoardBooking) => (selection.ids.has(booking.id) ? selection.selected.filter((one) => !isFixed(one)) : [booking]);
  const copy = (bookings: readonly BoardBooking[]) => {
    setCopied(bookings);
    say(text.board.toCopy(bookings.length));
    toast({ title: text.board.toCopy(bookings.length) });
  };
  const paste = (rowId: string, ms: number) => {
    const [booking, ...along] = copied;
    if (!booking) return;
    const changesMade = changesOf({ kind: "move", booking, along, isCopy: true, fromRow: rowOf(booking), rowId, gripMs: 0, startMs: snap(time.scale, ms) }, time.scale, rowOf);
    void acts.perform({ kind: "copy", changes: changesMade });
  };
  const select = (id: string) => {
    selection.toggle(id);
    say(text.board.selectedNow(selection.ids.size + (selection.ids.has(id) ? -1 : 1)));
  };
  const commands = {
    open: (id: string) => open({ kind: "booking", id }),
    select: ({ id }: BoardBooking) => select(id),
    clear: () => selection.only([]),
    copy: (booking: BoardBooking) => copy(withSelected(booking)),
    paste,
    split: (booking: BoardBooking, ms: number) => void acts.split(booking, snap(time.scale, ms)),
    remove: (booking: BoardBooking) => void acts.setStatus(withSelected(booking), "cancelled"),
    undo: () => void acts.undo(),
    redo: () => void acts.redo(),
  };
  const cutMs = menu?.booking && [snap(time.scale, menu.ms)].find((ms) => menu.booking && ms > menu.booking.startMs && ms < menu.booking.endMs);

  return (
    <LiveProvider value={live}>
      <div className="relative flex min-h-0 grow flex-col">
        <BoardToolbar {...{ address, set, canWrite, filtersOn, isFiltering }} range={time.range} onToday={() => showTime(nowMs, NOW_AT)} onTurn={time.turn} onBook={canWrite ? bookHere : undefined} onFiltering={() => setFiltering(!isFiltering)} agenda={isNarrow ? isAgenda : undefined} onAgenda={setAgenda} undo={steps.canUndo ? commands.undo : undefined} redo={steps.canRedo ? commands.redo : undefined} state={<LiveState state={state} others={others} week="board" />} />
        {isFiltering && <BoardFilters {...{ resources, address, set }} projects={given} />}
        {state === "away" && <output className="block border-b bg-warn-soft px-4 py-1.5 text-warn">{text.board.offline}</output>}
        {problem && <ProblemAlert problem={problem} fields={[]} />}
        {!isRead && lines.lines.length > 0 && <div className="absolute inset-x-0 top-0 z-40 h-0.5 overflow-hidden"><div className="h-full w-1/3 animate-sweep bg-tally" /></div>}
        <div className="relative flex min-h-0 grow" style={{ "--schedule-name-width": `${nameWidth}px` } as CSSProperties}>
          {isAgenda && <BoardAgenda {...{ lines, rows, book, windows, changes, projects, zone, isRead }} nameOf={(id) => byId.get(id)?.name ?? ""} today={dateOf(nowMs, zone).toString()} date={address.date ?? dateOf(nowMs, zone).toString()} onDate={(date) => void set({ date: (restedOn.current = date) })} onOpen={commands.open} />}
          {!isAgenda && <BoardGrid
            {...{ scroller, book, ground, changes, lines, time, view, rows, show, pale, projects, nameWidth, nowMs, startMs, canWrite, isRead, marked, selection, others, fold, say, commands }}
            resources={byId}
            onMenu={(at) => (canWrite || at.booking) && setMenu({ ...at, about: at.booking ? withSelected(at.booking) : [] })}
            onRow={() => {}}
            onOutcome={act}
            onInHand={inHand}
          />}
          {lines.lines.length === 0 && <BoardNothing isFiltered={filtersOn > 0 || filters.q !== null} canWrite={canWrite} onClear={() => void set(NONE)} />}
          {selection.ids.size > 0 && canWrite && <BoardSelection count={selection.ids.size} onStatus={(status) => void acts.setStatus(selection.selected, status)} onCopy={() => copy(selection.selected)} onClear={commands.clear} />}
          {panel && <BoardPanel {...{ panel, lowered, book, projects, zone, canWrite }} opening={openings} onLowered={setLowered} onPanel={setPanel} onDone={done} onShow={({ bookingId, start }: Blocker) => mark(bookingId, Date.parse(start))} resources={byId} />}
        </div>
        <StatusLegend />
        {menu && (
          <BoardMenu
            at={menu}
            {...{ cutMs, canWrite }}
            canPaste={copied.length > 0}
            label={menu.booking ? (menu.about.length > 1 ? text.board.selectedCount(menu.about.length) : menu.booking.title || (projects.get(menu.booking.projectId ?? "")?.name ?? text.board.masked)) : (byId.get(menu.rowId)?.name ?? projects.get(menu.rowId)?.name ?? "")}
            onClose={() => {
              setMenu(undefined);
              scroller.current?.focus({ preventScroll: true });
            }}
            onOpen={commands.open}
            onBook={() => act({ kind: "book", place: { rowId: menu.rowId, startMs: snap(time.scale, menu.ms), endMs: snap(time.scale, menu.ms) + 3_600_000 } })}
            onStatus={(status) => void acts.setStatus(menu.about, status)}
            onSelect={() => menu.booking && select(menu.booking.id)}
            onCopy={() => copy(menu.about)}
            onPaste={() => paste(menu.rowId, menu.ms)}
            onSplit={() => menu.booking && cutMs !== undefined && void acts.split(menu.booking, cutMs)}
          />
        )}
        <output className="sr-only">{said}</output>
      </div>
    </LiveProvider>
  );
}

/** The middle of a day of the address. */
function noonOf(date: string | null, zone: string): number | undefined {
  return date === null ? undefined : Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: "12:00" }).epochMilliseconds;
}
