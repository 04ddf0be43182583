"use client";
import { type CSSProperties, useCallback, useDeferredValue, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Blocker, Booked, BookingStatus } from "@/modules/booking/contract";
import type { ApiProblem } from "@/ui/api/client";
import { ProblemAlert } from "@/ui/api/problem-alert";
import { BookingForm } from "@/ui/booking/booking-form";
import { BookingView } from "@/ui/booking/booking-view";
import { type Draft, newDraft } from "@/ui/booking/draft";
import { toLocal } from "@/ui/booking/local-time";
import { resourceOption } from "@/ui/booking/search-resources";
import { warningsOf } from "@/ui/booking/warnings";
import { formatDay, formatSlot } from "@/ui/format";
import { type Live, LiveProvider } from "@/ui/live/live-context";
import { SidePanel } from "@/ui/primitives/side-panel";
import { useToast } from "@/ui/primitives/toast";
import { searchProjects } from "@/ui/schedule/project-options";
import { text } from "@/ui/text/en";
import { useNarrow } from "@/ui/use-narrow";
import { useNavigate } from "@/ui/use-navigate";
import { BoardHead } from "./board-head";
import { BoardNames } from "./board-names";
import { BoardOverlay, findBar } from "./board-overlay";
import { BoardToolbar } from "./board-toolbar";
import { type Canvas, createCanvas } from "./canvas";
import { type Cursor, step } from "./cursor";
import { complete, type Gesture, isTaken, moveTo, type Outcome, type Place } from "./gesture";
import { groupsOf } from "./groups";
import { readPalette } from "./palette";
import { RefusedChange, type RefusedMove } from "./refused-change";
import { type Grouping, layOut, lineAt, linesIn, type RowCache } from "./rows";
import { dateOf, msAt, scaleAround, snap, stepFrom, widthOf, xAt, type Zoom, ZOOMS } from "./scale";
import type { Rect } from "./tiles";
import type { BoardProject, BoardResource } from "./types";
import { useBook } from "./use-book";
import { useGesture } from "./use-gesture";
import { HEAD, STEP, useView, viewOf } from "./use-view";
import { createWrites } from "./writes";

/** The width of the names: on a phone there is room for less. */
const NAMES = { wide: 208, narrow: 112 };
/** How far ahead of what is seen bookings are read, in screens. */
const READ_AHEAD = 1.5;
const MINUTE = 60_000;

type Panel = { kind: "new"; draft: Draft } | { kind: "booking"; id: string } | { kind: "refused"; move: RefusedMove };
export type BoardProps = { resources: BoardResource[]; projects: BoardProject[]; zone: string; nowMs: number; startMs: number; zoom: Zoom; canWrite: boolean; firstStatus: Exclude<BookingStatus, "cancelled"> };

