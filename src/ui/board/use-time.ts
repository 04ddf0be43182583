"use client";
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from "react";
import { formatDay } from "@/ui/format";
import { msAt, type Scale, scaleAround, widthOf, xAt, type Zoom } from "./scale";
import { viewOf } from "./use-view";

type Settings = { zone: string; zoom: Zoom; startMs: number; nameWidth: number; look: (of: HTMLElement) => void };

/** Which time is looked at, and how near. What is in the middle stays there when one zooms, and when the board goes on to more time at its ends. */
export function useTime(scroller: RefObject<HTMLDivElement | null>, { zone, zoom, startMs, nameWidth, look }: Settings) {
  const [scale, setScale] = useState<Scale>(() => scaleAround(zoom, zone, startMs));
  const middle = useRef(startMs);
  /** Where the days that are seen are written: past React, for each of them would draw the page anew. */
  const range = useRef<HTMLSpanElement>(null);

  const tell = useCallback(
    (of: HTMLElement) => {
      const { x, width } = viewOf(of, nameWidth);
      if (range.current) range.current.textContent = `${formatDay(msAt(scale, x), zone, true)} – ${formatDay(msAt(scale, x + width) - 1, zone)}`;
      look(of);
    },
    [scale, zone, nameWidth, look],
  );
  useLayoutEffect(() => {
    const of = scroller.current;
    if (!of) return;
    of.scrollTo({ left: xAt(scale, middle.current) - (of.clientWidth - nameWidth) / 2 });
    tell(of);
  }, [scroller, scale, nameWidth, tell]);

  return {
    scale,
    range,
    /** The instant in the middle. */
    middle: () => middle.current,
    scrolled(of: HTMLElement) {
      middle.current = msAt(scale, of.scrollLeft + (of.clientWidth - nameWidth) / 2);
      tell(of);
      const isNearEnd = of.scrollLeft < of.clientWidth || of.scrollLeft > widthOf(scale) - 2 * of.clientWidth;
      if (isNearEnd && widthOf(scale) > 6 * of.clientWidth) setScale(scaleAround(scale.zoom, zone, middle.current));
    },
    show(ms: number) {
      middle.current = ms;
      setScale(scaleAround(scale.zoom, zone, ms));
    },
    zoomTo: (to: Zoom) => setScale(scaleAround(to, zone, middle.current)),
  };
}
