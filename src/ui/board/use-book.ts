"use client";
import { useEffect, useEffectEvent, useMemo, useState } from "react";
import type { SeenBooking } from "@/modules/booking/contract";
import type { LiveEvent, Presence } from "@/modules/live/contract";
import { ApiProblem } from "@/ui/api/client";
import { useUnreadStore } from "@/ui/inbox/unread";
import { connectLive } from "@/ui/live/connect";
import { othersOf } from "@/ui/live/others-of";
import type { Connection } from "@/ui/live/store";
import { createBook, type Span } from "./book";
import { newsOf } from "./news";
import type { BoardResource } from "./types";
import { createWindows } from "./windows";

/** What changes rows, marks and names: the page reads it anew. */
const READ_ANEW = new Set(["resource", "project"]);
const GATHER_MS = 400;
const iso = (ms: number) => new Date(ms).toISOString(); // oxlint-disable-line -- a moment for the wire, not a time to reckon with

/** What is known of bookings, kept up to date: windows are read as they are needed, and what others do is heard. */
export function useBook(resources: readonly BoardResource[], refresh: () => void) {
  const [book] = useState(createBook);
  // By department and name, as they mostly stand on the board. Who comes later is read with the page anew.
  const ids = useMemo(() => resources.toSorted((a, b) => (a.department ?? a.kind).localeCompare(b.department ?? b.kind) || a.name.localeCompare(b.name)).map(({ id }) => id), [resources]);
  const windows = useMemo(() => createWindows(book, ids), [book, ids]);
  const [isRead, setRead] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const [state, setState] = useState<Connection>("connecting");
  const [present, setPresent] = useState<readonly Presence[]>([]);
  const [screen, setScreen] = useState<string>();
  const readAnew = useEffectEvent(refresh);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let watched: Span | undefined;
    const soon = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        readAnew();
      }, GATHER_MS);
    };
    const event = ({ aggregate, data, position }: LiveEvent) => {
      if (aggregate.type === "booking" && data.booking) book.hear(newsOf(data.booking as SeenBooking), position);
      else if (READ_ANEW.has(aggregate.type)) soon();
    };
    const connected = (is: boolean, own?: string) => {
      setState(is ? "live" : "away");
      setScreen(own);
    };
    const live = connectLive({ event, refetch: windows.again, connected, presence: setPresent, notices: () => void useUnreadStore.getState().ask() });
    live.present({ view: "board" });
    // All that is known is watched; anew when more is.
    const unwatch = windows.watch((error) => {
      setRead(true);
      setProblem(error instanceof ApiProblem ? error : undefined);
      const known = windows.known();
      if (!known || (watched?.fromMs === known.fromMs && watched.toMs === known.toMs)) return;
      watched = known;
      live.watch({ views: [{ from: iso(known.fromMs), to: iso(known.toMs) }] }, known.position);
    });
    window.addEventListener("offline", live.pause);
    window.addEventListener("online", live.resume);
    return () => {
      window.removeEventListener("offline", live.pause);
      window.removeEventListener("online", live.resume);
      clearTimeout(timer);
      unwatch();
      live.close();
    };
  }, [book, windows]);

  return { book, windows, isRead, problem, state, others: othersOf(present, screen) };
}
