"use client";
import { useEffect } from "react";
import { type Lines, linesIn } from "./rows";
import { msAt, type Scale } from "./scale";
import type { Rect } from "./tiles";
import type { Rows } from "./types";
import type { Windows } from "./windows";

/** How far ahead of what is seen bookings are read, in screens. */
const AHEAD = 1.5;
const SOON_MS = 30;

type Wanted = { rows: Rows; project: string | null; /** Whether anything is known yet: what is seen first comes before all else. */ isRead: boolean };

/** Has read what is seen, and then what may be seen next; of a project that is asked for all of its bookings. */
export function useReadAhead(windows: Windows, ground: Windows, lines: Lines, scale: Scale, { rows, project, isRead }: Wanted, { x, y, width, height }: Rect): void {
  useEffect(() => {
    if (width === 0) return;
    const rowIds = (fromY: number, toY: number) => linesIn(lines, fromY, toY).flatMap((line) => (line.kind === "row" ? [line.row.id] : []));
    const span = (ahead: number) => ({ fromMs: msAt(scale, x - ahead * width), toMs: msAt(scale, x + (1 + ahead) * width) });
    const seen = rowIds(y, y + height);
    windows.need(rows, span(0), seen);
    if (project !== null) windows.need("projects", span(0), [project]);
    if (!isRead) return;
    // Not within the scroll event: to ask for ten windows takes longer than a frame should.
    const timer = setTimeout(() => {
      const near = rowIds(y - AHEAD * height, y + (1 + AHEAD) * height);
      if (rows === "resources") ground.need("resources", span(0), seen);
      windows.need(rows, span(AHEAD), near);
      if (rows === "resources") ground.need("resources", span(AHEAD), near);
    }, SOON_MS);
    return () => clearTimeout(timer);
  }, [windows, ground, lines, scale, rows, project, isRead, x, y, width, height]);
}
