import type { Rect } from "./tiles";

type Lines = { colour: string; alpha: number; step: number; width: number };

/** Oblique lines over a rectangle, as far as the tile goes. They begin with the rectangle, so that they meet at the edges of tiles. */
export function hatch(context: CanvasRenderingContext2D, { fromX, toX }: { fromX: number; toX: number }, { x, y, width, height }: Rect, { colour, alpha, step, width: thick }: Lines): void {
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.globalAlpha *= alpha;
  context.strokeStyle = colour;
  context.lineWidth = thick;
  context.beginPath();
  const first = Math.max(x - height, fromX - height - step);
  for (let at = first - ((first - x) % step); at < Math.min(x + width, toX); at += step) {
    context.moveTo(at, y + height);
    context.lineTo(at + height, y);
  }
  context.stroke();
  context.restore();
}
