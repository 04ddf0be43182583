/** A part of the board that is drawn at once, in pixels of the board. */
export type Rect = { x: number; y: number; width: number; height: number };
export type Tile = { key: string; column: number; row: number; rect: Rect };

export const TILE_WIDTH = 1_024;
export const TILE_HEIGHT = 512;

const tileAt = (column: number, row: number): Tile => ({ key: `${column},${row}`, column, row, rect: { x: column * TILE_WIDTH, y: row * TILE_HEIGHT, width: TILE_WIDTH, height: TILE_HEIGHT } });

/**
 * The tiles that cover what is seen and what may be seen next: `ahead` tiles around it, those seen first and then the nearest to its middle.
 * @param size of the whole board: there are none outside of it
 */
export function tilesFor(view: Rect, ahead: number, size: { width: number; height: number }): Tile[] {
  const span = (from: number, length: number, step: number, most: number): [number, number] => [Math.max(0, Math.floor(from / step) - ahead), Math.min(Math.ceil(most / step), Math.ceil((from + length) / step) + ahead)];
  const [left, right] = span(view.x, view.width, TILE_WIDTH, size.width);
  const [top, bottom] = span(view.y, view.height, TILE_HEIGHT, size.height);
  const tiles: Tile[] = [];
  for (let row = top; row < bottom; row++) for (let column = left; column < right; column++) tiles.push(tileAt(column, row));
  const [middleX, middleY] = [view.x + view.width / 2, view.y + view.height / 2];
  const distance = ({ rect }: Tile) => Math.max(Math.abs(rect.x + TILE_WIDTH / 2 - middleX) / TILE_WIDTH, Math.abs(rect.y + TILE_HEIGHT / 2 - middleY) / TILE_HEIGHT);
  return tiles.toSorted((a, b) => Number(touches(b.rect, view)) - Number(touches(a.rect, view)) || distance(a) - distance(b));
}

export const touches = (a: Rect, b: Rect): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
