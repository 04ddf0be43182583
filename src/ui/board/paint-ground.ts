import type { Span } from "./book";
import { gaps, within } from "./ground";
import { hatch } from "./paint-hatch";
import type { Picture } from "./picture";
import type { Line } from "./rows";
import { xAt } from "./scale";
import type { Tick } from "./ticks";

/** From how near on nights and breaks are shown; farther away only days without any work. */
const NEAR = ["hours", "day", "week"];
const WORDS_FROM = 56;

/** What a row stands on: shaded when its resource does not work, hatched when it is away. Until that is known, and under projects, weekends are shaded. */
export function paintGround(context: CanvasRenderingContext2D, line: Extract<Line, { kind: "row" }>, span: Span, days: readonly Tick[], { scale, palette, groundOf }: Picture): void {
  const ground = line.row.resource && groundOf(line.row.id);
  const fill = (startMs: number, endMs: number) => context.fillRect(xAt(scale, startMs), line.top, xAt(scale, endMs) - xAt(scale, startMs), line.height);
  context.fillStyle = palette.sunken;
  if (!ground) {
    for (const day of days) if (day.isWeekend) fill(day.startMs, day.endMs);
    return;
  }
  if (NEAR.includes(scale.zoom)) for (const { startMs, endMs } of gaps(ground.work, span)) fill(startMs, endMs);
  else for (const { startMs, endMs } of days) if (within(ground.work, { fromMs: startMs, toMs: endMs }).length === 0) fill(startMs, endMs);
  for (const away of within(ground.away, span)) {
    const rect = { x: xAt(scale, away.startMs), y: line.top, width: xAt(scale, away.endMs) - xAt(scale, away.startMs), height: line.height - 1 };
    context.fillStyle = palette.sunken;
    context.fillRect(rect.x, rect.y, rect.width, rect.height);
    hatch(context, { fromX: xAt(scale, span.fromMs), toX: xAt(scale, span.toMs) }, rect, { colour: palette.edge, alpha: 0.4, step: 9, width: 1 });
    if (rect.width < WORDS_FROM) continue;
    context.save();
    context.beginPath();
    context.rect(rect.x, rect.y, rect.width - 4, rect.height);
    context.clip();
    context.fillStyle = palette.muted;
    context.fillText(away.why, rect.x + 6, line.top + line.height / 2);
    context.restore();
  }
}
