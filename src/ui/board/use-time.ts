"use client";
import { type RefObject, useCallback, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import { formatDay } from "@/ui/format";
import { msAt, type Scale, scaleAround, widthOf, xAt, type Zoom } from "./scale";
import { viewOf } from "./use-view";

/** An instant, and where it is in what is seen: 0 at the left, 1 at the right. */
type Anchor = { ms: number; share: number };

type Settings = {
  zone: string;
  zoom: Zoom;
  /** What is looked at first. */
  first: Anchor;
  nameWidth: number;
  isShown: boolean;
  look: (of: HTMLElement) => void;
  /** One has come to rest: this instant is in the middle. */
  onRest: (ms: number) => void;
};

/** How long nothing has scrolled when one has come to rest. */
const REST_MS = 600;

/** Which time is looked at, and how near. What is in the middle stays there when one zooms, and when the board goes on to more time at its ends. */
export function useTime(scroller: RefObject<HTMLDivElement | null>, { zone, zoom, first, nameWidth, isShown, look, onRest }: Settings) {
  const [scale, setScale] = useState<Scale>(() => scaleAround(zoom, zone, first.ms));
  const anchor = useRef(first);
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  const rested = useEffectEvent(() => onRest(anchor.current.ms));
  useEffect(() => () => clearTimeout(rest.current), []);
  /** Where the days that are seen are written: past React, for each of them would draw the page anew. */
  const range = useRef<HTMLSpanElement>(null);

  const tell = useCallback(
    (of: HTMLElement) => {
      const { x, width } = viewOf(of, nameWidth);
      const words = `${formatDay(msAt(scale, x), zone, true)} – ${formatDay(msAt(scale, x + width) - 1, zone)}`;
      if (range.current && range.current.textContent !== words) range.current.textContent = words;
      look(of);
    },
    [scale, zone, nameWidth, look],
  );
  useLayoutEffect(() => {
    const of = scroller.current;
    if (!of || !isShown) return;
    of.scrollTo({ left: xAt(scale, anchor.current.ms) - anchor.current.share * (of.clientWidth - nameWidth) });
    tell(of);
  }, [scroller, scale, nameWidth, isShown, tell]);

  return {
    scale,
    range,
    /** The instant in the middle. */
    middle: () => anchor.current.ms,
    scrolled(of: HTMLElement) {
      anchor.current = { ms: msAt(scale, of.scrollLeft + (of.clientWidth - nameWidth) / 2), share: 0.5 };
      tell(of);
      clearTimeout(rest.current);
      rest.current = setTimeout(() => rested(), REST_MS);
      const isNearEnd = of.scrollLeft < of.clientWidth || of.scrollLeft > widthOf(scale) - 2 * of.clientWidth;
      if (isNearEnd && widthOf(scale) > 6 * of.clientWidth) setScale(scaleAround(scale.zoom, zone, anchor.current.ms));
    },
    show(ms: number, share = 0.5) {
      anchor.current = { ms, share };
      setScale(scaleAround(scale.zoom, zone, ms));
    },
    zoomTo: (to: Zoom) => setScale(scaleAround(to, zone, anchor.current.ms)),
    /** By so much of what is seen, on or back. */
    turn(share: number) {
      const of = scroller.current;
      of?.scrollBy({ left: share * viewOf(of, nameWidth).width, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    },
  };
}