/** All resources and all time in one view, drawn on tiles that the browser scrolls; booked on by pointer and by keyboard. */
export function Board({ resources, projects: given, zone, nowMs, startMs, zoom: firstZoom, canWrite, firstStatus }: BoardProps) {
  const { refresh } = useNavigate();
  const toast = useToast();
  const { book, windows, isRead, problem, state, others } = useBook(resources, refresh);
  const [scale, setScale] = useState(() => scaleAround(firstZoom, zone, startMs));
  const [grouping, setGrouping] = useState<Grouping>("department");
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [search, setSearch] = useState("");
  const [changes, setChanges] = useState(0);
  const [panel, setPanel] = useState<Panel>();
  const [lowered, setLowered] = useState(false);
  const [openings, setOpenings] = useState(0);
  const [cursor, setCursor] = useState<Cursor>({ line: 1, ms: snap(scale, startMs), bookingId: undefined });
  const [hasFocus, setFocus] = useState(false);
  const [said, say] = useState("");
  const [theme, setTheme] = useState(0);
  const [marked, setMarked] = useState<string>();
  const scroller = useRef<HTMLDivElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  const canvas = useRef<Canvas>(undefined);
  const [cache] = useState<RowCache>(() => new WeakMap());
  const nameWidth = useNarrow() ? NAMES.narrow : NAMES.wide;
  const { view, look } = useView(scroller, nameWidth);

  const projects = useMemo(() => new Map(given.map((project) => [project.id, project])), [given]);
  const byId = useMemo(() => new Map(resources.map((resource) => [resource.id, resource])), [resources]);
  const wanted = useDeferredValue(search.trim().toLowerCase());
  const shown = useMemo(() => (wanted ? resources.filter(({ name, department, tags, skills }) => [name, department ?? "", ...tags, ...skills].some((part) => part.toLowerCase().includes(wanted))) : resources), [resources, wanted]);
  const groups = useMemo(
    () => groupsOf(shown, grouping, { kinds: text.kinds, noSkill: text.board.noSkill, noProject: text.board.noProject }, { bookings: grouping === "project" && changes >= 0 ? book.all() : [], projects }),
    [shown, grouping, book, projects, changes],
  );
  const lines = useMemo(() => (changes >= 0 ? layOut(groups, book.bookingsOf, closed, cache) : { lines: [], height: 0 }), [groups, book, closed, cache, changes]);
  const writes = useMemo(() => createWrites(book, (id) => byId.get(id)?.capacity ?? 1), [book, byId]);
  const live = useMemo<Live>(() => ({ store: writes, editing: () => {} }), [writes]);

  useEffect(() => book.watch(() => setChanges((times) => times + 1)), [book]);

  // The tiles live beside React: they are drawn anew when what they show is another.
  useEffect(() => {
    if (!layer.current || !scroller.current) return;
    const [tiles, of] = [layer.current, scroller.current];
    const made = createCanvas(tiles, () => viewOf(of, nameWidth));
    canvas.current = made;
    return () => made.stop();
  }, [nameWidth]);
  const before = useRef<{ lines: typeof lines; scale: typeof scale; projects: typeof projects; theme: number; nameWidth: number }>(undefined);
  useEffect(() => {
    if (!layer.current) return;
    const was = before.current;
    before.current = { lines, scale, projects, theme, nameWidth };
    const picture = { lines, scale, projects, palette: readPalette(layer.current), words: { masked: text.board.masked } };
    const isMore = !was || was.scale !== scale || was.projects !== projects || was.theme !== theme || was.nameWidth !== nameWidth || was.lines.height !== lines.height || was.lines.lines.length !== lines.lines.length;
    canvas.current?.show(picture, { width: widthOf(scale), height: lines.height }, isMore ? undefined : changedRows(was.lines, lines, widthOf(scale)));
  }, [lines, scale, projects, theme, nameWidth]);
  useEffect(() => {
    const theme = new MutationObserver(() => setTheme((times) => times + 1));
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ["class"] });
    return () => theme.disconnect();
  }, []);

  // Another zoom, or another stretch of time: what was in the middle stays there.
  const middle = useRef(startMs);
  useLayoutEffect(() => {
    const of = scroller.current;
    if (!of) return;
    of.scrollLeft = xAt(scale, middle.current) - (of.clientWidth - nameWidth) / 2;
    look(of);
  }, [scale, look, nameWidth]);
  const onScroll = () => {
    const of = scroller.current;
    if (!of) return;
    canvas.current?.scrolled();
    middle.current = msAt(scale, of.scrollLeft + (of.clientWidth - nameWidth) / 2);
    look(of);
    const isNearEnd = of.scrollLeft < of.clientWidth || of.scrollLeft > widthOf(scale) - 2 * of.clientWidth;
    if (isNearEnd && widthOf(scale) > 6 * of.clientWidth) setScale(scaleAround(scale.zoom, zone, middle.current));
  };
  const show = useCallback((ms: number) => {
    middle.current = ms;
    setScale((now) => scaleAround(now.zoom, now.zone, ms));
  }, []);
  const seen = useMemo(() => ({ fromMs: msAt(scale, view.x), toMs: msAt(scale, view.x + view.width) }), [scale, view]);
  useEffect(() => {
    if (view.width === 0) return;
    const [screen, wide] = [(seen.toMs - seen.fromMs) * READ_AHEAD, view.height * READ_AHEAD];
    const rows = (fromY: number, toY: number) => linesIn(lines, fromY, toY).flatMap((line) => (line.kind === "row" ? [line.resource.id] : []));
    windows.need(seen, rows(view.y, view.y + view.height)); // first: the rest is read ahead
    windows.need({ fromMs: seen.fromMs - screen, toMs: seen.toMs + screen }, rows(view.y - wide, view.y + view.height + wide));
  }, [windows, lines, seen, view]);

  const open = (next: Panel) => {
    setPanel(next);
    setOpenings((times) => times + 1);
    setLowered(false);
  };
  const draw = ({ resourceId, startMs: from, endMs: to }: Place) => {
    const resource = byId.get(resourceId);
    const draft = newDraft(dateOf(from, zone).toString(), resource && resourceOption(resource), undefined, firstStatus);
    const isDays = scale.zoom === "month" || scale.zoom === "quarter";
    const lastDay = dateOf(to - 1, zone).toString();
    open({ kind: "new", draft: isDays ? { ...draft, mode: lastDay === draft.start.date ? "hours" : "days", end: { ...draft.end, date: lastDay }, days: { ...draft.days, to: lastDay } } : { ...draft, start: toLocal(from, zone), end: toLocal(to, zone) } });
  };
  const change = async ({ booking, place }: Extract<Outcome, { kind: "change" }>) => {
    const iso = (ms: number) => new Date(ms).toISOString(); // oxlint-disable-line -- a moment for the wire, not a time to reckon with
    const body = { ...(place.startMs !== booking.startMs && { start: iso(place.startMs) }), ...(place.endMs !== booking.endMs && { end: iso(place.endMs) }), ...(place.resourceId !== booking.resourceId && { resourceId: place.resourceId }) };
    try {
      const done = await writes.change<Booked>(booking.id, booking.version, body, body);
      say(text.board.moved);
      toast({ title: text.board.moved, detail: formatSlot(place.startMs, place.endMs, zone), warnings: warningsOf(done, zone), action: { label: text.action.undo, run: () => void writes.revert(booking.id, done.version).catch(() => {}) } });
    } catch (error) {
      say(text.board.refused);
      open({ kind: "refused", move: { booking, place, problem: error as ApiProblem } });
    }
  };
  const act = (outcome: Outcome) => (outcome.kind === "book" ? draw(outcome.place) : void change(outcome));
  const { gesture, setGesture, cancel, handlers } = useGesture(lines, scale, canWrite, {
    onClick({ line, bar, ms }) {
      if (bar) return open({ kind: "booking", id: bar.booking.id });
      if (line?.kind === "row" && canWrite) draw({ resourceId: line.resource.id, startMs: snap(scale, ms) <= ms ? snap(scale, ms) : stepFrom(scale, snap(scale, ms), -1), endMs: stepFrom(scale, snap(scale, ms) <= ms ? snap(scale, ms) : stepFrom(scale, snap(scale, ms), -1), 1) });
    },
    onOutcome: act,
  });
  const predicts = (place: Place) => {
    const resource = byId.get(place.resourceId);
    const booking = gesture?.kind === "draw" ? undefined : gesture?.booking;
    return resource !== undefined && isTaken(place, booking?.allocation ?? resource.capacity, resource, book.bookingsOf(place.resourceId) ?? [], booking?.id);
  };

  const fold = (name: string) => setClosed((now) => new Set(now.has(name) ? [...now].filter((one) => one !== name) : [...now, name]));
  const zoomTo = (zoom: Zoom) => setScale(scaleAround(zoom, zone, middle.current));
  const follow = (to: Cursor) => {
    const [of, line] = [scroller.current, lines.lines[to.line]];
    if (!of || !line) return;
    const [x, seenX] = [xAt(scale, to.ms), viewOf(of, nameWidth)];
    if (x < seenX.x + 20 || x > seenX.x + seenX.width - 60) of.scrollLeft = x - seenX.width / 2;
    if (line.top < of.scrollTop) of.scrollTop = line.top;
    else if (line.top + line.height > of.scrollTop + seenX.height) of.scrollTop = line.top + line.height - seenX.height;
  };
  const steer = (next: Gesture, key: string): Gesture => {
    const by = key === "ArrowLeft" || key === "ArrowUp" ? -1 : 1;
    if (next.kind === "stretch") return { ...next, atMs: stepFrom(scale, next.atMs, by) };
    if (next.kind === "draw" || key === "ArrowLeft" || key === "ArrowRight") return next.kind === "move" ? { ...next, startMs: stepFrom(scale, next.startMs, by) } : next;
    const rows = lines.lines.filter((one) => one.kind === "row");
    const line = rows[rows.findIndex((one) => one.resource.id === next.resourceId) + by];
    return line ? { ...moveTo({ ...next, gripMs: 0 }, { line, ms: next.startMs }, scale), startMs: next.startMs } as Gesture : next;
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const { key } = event;
    const line = lines.lines[cursor.line];
    const bar = line?.kind === "row" ? line.bars.find(({ booking }) => booking.id === cursor.bookingId) : undefined;
    const done = () => event.preventDefault();
    if (gesture) {
      if (key.startsWith("Arrow")) {
        setGesture(steer(gesture, key));
        return done();
      }
      if (key === "Enter") {
        const outcome = complete(gesture, scale);
        cancel();
        if (outcome) act(outcome);
        return done();
      }
      if (key === "Escape") say(text.board.givenUp);
      return;
    }
    const next = step(cursor, key, event.ctrlKey || event.metaKey, lines, scale);
    if (next) {
      setCursor(next);
      follow(next);
      return done();
    }
    if (key === "Enter" && line?.kind === "head") fold(line.name);
    else if (key === "Enter" && bar) open({ kind: "booking", id: bar.booking.id });
    else if (key === "Enter" && line?.kind === "row" && canWrite) draw({ resourceId: line.resource.id, startMs: cursor.ms, endMs: stepFrom(scale, cursor.ms, 1) });
    else if (key === "m" && bar && canWrite && bar.booking.projectId !== null) {
      setGesture({ kind: "move", booking: bar.booking, resourceId: bar.booking.resourceId, gripMs: 0, startMs: bar.booking.startMs });
      say(text.board.begunMove);
    } else if (key === "s" && bar && canWrite && bar.booking.projectId !== null) {
      setGesture({ kind: "stretch", booking: bar.booking, part: "end", atMs: bar.booking.endMs });
      say(text.board.begunStretch);
    } else if (key === "t") show(nowMs);
    else if (key === "+" || key === "-") zoomTo(ZOOMS[Math.max(0, Math.min(ZOOMS.length - 1, ZOOMS.indexOf(scale.zoom) + (key === "+" ? -1 : 1)))] as Zoom);
    else return;
    done();
  };

  const find = (blocker: Pick<Blocker, "bookingId" | "start">) => {
    setMarked(blocker.bookingId);
    show(Date.parse(blocker.start));
    const found = findBar(lines.lines, blocker.bookingId);
    if (found && scroller.current) scroller.current.scrollTop = Math.max(0, found.line.top - 120);
  };
  const finished = (booking: Booked, title: string) => {
    setPanel(undefined);
    setMarked(booking.id);
    toast({ title, detail: formatSlot(Date.parse(booking.start), Date.parse(booking.end), zone), warnings: warningsOf(booking, zone) });
  };
  const findProjects = useCallback((typed: string) => searchProjects(given, typed), [given]);
  const colourOf = (projectId: string) => projects.get(projectId)?.colour;

  const cursorLine = lines.lines[cursor.line];
  const names = linesIn(lines, view.y - view.height, view.y + 2 * view.height);
  const [fromMs, toMs] = [msAt(scale, view.x - view.width), msAt(scale, view.x + 2 * view.width)];
  return (
    <LiveProvider value={live}>
      <div className="relative flex min-h-0 grow flex-col">
        <BoardToolbar
          title={`${formatDay(Math.max(seen.fromMs, scale.startMs), zone, true)} – ${formatDay(msAt(scale, view.x + view.width - STEP), zone)}`}
          {...{ grouping, search, state, others }}
          zoom={scale.zoom}
          onZoom={zoomTo}
          onGrouping={setGrouping}
          onSearch={setSearch}
          onToday={() => show(nowMs)}
          onBook={canWrite ? () => open({ kind: "new", draft: newDraft(dateOf(middle.current, zone).toString(), undefined, undefined, firstStatus) }) : undefined}
        />
        {problem && <ProblemAlert problem={problem} fields={[]} />}
        {!isRead && <div className="absolute inset-x-0 top-0 z-40 h-0.5 overflow-hidden"><div className="h-full w-1/3 animate-sweep bg-tally" /></div>}
        <div className="relative flex min-h-0 grow" style={{ "--schedule-name-width": `${nameWidth}px` } as CSSProperties}>
          <div
            ref={scroller}
            role="grid"
            tabIndex={0}
            aria-label={text.board.grid}
            title={text.board.gridHint}
            aria-rowcount={lines.lines.length}
            aria-busy={!isRead}
            aria-activedescendant={hasFocus && cursorLine ? "board-cell" : undefined}
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
              <div role="gridcell" id="board-cell">
                {cursorWords(cursor, cursorLine, projects, zone)}
              </div>
            </div>
            <div aria-hidden className="relative" style={{ width: nameWidth + widthOf(scale), height: HEAD + lines.height }}>
              <div className="sticky top-0 z-20 h-10 border-b bg-surface">
                <div className="sticky left-0 z-10 float-left h-full w-(--schedule-name-width) border-r bg-surface" />
                <div className="absolute inset-y-0 left-(--schedule-name-width)">{view.width > 0 && <BoardHead scale={scale} fromMs={fromMs} toMs={toMs} nowMs={nowMs} />}</div>
              </div>
              {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- for the pointer; by keyboard the grid's cursor folds */}
              <div className="sticky left-0 z-10 w-(--schedule-name-width) border-r bg-surface" style={{ height: lines.height }} onClick={(event) => {
                const line = lines.lines[lineAt(lines, event.clientY - event.currentTarget.getBoundingClientRect().top)];
                if (line?.kind === "head") fold(line.name);
              }}>
                <BoardNames lines={names} active={hasFocus ? cursorLine?.key : undefined} />
              </div>
              <div data-start={scale.startMs} className="absolute touch-pan-x touch-pan-y select-none" style={{ left: nameWidth, top: HEAD, width: widthOf(scale), height: lines.height }} {...handlers}>
                <div ref={layer} className="absolute inset-0 font-sans" />
                <BoardOverlay {...{ lines, scale, gesture, marked, nowMs, zone }} isTaken={predicts} cursor={hasFocus && !gesture ? cursor : undefined} />
              </div>
            </div>
          </div>
          {panel && (
            <SidePanel opening={openings} title={panel.kind === "new" ? text.booking.new : panel.kind === "refused" ? text.board.refused : text.booking.details} onClose={() => setPanel(undefined)} lowered={lowered} onLowered={setLowered}>
              {panel.kind === "new" && <BookingForm draft={panel.draft} onDraft={(draft) => setPanel({ kind: "new", draft })} zone={zone} searchProjects={findProjects} colourOf={colourOf} onSaved={(booking) => finished(booking, text.booking.booked)} onShow={find} />}
              {panel.kind === "booking" && (
                <BookingView key={panel.id} id={panel.id} version={book.find(panel.id)?.version} resourceOf={(id) => byId.get(id)} projectOf={(id) => projects.get(id)} searchProjects={findProjects} zone={zone} canWrite={canWrite} onChanged={() => {}} onShow={find} />
              )}
              {panel.kind === "refused" && (
                <RefusedChange key={openings} move={panel.move} resourceName={byId.get(panel.move.place.resourceId)?.name} zone={zone} colourOf={colourOf} onShow={find} onDone={(booking) => finished(booking, text.board.moved)} onGiveUp={() => setPanel(undefined)} />
              )}
            </SidePanel>
          )}
        </div>
        <output className="sr-only">{said}</output>
      </div>
    </LiveProvider>
  );
}

