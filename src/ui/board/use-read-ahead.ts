"use client";
import { useEffect } from "react";
import { type Lines, linesIn } from "./rows";
import { msAt, type Scale } from "./scale";
import type { Rect } from "./tiles";
import type { Windows } from "./windows";

/** How far ahead of what is seen bookings are read, in screens. */
const AHEAD = 1.5;

/** Has read what is seen, and then what may be seen next. */
export function useReadAhead(windows: Windows, lines: Lines, scale: Scale, { x, y, width, height }: Rect): void {
  useEffect(() => {
    if (width === 0) return;
    const rows = (fromY: number, toY: number) => linesIn(lines, fromY, toY).flatMap((line) => (line.kind === "row" ? [line.resource.id] : []));
    const span = (ahead: number) => ({ fromMs: msAt(scale, x - ahead * width), toMs: msAt(scale, x + (1 + ahead) * width) });
    windows.need(span(0), rows(y, y + height));
    windows.need(span(AHEAD), rows(y - AHEAD * height, y + (1 + AHEAD) * height));
  }, [windows, lines, scale, x, y, width, height]);
}
