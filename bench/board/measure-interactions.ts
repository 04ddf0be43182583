import type { Page } from "playwright-core";
import { FIRST_DAY, slotHours } from "./fill-board";

/**
 * The longest interaction of each kind to the next paint, in milliseconds, on a processor four times slower. The browser tells of none below 16 ms: such a
 * kind is 0. It rounds to 8 ms.
 */
export type Interactions = { open: number; keys: number; drag: number; search: number };

const SLOWDOWN = 4;
const HOUR = 3_600_000;
/** In the week an hour is eight pixels wide. */
const HOUR_WIDTH = 8;
const ROW = "Artist 00002";
const DATE = "2026-04-10";
/** After so long the browser has told of what was painted. */
const TOLD_MS = 1_000;

/** What people do most: open a booking, move about by keys, put a booking elsewhere, search. @param each so many bookings a resource has */
export async function measureInteractions(page: Page, url: string, each: number): Promise<Interactions> {
  await page.addInitScript({ content: "globalThis.__name = (of) => of" }); // tsx calls it in what runs in the page
  await page.addInitScript(watchInteractions);
  // What is shown at once is measured: the server does not answer a change.
  await page.route("**/api/v1/bookings/*", (route) => (route.request().method() === "PATCH" ? undefined : route.continue()));
  await page.goto(`${url}/board?date=${DATE}&zoom=week`);
  await page.locator("[data-board=ready]").waitFor();
  await page.waitForTimeout(1_500);
  const client = await page.context().newCDPSession(page);
  await client.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
  const bar = await placeOfBar(page, each);

  await page.mouse.click(bar.x, bar.y);
  await page.getByRole("region", { name: "Booking", exact: true }).waitFor();
  const open = await longest(page);
  await page.keyboard.press("Escape");
  await page.getByRole("region", { name: "Booking", exact: true }).waitFor({ state: "detached" });
  await page.locator("[data-board]").focus();
  await longest(page);

  for (const key of ["ArrowDown", "ArrowRight", "ArrowDown", "ArrowRight", "ArrowRight", "ArrowUp", "ArrowLeft", "ArrowDown"]) await page.keyboard.press(key, { delay: 20 });
  const keys = await longest(page);

  const from = await placeOfBar(page, each);
  const sent = page.waitForRequest((request) => request.method() === "PATCH");
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 60, from.y, { steps: 10 });
  await page.mouse.up();
  await sent;
  const drag = await longest(page);

  const field = page.locator("main input[type=search]");
  await field.focus();
  await longest(page);
  await page.keyboard.type("artist 00", { delay: 60 });
  return { open, keys, drag, search: await longest(page) };
}

/** Where the first booking that begins a day after the date, or later, is on the page. */
async function placeOfBar(page: Page, each: number): Promise<{ x: number; y: number }> {
  const slot = slotHours(each) * HOUR;
  const after = Date.parse(DATE) + 24 * HOUR - Date.parse(FIRST_DAY);
  const startMs = Date.parse(FIRST_DAY) + Math.ceil(after / slot) * slot;
  const row = await page.locator(`[title^='${ROW}']`).first().boundingBox();
  const time = await page.locator("[data-start]").first().evaluate((of) => ({ left: of.getBoundingClientRect().left, startMs: Number(of.getAttribute("data-start")) }));
  return { x: time.left + ((startMs - time.startMs) / HOUR + 4) * HOUR_WIDTH, y: (row?.y ?? Number.NaN) + 16 };
}

/** The longest since it was last asked. */
async function longest(page: Page): Promise<number> {
  await page.waitForTimeout(TOLD_MS);
  return page.evaluate(() => {
    const told = (globalThis as unknown as { interactions: number[] }).interactions.splice(0);
    return Math.max(0, ...told);
  });
}

/** Runs in the page, before anything else. */
function watchInteractions() {
  const interactions: number[] = [];
  Object.assign(globalThis, { interactions });
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEventTiming & { interactionId?: number })[]) if (entry.interactionId) interactions.push(entry.duration);
  });
  observer.observe({ type: "event", durationThreshold: 16, buffered: true } as PerformanceObserverInit);
}
