"use client";
import { type RefObject, useEffect, useRef, useState } from "react";
import { text } from "@/ui/text/en";
import { type Canvas, createCanvas } from "./canvas";
import { readPalette } from "./palette";
import type { Line, Lines } from "./rows";
import { type Scale, widthOf } from "./scale";
import type { Rect } from "./tiles";
import type { BoardProject } from "./types";
import { viewOf } from "./use-view";

type Shown = { lines: Lines; scale: Scale; projects: ReadonlyMap<string, BoardProject>; nameWidth: number };

/** Draws the board into a layer, and what changes of it anew; the tiles live beside React. @returns what is to be told of scrolling */
export function useTiles(scroller: RefObject<HTMLElement | null>, layer: RefObject<HTMLElement | null>, { lines, scale, projects, nameWidth }: Shown): () => void {
  const canvas = useRef<Canvas>(undefined);
  const before = useRef<Shown & { theme: number }>(undefined);
  const [theme, setTheme] = useState(0);

  useEffect(() => {
    if (!layer.current || !scroller.current) return;
    const of = scroller.current;
    const made = createCanvas(layer.current, () => viewOf(of, nameWidth));
    canvas.current = made;
    return () => made.stop();
  }, [layer, scroller, nameWidth]);

  useEffect(() => {
    if (!layer.current) return;
    const [was, is] = [before.current, { lines, scale, projects, theme, nameWidth }];
    before.current = is;
    const isOnlyBars = was && was.scale === scale && was.projects === projects && was.theme === theme && was.nameWidth === nameWidth && was.lines.height === lines.height && was.lines.lines.length === lines.lines.length;
    const picture = { lines, scale, projects, palette: readPalette(layer.current), words: { masked: text.board.masked } };
    canvas.current?.show(picture, { width: widthOf(scale), height: lines.height }, isOnlyBars ? changedRows(was.lines.lines, lines.lines, widthOf(scale)) : undefined);
  }, [layer, lines, scale, projects, theme, nameWidth]);

  useEffect(() => {
    const watcher = new MutationObserver(() => setTheme((times) => times + 1));
    watcher.observe(document.documentElement, { attributes: true, attributeFilter: ["class"] });
    return () => watcher.disconnect();
  }, []);

  return () => canvas.current?.scrolled();
}

/** The rows whose bars are others, where nothing else moved. */
function changedRows(was: readonly Line[], is: readonly Line[], width: number): Rect[] {
  const barsOf = (line: Line | undefined) => (line?.kind === "row" ? line.bars : undefined);
  return is.flatMap((line, i) => (was[i]?.key === line.key && barsOf(was[i]) === barsOf(line) ? [] : [{ x: 0, y: line.top, width, height: line.height }]));
}