/** The rows whose bars are others, where nothing else moved. */
function changedRows(was: { lines: readonly { key: string; top: number; height: number }[] }, is: typeof was, width: number): Rect[] {
  return is.lines.flatMap((line, i) => {
    const there = was.lines[i];
    const isSame = there && there.key === line.key && "bars" in there && "bars" in line ? there.bars === line.bars : there?.key === line.key;
    return isSame ? [] : [{ x: 0, y: line.top, width, height: line.height }];
  });
}

function cursorWords(cursor: Cursor, line: ReturnType<typeof layOut>["lines"][number] | undefined, projects: ReadonlyMap<string, BoardProject>, zone: string): string {
  if (!line) return "";
  if (line.kind === "head") return text.board.bar([text.board.fold(line.name, line.size), line.isOpen ? "" : text.board.folded]);
  const booking = line.bars.find((bar) => bar.booking.id === cursor.bookingId)?.booking;
  if (!booking) return text.board.free(line.resource.name, formatSlot(cursor.ms, cursor.ms + MINUTE, zone).split(" – ")[0] ?? "");
  const project = booking.projectId === null ? text.board.masked : (projects.get(booking.projectId)?.name ?? "");
  return text.board.bar([line.resource.name, booking.title, project, text.status[booking.status], formatSlot(booking.startMs, booking.endMs, zone)]);
}
