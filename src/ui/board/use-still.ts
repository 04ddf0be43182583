"use client";
import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { lineAt, type Lines } from "./rows";

/** The lines as they were when something began to be dragged, so that nothing jumps under the pointer; what changes meanwhile is seen after it. */
export function useHeld(lines: Lines, isHeld: boolean): Lines {
  const [held, setHeld] = useState<Lines>();
  if (isHeld && !held) setHeld(lines);
  if (!isHeld && held) setHeld(undefined);
  return isHeld ? (held ?? lines) : lines;
}

/** Keeps what is seen where it is when rows above it grow, shrink, come or go. */
export function useAnchor(scroller: RefObject<HTMLElement | null>, lines: Lines): void {
  const before = useRef(lines);
  useLayoutEffect(() => {
    const [of, was] = [scroller.current, before.current];
    before.current = lines;
    if (!of || was === lines) return;
    const index = lineAt(was, of.scrollTop);
    const first = was.lines[index];
    const now = lines.lines[index]?.key === first?.key ? lines.lines[index] : lines.lines.find(({ key }) => key === first?.key);
    if (first && now && now.top !== first.top) of.scrollTop += now.top - first.top;
  }, [scroller, lines]);
}
