"use client";
import { type CSSProperties, useMemo, useRef, useState } from "react";
import type { Blocker, Booked, BookingStatus } from "@/modules/booking/contract";
import type { ApiProblem } from "@/ui/api/client";
import { ProblemAlert } from "@/ui/api/problem-alert";
import { newDraft } from "@/ui/booking/draft";
import { warningsOf } from "@/ui/booking/warnings";
import { formatSlot } from "@/ui/format";
import { type Live, LiveProvider } from "@/ui/live/live-context";
import { useToast } from "@/ui/primitives/toast";
import { text } from "@/ui/text/en";
import { useNarrow } from "@/ui/use-narrow";
import { useNavigate } from "@/ui/use-navigate";
import { BoardGrid } from "./board-grid";
import { findBar } from "./board-overlay";
import { BoardPanel, type Panel } from "./board-panel";
import { BoardToolbar } from "./board-toolbar";
import { draftAt } from "./draft-at";
import type { Outcome } from "./gesture";
import { dateOf, type Zoom } from "./scale";
import type { BoardProject, BoardResource } from "./types";
import { useBook } from "./use-book";
import { useLines } from "./use-lines";
import { useReadAhead } from "./use-read-ahead";
import { useTime } from "./use-time";
import { useView } from "./use-view";
import { createWrites } from "./writes";

/** The width of the names: on a phone there is room for less. */
const NAMES = { wide: 208, narrow: 112 };
/** Above a row that is brought into view. */
const MARGIN = 120;
const iso = (ms: number) => new Date(ms).toISOString(); // oxlint-disable-line -- a moment for the wire, not a time to reckon with

type Props = { resources: BoardResource[]; projects: BoardProject[]; zone: string; nowMs: number; startMs: number; zoom: Zoom; canWrite: boolean; firstStatus: Exclude<BookingStatus, "cancelled"> };

/** All resources and all time in one view, drawn on tiles that the browser scrolls; booked on by pointer and by keyboard. */
export function Board({ resources, projects: given, zone, nowMs, startMs, zoom, canWrite, firstStatus }: Props) {
  const { refresh } = useNavigate();
  const toast = useToast();
  const scroller = useRef<HTMLDivElement>(null);
  const nameWidth = useNarrow() ? NAMES.narrow : NAMES.wide;
  const { book, windows, isRead, problem, state, others } = useBook(resources, refresh);
  const projects = useMemo(() => new Map(given.map((project) => [project.id, project])), [given]);
  const byId = useMemo(() => new Map(resources.map((resource) => [resource.id, resource])), [resources]);
  const { lines, fold, ...choice } = useLines(resources, projects, book);
  const { view, look } = useView(scroller, nameWidth);
  const time = useTime(scroller, { zone, zoom, startMs, nameWidth, look });
  useReadAhead(windows, lines, time.scale, view);
  const writes = useMemo(() => createWrites(book, (id) => byId.get(id)?.capacity ?? 1), [book, byId]);
  const live = useMemo<Live>(() => ({ store: writes, editing: () => {} }), [writes]);
  const [panel, setPanel] = useState<Panel>();
  const [lowered, setLowered] = useState(false);
  const [openings, setOpenings] = useState(0);
  const [marked, setMarked] = useState<string>();
  const [said, say] = useState("");

  const open = (next: Panel) => {
    setPanel(next);
    setOpenings((times) => times + 1);
    setLowered(false);
  };
  const move = async ({ booking, place }: Extract<Outcome, { kind: "change" }>) => {
    const body = { ...(place.startMs !== booking.startMs && { start: iso(place.startMs) }), ...(place.endMs !== booking.endMs && { end: iso(place.endMs) }), ...(place.resourceId !== booking.resourceId && { resourceId: place.resourceId }) };
    try {
      const done = await writes.change<Booked>(booking.id, booking.version, body, body);
      const undo = () => void writes.revert(booking.id, done.version).catch(({ title, detail }: ApiProblem) => toast({ title, detail, tone: "danger" }));
      say(text.board.moved);
      toast({ title: text.board.moved, detail: formatSlot(place.startMs, place.endMs, zone), warnings: warningsOf(done, zone), action: { label: text.action.undo, run: undo } });
    } catch (error) {
      say(text.board.refused);
      open({ kind: "refused", move: { booking, place, problem: error as ApiProblem } });
    }
  };
  const act = (outcome: Outcome) => {
    if (outcome.kind === "book") open({ kind: "new", draft: draftAt(outcome.place, time.scale, byId.get(outcome.place.resourceId), firstStatus) });
    else void move(outcome);
  };
  const show = ({ bookingId, start }: Pick<Blocker, "bookingId" | "start">) => {
    setMarked(bookingId);
    time.show(Date.parse(start));
    const found = findBar(lines.lines, bookingId);
    if (found && scroller.current) scroller.current.scrollTop = Math.max(0, found.line.top - MARGIN);
  };
  const done = (booking: Booked, title: string) => {
    setPanel(undefined);
    setMarked(booking.id);
    toast({ title, detail: formatSlot(Date.parse(booking.start), Date.parse(booking.end), zone), warnings: warningsOf(booking, zone) });
  };
  const bookHere = () => open({ kind: "new", draft: newDraft(dateOf(time.middle(), zone).toString(), undefined, undefined, firstStatus) });

  return (
    <LiveProvider value={live}>
      <div className="relative flex min-h-0 grow flex-col">
        <BoardToolbar range={time.range} zoom={time.scale.zoom} onZoom={time.zoomTo} {...choice} {...{ state, others }} onToday={() => time.show(nowMs)} onBook={canWrite ? bookHere : undefined} />
        {problem && <ProblemAlert problem={problem} fields={[]} />}
        {!isRead && <div className="absolute inset-x-0 top-0 z-40 h-0.5 overflow-hidden"><div className="h-full w-1/3 animate-sweep bg-tally" /></div>}
        <div className="relative flex min-h-0 grow" style={{ "--schedule-name-width": `${nameWidth}px` } as CSSProperties}>
          <BoardGrid {...{ scroller, lines, time, view, projects, nameWidth, nowMs, startMs, canWrite, isRead, marked, fold, say }} resources={byId} bookingsOf={book.bookingsOf} onOpen={(id) => open({ kind: "booking", id })} onOutcome={act} />
          {panel && <BoardPanel {...{ panel, lowered, book, projects, zone, canWrite }} opening={openings} onLowered={setLowered} onPanel={setPanel} onDone={done} onShow={show} resources={byId} />}
        </div>
        <output className="sr-only">{said}</output>
      </div>
    </LiveProvider>
  );
}
