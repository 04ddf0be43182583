"use client";
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import { isoOfMillis } from "@/lib/time";
import type { Booking, SeenBooking } from "@/modules/booking/contract";
import type { LiveEvent, Presence } from "@/modules/live/contract";
import { ApiProblem } from "@/ui/api/client";
import { useUnreadStore } from "@/ui/inbox/unread";
import { connectLive, type LiveConnection } from "@/ui/live/connect";
import { othersOf } from "@/ui/live/others-of";
import type { Connection } from "@/ui/live/store";
import { createBook, type Span } from "./book";
import { createGround } from "./ground";
import { newsOf } from "./news";
import { readBars } from "./read-bars";
import { readGround } from "./read-ground";
import type { BoardProject, BoardResource } from "./types";
import { createWindows } from "./windows";

/** What changes rows, marks and names: the page reads it anew. And what changes when somebody works. */
const READ_ANEW = new Set(["resource", "project"]);
const CHANGES_GROUND = new Set(["availability", "calendar", "resource"]);
const GATHER_MS = 400;

/** What is known of bookings and of working time, kept up to date: windows are read as they are needed, and what others do is heard. */
export function useBook(resources: readonly BoardResource[], projects: ReadonlyMap<string, BoardProject>, refresh: () => void) {
  const [book] = useState(createBook);
  const [ground] = useState(createGround);
  // By department and name, as they mostly stand on the board. Who comes later is read with the page anew.
  const ids = useMemo(() => resources.toSorted((a, b) => (a.department ?? a.kind).localeCompare(b.department ?? b.kind) || a.name.localeCompare(b.name)).map(({ id }) => id), [resources]);
  const windows = useMemo(() => createWindows({ resources: ids, projects: [...projects.keys()] }, readBars(book)), [book, ids, projects]);
  const groundWindows = useMemo(() => createWindows({ resources: ids }, readGround(ground)), [ground, ids]);
  const [isRead, setRead] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const [state, setState] = useState<Connection>("connecting");
  const [present, setPresent] = useState<readonly Presence[]>([]);
  const [screen, setScreen] = useState<string>();
  const connection = useRef<LiveConnection>(undefined);
  const readAnew = useEffectEvent(refresh);

  useEffect(() => {
    const timers = new Map<() => void, ReturnType<typeof setTimeout>>();
    /** Once for many. */
    const soon = (act: () => void) => {
      if (timers.has(act)) return;
      timers.set(act, setTimeout(() => {
        timers.delete(act);
        act();
      }, GATHER_MS));
    };
    const refreshPage = () => readAnew();
    let watched: Span | undefined;
    const jostled = new Set<string>();
    const standAnew = () => {
      windows.again(new Set(jostled));
      jostled.clear();
    };
    /** Where holds stand, and who is in conflict, depends on the others of the row. */
    const jostle = (resourceId: string) => {
      if (!(book.bookingsOf(resourceId) ?? []).some(({ status, hasConflict }) => status === "hold" || hasConflict)) return;
      jostled.add(resourceId);
      soon(standAnew);
    };
    const event = ({ aggregate, data, position }: LiveEvent) => {
      if (aggregate.type === "booking" && data.booking) {
        const booking = data.booking as SeenBooking;
        const before = book.find(booking.id)?.resourceId;
        book.hear(newsOf(booking), position);
        for (const resourceId of new Set([booking.resourceId, before ?? booking.resourceId])) jostle(resourceId);
      }
      if (READ_ANEW.has(aggregate.type)) soon(refreshPage);
      if (CHANGES_GROUND.has(aggregate.type)) soon(refetch);
    };
    function refetch() {
      windows.again();
      groundWindows.again();
    }
    const connected = (is: boolean, own?: string) => {
      setState(is ? "live" : "away");
      setScreen(own);
    };
    const live = connectLive({ event, refetch, connected, presence: setPresent, notices: () => void useUnreadStore.getState().ask() });
    connection.current = live;
    live.present({ view: "board" });
    // All that is known is watched; anew when more is.
    const unwatch = windows.watch((error) => {
      setRead(true);
      setProblem(error instanceof ApiProblem ? error : undefined);
      const known = windows.known();
      if (!known || (watched?.fromMs === known.fromMs && watched.toMs === known.toMs)) return;
      watched = known;
      live.watch({ views: [{ from: isoOfMillis(known.fromMs), to: isoOfMillis(known.toMs) }] }, known.position);
    });
    window.addEventListener("offline", live.pause);
    window.addEventListener("online", live.resume);
    return () => {
      window.removeEventListener("offline", live.pause);
      window.removeEventListener("online", live.resume);
      for (const timer of timers.values()) clearTimeout(timer);
      unwatch();
      live.close();
    };
  }, [book, windows, groundWindows]);

  /** Tells the others that a booking is being changed here; nothing: none is any more. */
  const editing = useCallback((booking?: Pick<Booking, "id" | "resourceId" | "start" | "end">) => {
    connection.current?.present({ drag: booking ? { bookingId: booking.id, resourceId: booking.resourceId, start: booking.start, end: booking.end } : null });
  }, []);
  return { book, ground, windows, groundWindows, isRead, problem, state, others: othersOf(present, screen), editing };
}
