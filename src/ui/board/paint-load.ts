import { loadIn } from "./load";
import { hatch } from "./paint-hatch";
import type { Picture } from "./picture";
import type { Line } from "./rows";
import { xAt } from "./scale";
import type { Tick } from "./ticks";

const NAMED_FROM = 34;
/** More than this is too much: what is over by less is rounding. */
const OVER = 1.005;

/** Draws how full a row is, a cell for each stretch of the head: the fuller the darker, what is held hatched from below, what is too much in red. */
export function paintLoad(context: CanvasRenderingContext2D, { top, height, row }: Extract<Line, { kind: "row" }>, ticks: readonly Tick[], { scale, palette, bookingsOf, groundOf }: Picture): void {
  const ground = groundOf(row.id);
  if (!ground) return;
  const bookings = bookingsOf(row.id) ?? [];
  for (const { startMs, endMs } of ticks) {
    const load = loadIn({ fromMs: startMs, toMs: endMs }, ground, bookings, row.capacity);
    if (!load || load.booked + load.held === 0) continue;
    const [x, width] = [xAt(scale, startMs) + 1, xAt(scale, endMs) - xAt(scale, startMs) - 1];
    const isOver = load.booked + load.held > OVER;
    context.fillStyle = isOver ? palette.danger : palette.accent;
    context.globalAlpha = load.booked === 0 ? 0.05 : 0.12 + 0.6 * Math.min(1, load.booked);
    const full = height - 3;
    context.fillRect(x, top + 1, width, full);
    context.globalAlpha = 1;
    if (load.held > 0) {
      const held = Math.min(1, load.held) * full;
      hatch(context, { fromX: x, toX: x + width }, { x, y: top + 1 + full - held, width, height: held }, { colour: isOver ? palette.danger : palette.accent, alpha: 0.5, step: 6, width: 2 });
    }
    if (width < NAMED_FROM || load.booked === 0) continue;
    context.fillStyle = load.booked > 0.55 ? palette.surface : palette.ink;
    const words = `${Math.round(100 * load.booked)} %`;
    context.fillText(words, x + (width - context.measureText(words).width) / 2, top + height / 2);
  }
}
