import { inkOn } from "@/ui/colour";
import { isPale } from "./filter";
import { gaps } from "./ground";
import { spanOf } from "./hit";
import { hatch } from "./paint-hatch";
import type { Picture } from "./picture";
import type { Line } from "./rows";
import { msAt, xAt } from "./scale";
import type { Bar } from "./stack";
import type { Rect } from "./tiles";
import type { BoardBooking } from "./types";

const RADIUS = 3;
const TEXT_LEFT = 6;
/** A long bar says its name again after so many pixels, so that it is read wherever one has scrolled to. */
const AGAIN = 900;
const HATCH = 6;
const UNKNOWN = "#8a8f98";
/** Narrower bars have no name, and at far zooms nights would be lines. */
const NAMED_FROM = 20;
/** What is left of a bar at night: its name fits. */
const WAIST = 16;
const BADGED_FROM = 40;
const NIGHTS = ["hours", "day", "week"];

/** Draws a bar: colour is the project's, fill and outline tell the status, marks the rest. */
export function paintBar(context: CanvasRenderingContext2D, tile: Rect, line: Extract<Line, { kind: "row" }>, bar: Bar, picture: Picture): void {
  const { scale, projects, palette, filters } = picture;
  const { booking } = bar;
  const { x, width } = spanOf(scale, booking);
  if (x >= tile.x + tile.width || x + width <= tile.x) return;
  const colour = projects.get(booking.projectId ?? "")?.colour ?? UNKNOWN;
  const style = palette.status[booking.status];
  const rect = { x, y: line.top + bar.top, width: Math.max(2, width - 1), height: bar.height - 2 };
  const edges = { fromX: tile.x, toX: tile.x + tile.width };
  context.save();
  const pale = isPale(booking, filters) ? 0.25 : 1;
  context.globalAlpha = pale;
  context.beginPath();
  context.roundRect(rect.x, rect.y, rect.width, rect.height, Math.min(RADIUS, rect.width / 2));
  context.fillStyle = palette.surface;
  context.fill();
  context.globalAlpha = pale * style.fill * (booking.isPending ? 0.6 : 1);
  context.fillStyle = colour;
  context.fill();
  context.globalAlpha = pale;
  if (style.hatch > 0) hatch(context, edges, rect, { colour, alpha: style.hatch, step: HATCH, width: 2 });
  if (booking.isInDays && NIGHTS.includes(scale.zoom)) paintNights(context, tile, line, rect, booking, picture);
  if (booking.status !== "confirmed" || booking.isPending || booking.hasConflict) {
    context.strokeStyle = booking.hasConflict ? palette.danger : colour;
    context.lineWidth = booking.hasConflict ? 2 : 1.5;
    if (!booking.hasConflict) context.setLineDash(style.stroke === "dotted" ? [1.5, 2.5] : [4, 3]);
    context.beginPath();
    context.roundRect(rect.x + 0.5, rect.y + 0.5, rect.width - 1, rect.height - 1, Math.min(RADIUS, rect.width / 2));
    context.stroke();
    context.setLineDash([]);
  }
  const ink = booking.status === "confirmed" ? inkOn(colour) : palette.ink;
  const badge = booking.rank !== null && rect.width > BADGED_FROM ? paintBadge(context, picture.words.nth(booking.rank), rect, colour) : 0;
  if (rect.width - badge > NAMED_FROM) paintName(context, tile, nameOf(booking, picture), { ...rect, x: rect.x + badge, width: rect.width - badge }, ink);
  context.restore();
}

/** What a bar says: its marks, and what it is for; under a project also who. */
export function nameOf({ title, projectId, resourceId, hasConflict, isSeries, isBundle }: BoardBooking, { projects, rows, words, nameOf: resourceName }: Pick<Picture, "projects" | "rows" | "words" | "nameOf">): string {
  const marks = `${hasConflict ? "⚠ " : ""}${isSeries ? "↻ " : ""}${isBundle ? "⧉ " : ""}`;
  if (rows === "projects") return `${marks}${[resourceName(resourceId), title].filter(Boolean).join(" · ")}`;
  return `${marks}${title || (projectId === null ? words.masked : (projects.get(projectId)?.name ?? ""))}`;
}

/** Which option a hold is, before its name. @returns how much room it took */
function paintBadge(context: CanvasRenderingContext2D, words: string, { x, y, height }: Rect, colour: string): number {
  const width = context.measureText(words).width + 8;
  const size = Math.min(16, height - 2);
  context.fillStyle = colour;
  context.beginPath();
  context.roundRect(x + 4, y + (height - size) / 2, width, size, RADIUS);
  context.fill();
  context.fillStyle = inkOn(colour);
  context.fillText(words, x + 8, y + height / 2 + 0.5);
  return width + 4;
}

/** A booking given in days leaves the nights free: its bar is thinner there. */
function paintNights(context: CanvasRenderingContext2D, tile: Rect, { row }: Extract<Line, { kind: "row" }>, rect: Rect, { resourceId, startMs, endMs }: BoardBooking, { scale, palette, groundOf }: Picture) {
  const ground = groundOf(row.resource ? row.id : resourceId);
  if (!ground) return;
  const seen = { fromMs: Math.max(startMs, msAt(scale, tile.x)), toMs: Math.min(endMs, msAt(scale, tile.x + tile.width)) };
  context.fillStyle = palette.sunken;
  const cut = (rect.height - WAIST) / 2;
  if (cut < 1) return;
  for (const night of gaps(ground.work, seen)) {
    const [from, to] = [xAt(scale, night.startMs), xAt(scale, night.endMs)];
    context.fillRect(from, rect.y - 0.5, to - from, cut + 0.5);
    context.fillRect(from, rect.y + rect.height - cut, to - from, cut + 0.5);
  }
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
