import type { Page } from "playwright-core";

export type Point = { x: number; y: number };

/** Opens the board and waits until it shows bookings. */
export async function showBoard(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: "networkidle" });
  await page.locator("[data-board=ready]").waitFor();
}

/** Where on the page an instant is in the row of a resource; in the week an hour is eight pixels wide. */
export async function placeOf(page: Page, name: string, iso: string): Promise<Point> {
  const box = await page.locator(`[title^='${name}']`).boundingBox();
  const time = await page.locator("[data-start]").evaluate((of) => ({ left: of.getBoundingClientRect().left, startMs: Number(of.getAttribute("data-start")) }));
  return { x: time.left + ((Date.parse(iso) - time.startMs) / 3_600_000) * 8, y: (box?.y ?? 0) + 16 };
}

/** Presses, goes there in steps as a hand does, and lets go. @param key held meanwhile. @param drop false: still held at the end */
export async function drag(page: Page, from: Point, to: Point, { key, drop = true }: { key?: "Shift" | "Control"; drop?: boolean } = {}): Promise<void> {
  if (key) await page.keyboard.down(key);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  if (drop) await page.mouse.up();
  if (key) await page.keyboard.up(key);
}

/** What the grid's cursor says of a booking in the row of a resource: what is read aloud, for what is drawn cannot be asked. */
export async function saidOf(page: Page, name: string, title: string): Promise<string> {
  const cell = page.locator("#board-cell");
  await page.locator("[data-board]").focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press("PageUp");
  for (let i = 0; i < 12 && !(await cell.textContent())?.startsWith(`${name},`); i++) await page.keyboard.press("ArrowDown");
  for (let i = 0; i < 12; i++) await page.keyboard.press("Control+ArrowLeft");
  for (let i = 0; i < 12 && !(await cell.textContent())?.includes(`, ${title},`); i++) await page.keyboard.press("Control+ArrowRight");
  return (await cell.textContent()) ?? "";
}
