"use client";
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import { Temporal } from "@/lib/time";
import { dateOf } from "./scale";
import type { useAddress } from "./use-address";
import { useTime } from "./use-time";

/** Where now is put when one goes there: more is to come than was. */
export const NOW_AT = 0.22;

type Setting = Pick<ReturnType<typeof useAddress>, "address" | "set"> & { zone: string; nowMs: number; nameWidth: number; isShown: boolean; look: (of: HTMLElement) => void };

/** The time that is looked at, as the address has it: written there when one comes to rest, and followed when the address changes by itself. */
export function useAddressTime(scroller: RefObject<HTMLDivElement | null>, { address, set, zone, nowMs, nameWidth, isShown, look }: Setting) {
  const { zoom, date } = address;
  const [startMs] = useState(() => noonOf(date, zone) ?? nowMs);
  const rested = useRef(date);
  const goTo = (to: string) => {
    if (rested.current !== to) void set({ date: (rested.current = to) });
  };
  const time = useTime(scroller, { zone, zoom, first: { ms: startMs, share: date === null ? NOW_AT : 0.5 }, nameWidth, isShown, look, onRest: (ms) => goTo(dateOf(ms, zone).toString()) });
  const follow = useEffectEvent((to: typeof zoom, on: string | null) => {
    if (to !== time.scale.zoom) time.zoomTo(to);
    // Another date than the one on which one came to rest: somebody went back, or opened a view.
    const ms = on === rested.current ? undefined : noonOf(on, zone);
    if (ms !== undefined) time.show(ms);
    rested.current = on;
  });
  useEffect(() => follow(zoom, date), [zoom, date]);
  return { time, startMs, goTo };
}

function noonOf(date: string | null, zone: string): number | undefined {
  return date === null ? undefined : Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: "12:00" }).epochMilliseconds;
}
