"use client";
import { type RefObject, useCallback, useEffect, useState } from "react";
import { createStore, type StoreApi } from "zustand";
import type { Rect } from "./tiles";

/** The names' and the head's share of what is seen, in pixels. */
export const HEAD = 40;

/** What of the board is seen is told in steps of this, so that React has nothing to do for most scrolling. */
const STEP = 400;

/** What of the board is seen, in its own pixels. */
export function viewOf(scroller: HTMLElement, nameWidth: number): Rect {
  return { x: scroller.scrollLeft, y: scroller.scrollTop, width: scroller.clientWidth - nameWidth, height: scroller.clientHeight - HEAD };
}

export type View = StoreApi<Rect>;

/** A rectangle in steps around what is seen, while it is: another one only when one has scrolled by a step, or the window has another size. Beside React, so that only who shows it is drawn anew. */
export function useView(scroller: RefObject<HTMLElement | null>, nameWidth: number, isShown: boolean): { view: View; look: (of: HTMLElement) => void } {
  const [view] = useState(() => createStore<Rect>(() => ({ x: 0, y: 0, width: 0, height: 0 })));
  const look = useCallback(
    (of: HTMLElement) => {
      const { x, y, width, height } = viewOf(of, nameWidth);
      const stepped = { x: Math.floor(x / STEP) * STEP, y: Math.floor(y / STEP) * STEP, width: width + STEP, height: height + STEP };
      const before = view.getState();
      if (before.x !== stepped.x || before.y !== stepped.y || before.width !== stepped.width || before.height !== stepped.height) view.setState(stepped);
    },
    [view, nameWidth],
  );
  useEffect(() => {
    const of = scroller.current;
    if (!of || !isShown) return;
    const observer = new ResizeObserver(() => look(of));
    observer.observe(of);
    return () => observer.disconnect();
  }, [scroller, look, isShown]);
  return { view, look };
}
