import { inkOn } from "@/ui/colour";
import { spanOf } from "./hit";
import type { Palette } from "./palette";
import { type Line, type Lines, linesIn } from "./rows";
import { msAt, type Scale, xAt } from "./scale";
import type { Bar } from "./stack";
import { daysOf, ticksOf } from "./ticks";
import type { Rect } from "./tiles";
import type { BoardProject } from "./types";

/** All that a tile shows. */
export type Picture = { lines: Lines; scale: Scale; projects: ReadonlyMap<string, BoardProject>; palette: Palette; words: { masked: string } };

const RADIUS = 3;
const TEXT_LEFT = 6;
/** A long bar says its name again after so many pixels, so that it is read wherever one has scrolled to. */
const AGAIN = 900;
const HATCH = 6;
const UNKNOWN = "#8a8f98";

/** Draws a part of the board. @param context with its origin at the tile's upper left */
export function paintTile(context: CanvasRenderingContext2D, rect: Rect, picture: Picture): void {
  const { palette, scale, lines } = picture;
  context.save();
  context.translate(-rect.x, -rect.y);
  context.fillStyle = palette.surface;
  context.fillRect(rect.x, rect.y, rect.width, rect.height);
  paintTime(context, rect, scale, palette);
  context.font = `12px ${palette.font}`;
  context.textBaseline = "middle";
  const shown = linesIn(lines, rect.y, rect.y + rect.height);
  for (const line of shown) {
    paintLine(context, rect, line, palette);
    if (line.kind !== "row") continue;
    for (const bar of line.bars) paintBar(context, rect, line, bar, picture);
  }
  context.restore();
}

/** Weekends, where that is told, and the lines between the stretches of the head. */
function paintTime(context: CanvasRenderingContext2D, rect: Rect, scale: Scale, { sunken, line, edge }: Palette) {
  const [fromMs, toMs] = [msAt(scale, rect.x), msAt(scale, rect.x + rect.width)];
  context.fillStyle = sunken;
  for (const day of daysOf(scale, fromMs, toMs)) if (day.isWeekend) context.fillRect(xAt(scale, day.startMs), rect.y, xAt(scale, day.endMs) - xAt(scale, day.startMs), rect.height);
  for (const tick of ticksOf(scale, fromMs, toMs).lower) {
    context.fillStyle = tick.isStrong ? edge : line;
    context.globalAlpha = tick.isStrong ? 0.5 : 1;
    context.fillRect(Math.round(xAt(scale, tick.startMs)), rect.y, 1, rect.height);
  }
  context.globalAlpha = 1;
}

function paintLine(context: CanvasRenderingContext2D, rect: Rect, { kind, top, height }: Line, { sunken, line }: Palette) {
  if (kind === "head") {
    context.fillStyle = sunken;
    context.fillRect(rect.x, top, rect.width, height);
  }
  context.fillStyle = line;
  context.fillRect(rect.x, top + height - 1, rect.width, 1);
}

function paintBar(context: CanvasRenderingContext2D, rect: Rect, line: Line, bar: Bar, { scale, projects, palette, words }: Picture) {
  const { booking } = bar;
  const { x, width } = spanOf(scale, booking);
  if (x >= rect.x + rect.width || x + width <= rect.x) return;
  const top = line.top + bar.top;
  const project = projects.get(booking.projectId ?? "");
  const colour = project?.colour ?? UNKNOWN;
  const style = palette.status[booking.status];
  const inner = Math.max(2, width - 1);
  context.beginPath();
  context.roundRect(x, top, inner, bar.height - 2, Math.min(RADIUS, inner / 2));
  context.fillStyle = palette.surface;
  context.fill();
  context.globalAlpha = style.fill * (booking.isPending ? 0.6 : 1);
  context.fillStyle = colour;
  context.fill();
  context.globalAlpha = 1;
  if (style.hatch > 0) paintHatch(context, rect, { x, y: top, width: inner, height: bar.height - 2 }, colour, style.hatch);
  if (booking.status !== "confirmed" || booking.isPending) {
    context.strokeStyle = colour;
    context.lineWidth = 1.5;
    context.setLineDash(style.stroke === "dotted" ? [1.5, 2.5] : [4, 3]);
    context.stroke();
    context.setLineDash([]);
  }
  const name = booking.title || (booking.projectId === null ? words.masked : (project?.name ?? ""));
  if (inner > 20) paintName(context, rect, `${booking.isSeries ? "↻ " : ""}${booking.isBundle ? "⧉ " : ""}${name}`, { x, y: top, width: inner, height: bar.height - 2 }, booking.status === "confirmed" ? inkOn(colour) : palette.ink);
}

function paintHatch(context: CanvasRenderingContext2D, tile: Rect, bar: Rect, colour: string, share: number) {
  context.save();
  context.clip();
  context.globalAlpha = share;
  context.strokeStyle = colour;
  context.lineWidth = 2;
  context.beginPath();
  const first = Math.max(bar.x - bar.height, tile.x - bar.height - HATCH);
  for (let x = first - ((first - bar.x) % HATCH); x < Math.min(bar.x + bar.width, tile.x + tile.width); x += HATCH) {
    context.moveTo(x, bar.y + bar.height);
    context.lineTo(x + bar.height, bar.y);
  }
  context.stroke();
  context.restore();
}

function paintName(context: CanvasRenderingContext2D, tile: Rect, name: string, bar: Rect, ink: string) {
  context.save();
  context.beginPath();
  context.rect(bar.x, bar.y, bar.width - 3, bar.height);
  context.clip();
  context.fillStyle = ink;
  const first = Math.max(0, Math.floor((tile.x - bar.x) / AGAIN) - 1);
  for (let x = bar.x + TEXT_LEFT + first * AGAIN; x < Math.min(bar.x + bar.width, tile.x + tile.width); x += AGAIN) context.fillText(name, x, bar.y + bar.height / 2 + 0.5, AGAIN - 40);
  context.restore();
}
