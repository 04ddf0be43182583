import { paintTile } from "./paint";
import type { Picture } from "./picture";
import { type Rect, type Tile, TILE_HEIGHT, TILE_WIDTH, tilesFor, touches } from "./tiles";

/** How many tiles are drawn ahead of what is seen, and how long a frame may draw, in milliseconds. */
const AHEAD = 1;
const BUDGET_MS = 8;

type Painted = Tile & { canvas: HTMLCanvasElement; isStale: boolean };

/**
 * Draws the board into tiles that the browser scrolls by itself: a scroll event only looks whether other tiles are needed. What is seen is drawn first,
 * the rest in what is left of each frame.
 * @param layer as large as the board; the tiles are put into it. @param viewOf what of it is seen
 */
export function createCanvas(layer: HTMLElement, viewOf: () => Rect) {
  const tiles = new Map<string, Painted>();
  const spare: HTMLCanvasElement[] = [];
  let picture: Picture | undefined;
  let size = { width: 0, height: 0 };
  let frame: number | undefined;

  function take({ rect, ...tile }: Tile): Painted {
    const canvas = spare.pop() ?? document.createElement("canvas");
    const ratio = Math.min(2, globalThis.devicePixelRatio);
    canvas.width = TILE_WIDTH * ratio;
    canvas.height = TILE_HEIGHT * ratio;
    canvas.style.cssText = `position:absolute;left:${rect.x}px;top:${rect.y}px;width:${TILE_WIDTH}px;height:${TILE_HEIGHT}px`;
    return { ...tile, rect, canvas, isStale: true };
  }

  function paint(tile: Painted, of: Picture) {
    const context = tile.canvas.getContext("2d", { alpha: false });
    if (!context) return;
    const ratio = tile.canvas.width / TILE_WIDTH;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    paintTile(context, tile.rect, of);
    tile.isStale = false;
    if (!tile.canvas.isConnected) layer.append(tile.canvas);
  }

  /** @returns whether there is more to draw */
  function draw(): boolean {
    if (!picture) return false;
    const wanted = tilesFor(viewOf(), AHEAD, size);
    const keys = new Set(wanted.map(({ key }) => key));
    for (const [key, tile] of tiles) {
      if (keys.has(key)) continue;
      tile.canvas.remove();
      spare.push(tile.canvas);
      tiles.delete(key);
    }
    const until = performance.now() + BUDGET_MS;
    for (const tile of wanted) {
      let painted = tiles.get(tile.key);
      if (!painted) tiles.set(tile.key, (painted = take(tile)));
      if (painted.isStale) paint(painted, picture);
      if (performance.now() > until) break;
    }
    return wanted.some(({ key }) => tiles.get(key)?.isStale ?? true);
  }

  function soon() {
    frame ??= requestAnimationFrame(() => {
      frame = undefined;
      if (draw()) soon();
    });
  }

  return {
    /** Something else is to be drawn; only in `where`, when that is given. */
    show(next: Picture, board: { width: number; height: number }, where?: readonly Rect[]) {
      picture = next;
      size = board;
      for (const tile of tiles.values()) if (!where || where.some((rect) => touches(rect, tile.rect))) tile.isStale = true;
      soon();
    },
    /** Something in `where` looks otherwise now. */
    again(where: readonly Rect[]) {
      for (const tile of tiles.values()) if (where.some((rect) => touches(rect, tile.rect))) tile.isStale = true;
      soon();
    },
    scrolled: soon,
    stop() {
      if (frame !== undefined) cancelAnimationFrame(frame);
      for (const { canvas } of tiles.values()) canvas.remove();
      tiles.clear();
    },
  };
}
export type Canvas = ReturnType<typeof createCanvas>;
