"use client";
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import type { Booking } from "@/modules/booking/contract";
import type { LiveEvent } from "@/modules/live/contract";
import { useUnreadStore } from "@/ui/inbox/unread";
import type { ScheduleBooking, ScheduleWeek } from "@/ui/schedule/types";
import { connectLive, type LiveConnection } from "./connect";
import { inView } from "./in-view";
import { type Live, pickShown } from "./live-context";
import { current } from "./merge";
import { othersOf } from "./others-of";
import { createLiveStore } from "./store";

/** What changes rows, marks and names, which the page reads anew; soon, and once for many. */
const READ_ANEW = new Set(["resource", "project", "availability", "calendar"]);
const GATHER_MS = 400;

/** Keeps a page of the schedule up to date: what others do is shown at once, and nothing between two pages is missed. */
export function useLive(schedule: ScheduleWeek, refresh: () => void) {
  const [store] = useState(() => createLiveStore<ScheduleBooking>({ pick: pickShown, isOnline: () => navigator.onLine }));
  const connection = useRef<LiveConnection>(undefined);
  const { known, connection: state, presence, screen } = useStore(store);
  const { position, week, resources, filters, days } = schedule;

  const readAnew = useEffectEvent(refresh);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        readAnew();
      }, GATHER_MS);
    };
    const event = ({ aggregate, data, position: at }: LiveEvent) => {
      if (aggregate.type === "booking" && data.booking) store.hear(data.booking, at);
      else if (READ_ANEW.has(aggregate.type)) soon();
    };
    const refetch = () => {
      store.missed();
      soon();
    };
    const live = connectLive({ event, refetch, connected: (is, own) => store.connected(is ? "live" : "away", own), presence: store.met, notices: () => void useUnreadStore.getState().ask() });
    connection.current = live;
    window.addEventListener("offline", live.pause);
    window.addEventListener("online", live.resume);
    return () => {
      window.removeEventListener("offline", live.pause);
      window.removeEventListener("online", live.resume);
      clearTimeout(timer);
      live.close();
    };
  }, [store]);

  const isFiltered = Boolean(filters.kind || filters.department || filters.projectId || filters.q);
  const named = isFiltered ? resources.map(({ id }) => id).toSorted().join(" ") : undefined;
  const [from, to] = [days[0]?.startMs ?? 0, days.at(-1)?.endMs ?? 0];
  const readAt = useRef(position);
  useEffect(() => {
    readAt.current = position;
    store.read({ bookings: schedule.bookings, position });
  }, [store, schedule.bookings, position]);
  useEffect(() => {
    const iso = (ms: number) => new Date(ms).toISOString(); // oxlint-disable-line -- a moment for the wire, not a time to reckon with
    connection.current?.watch({ views: [{ from: iso(from), to: iso(to), ...(named !== undefined && { resourceIds: named === "" ? [] : named.split(" ") }) }] }, readAt.current);
    connection.current?.present({ view: week });
  }, [week, named, from, to]);

  const editing = useCallback((booking?: Booking) => {
    connection.current?.present({ drag: booking ? { bookingId: booking.id, resourceId: booking.resourceId, start: booking.start, end: booking.end } : null });
  }, []);
  const bookings = useMemo(() => inView(current({ bookings: schedule.bookings, position }, known).values(), { days, resources, filters, bookings: schedule.bookings }), [schedule.bookings, position, known, days, resources, filters]);
  const live = useMemo<Live>(() => ({ store, editing }), [store, editing]);
  return { bookings, state, others: othersOf(presence, screen), live };
}
