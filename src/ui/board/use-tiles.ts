"use client";
import { type RefObject, useEffect, useRef, useState } from "react";
import { text } from "@/ui/text/en";
import type { Book } from "./book";
import { type Canvas, createCanvas } from "./canvas";
import type { Filters } from "./filter";
import type { GroundBook } from "./ground";
import { readPalette } from "./palette";
import type { Line, Lines } from "./rows";
import { type Scale, widthOf } from "./scale";
import type { Rect } from "./tiles";
import type { BoardProject, Rows } from "./types";
import { viewOf } from "./use-view";

/** Which bars stand back; the same object while that is the same. */
type Pale = Pick<Filters, "project" | "status">;
type Shown = { lines: Lines; scale: Scale; rows: Rows; show: "bars" | "load"; pale: Pale; projects: ReadonlyMap<string, BoardProject>; nameOf: (resourceId: string) => string; nameWidth: number };

/** Draws the board into a layer, and what changes of it anew; the tiles live beside React. @returns what is to be told of scrolling */
export function useTiles(scroller: RefObject<HTMLElement | null>, layer: RefObject<HTMLElement | null>, book: Book, ground: GroundBook, shown: Shown): () => void {
  const canvas = useRef<Canvas>(undefined);
  const before = useRef<Shown & { theme: number }>(undefined);
  const [theme, setTheme] = useState(0);
  const { lines, scale, rows, show, pale, projects, nameOf, nameWidth } = shown;

  useEffect(() => {
    if (!layer.current || !scroller.current) return;
    const of = scroller.current;
    const made = createCanvas(layer.current, () => viewOf(of, nameWidth));
    canvas.current = made;
    return () => {
      made.stop();
      before.current = undefined;
    };
  }, [layer, scroller, nameWidth]);

  useEffect(() => {
    if (!layer.current) return;
    const [was, is] = [before.current, { lines, scale, rows, show, pale, projects, nameOf, nameWidth, theme }];
    before.current = is;
    const isSameLook = was && was.scale === scale && was.rows === rows && was.show === show && was.projects === projects && was.nameOf === nameOf && was.theme === theme && was.pale === pale;
    const isOnlyBars = isSameLook && was.lines.height === lines.height && was.lines.lines.length === lines.lines.length;
    const words = { masked: text.board.masked, nth: text.board.nth };
    const picture = { lines, scale, rows, show, filters: pale, projects, nameOf, bookingsOf: book.bookingsOf, groundOf: ground.of, palette: readPalette(layer.current), words };
    canvas.current?.show(picture, { width: widthOf(scale), height: lines.height }, isOnlyBars ? changedRows(was.lines.lines, lines.lines, widthOf(scale)) : undefined);
  }, [layer, book, ground, lines, scale, rows, show, pale, projects, nameOf, theme, nameWidth]);

  // What rows stand on, and loads, which have no bars, are drawn anew where they changed.
  useEffect(() => {
    const redraw = (rowIds: ReadonlySet<string>) => canvas.current?.again(lines.lines.flatMap((line) => (line.kind === "row" && rowIds.has(line.row.id) ? [{ x: 0, y: line.top, width: widthOf(scale), height: line.height }] : [])));
    const unwatch = [ground.watch(redraw), ...(show === "load" ? [book.watch(redraw)] : [])];
    return () => unwatch.forEach((stop) => stop());
  }, [ground, book, lines, scale, show]);

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
