import type { BoardStatus } from "./types";

/** How a status is told by line and fill; colour is the project's. `fill` and `hatch`: how much of it shows, 0 to 1. */
export type StatusStyle = { fill: number; hatch: number; stroke: string };

/** The colours that the board draws with, as the theme has them. */
export type Palette = { surface: string; sunken: string; line: string; edge: string; ink: string; muted: string; tally: string; accent: string; focus: string; danger: string; font: string; status: Record<BoardStatus, StatusStyle> };

/** Reads the design tokens off an element: canvas knows no custom properties. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const value = (name: string) => style.getPropertyValue(name).trim();
  const colour = (name: string) => value(`--color-${name}`);
  const status = (name: BoardStatus): StatusStyle => ({ fill: Number(value(`--booking-${name}-fill`)), hatch: Number(value(`--booking-${name}-hatch`)), stroke: value(`--booking-${name}-stroke`) });
  return {
    surface: colour("surface"),
    sunken: colour("sunken"),
    line: colour("line"),
    edge: colour("edge"),
    ink: colour("ink"),
    muted: colour("muted"),
    tally: colour("tally"),
    accent: colour("accent"),
    focus: colour("focus"),
    danger: colour("danger"),
    font: style.fontFamily,
    status: { confirmed: status("confirmed"), hold: status("hold"), requested: status("requested") },
  };
}
