"use client";
import { createContext, useContext } from "react";
import type { Booked, Booking } from "@/modules/booking/contract";
import type { ScheduleBooking } from "@/ui/schedule/types";
import { createLiveStore, type LiveStore } from "./store";

/** How a page sends changes, and shows them before they are answered. */
export type Writes = Pick<LiveStore<ScheduleBooking>, "create" | "change" | "revert">;

export type Live = {
  store: Writes;
  /** Tells the others that this booking is being changed here; nothing: none is any more. */
  editing: (booking?: Booking) => void;
};

/** What of a booking a bar shows. */
export const pickShown = ({ id, resourceId, projectId, status, title, start, end, version }: ScheduleBooking): ScheduleBooking => ({ id, resourceId, projectId, status, title, start, end, version });

const alone = createLiveStore<ScheduleBooking>({ pick: pickShown, isOnline: () => typeof navigator === "undefined" || navigator.onLine });
/** Outside of a live page changes are sent all the same; there is only nothing to show them on. */
const LiveContext = createContext<Live>({ store: alone, editing: () => {} });

export const LiveProvider = LiveContext.Provider;
export const useLiveContext = () => useContext(LiveContext);

type Shown = Partial<Pick<ScheduleBooking, "resourceId" | "projectId" | "status" | "title" | "start" | "end">>;

/** What of a body is seen at once. A time in days is known only when it is answered. */
function shownOf(body: object): Shown {
  const { resourceId, projectId, status, title, start, end } = body as Shown;
  return Object.fromEntries(Object.entries({ resourceId, projectId, status, title, start, end }).filter(([, value]) => value !== undefined));
}

/** The changes of bookings as this page makes them: seen at once, and taken back when they are refused. */
export function useWrites() {
  const { store } = useLiveContext();
  return {
    create(body: object): Promise<Booked> {
      const shown = { title: "", status: "confirmed", ...shownOf(body) } as Shown;
      return store.create<Booked>(body, shown.start && shown.end && shown.resourceId ? (shown as Omit<ScheduleBooking, "id" | "version">) : undefined);
    },
    change: (id: string, version: number | undefined, body: object): Promise<Booked> => store.change<Booked>(id, version, body, shownOf(body)),
    revert: (id: string, version: number): Promise<Booked> => store.revert<Booked>(id, version),
  };
}
