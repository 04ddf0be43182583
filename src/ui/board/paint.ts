import type { Palette } from "./palette";
import { paintBar } from "./paint-bar";
import { paintGround } from "./paint-ground";
import { paintLoad } from "./paint-load";
import type { Picture } from "./picture";
import { type Line, linesIn } from "./rows";
import { msAt, xAt } from "./scale";
import { daysOf, ticksOf } from "./ticks";
import type { Rect } from "./tiles";

/** Draws a part of the board. @param context with its origin at the tile's upper left */
export function paintTile(context: CanvasRenderingContext2D, rect: Rect, picture: Picture): void {
  const { palette, scale, lines } = picture;
  const span = { fromMs: msAt(scale, rect.x), toMs: msAt(scale, rect.x + rect.width) };
  const days = daysOf(scale, span.fromMs, span.toMs);
  const { lower } = ticksOf(scale, span.fromMs, span.toMs);
  context.save();
  context.translate(-rect.x, -rect.y);
  context.fillStyle = palette.surface;
  context.fillRect(rect.x, rect.y, rect.width, rect.height);
  context.font = `12px ${palette.font}`;
  context.textBaseline = "middle";
  const shown = linesIn(lines, rect.y, rect.y + rect.height);
  for (const line of shown) if (line.kind === "row") paintGround(context, line, span, days, picture);
  for (const tick of lower) {
    context.fillStyle = tick.isStrong ? palette.edge : palette.line;
    context.globalAlpha = tick.isStrong ? 0.5 : 1;
    context.fillRect(Math.round(xAt(scale, tick.startMs)), rect.y, 1, rect.height);
  }
  context.globalAlpha = 1;
  for (const line of shown) {
    paintLine(context, rect, line, palette);
    if (line.kind !== "row") continue;
    if (picture.show === "load" && picture.rows === "resources") paintLoad(context, line, lower, picture);
    else for (const bar of line.bars) paintBar(context, rect, line, bar, picture);
  }
  context.restore();
}

function paintLine(context: CanvasRenderingContext2D, rect: Rect, { kind, top, height }: Line, { sunken, line }: Palette) {
  if (kind === "head") {
    context.fillStyle = sunken;
    context.fillRect(rect.x, top, rect.width, height);
  }
  context.fillStyle = line;
  context.fillRect(rect.x, top + height - 1, rect.width, 1);
}
