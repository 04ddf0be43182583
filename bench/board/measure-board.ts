import type { Page } from "playwright-core";

/** Frames in a stretch of scrolling: how many a second, the longest gap in milliseconds, and how much of what was seen was blank, in percent. */
export type Scroll = { fps: number; longest: number; blank: number };
/** `firstBars`: from the answer with the bookings to the first frame that shows them; `opened`: to there from the request of the page. Kilobytes as they were sent: of the page, and of the largest window of four weeks. */
export type BoardFigures = { opened: number; firstBars: number; vertical: Scroll; horizontal: Scroll; move: number; heap: number; nodes: number; pageKilobytes: number; kilobytes: number };

const SCROLL_MS = 3_000;

/** Opens the board and scrolls it, in a page that is signed in. Times in milliseconds, heap in MB. */
export async function measureBoard(page: Page, url: string): Promise<BoardFigures> {
  await page.addInitScript({ content: "globalThis.__name = (of) => of" }); // tsx calls it in what runs in the page
  await page.addInitScript(watchFirstBars);
  const address = `${url}/board?date=2026-04-10&zoom=month`;
  await page.goto(address);
  await page.locator("[data-board=ready]").waitFor();
  await page.waitForFunction(() => performance.getEntriesByName("first bars").length > 0);
  const { opened, firstBars, pageKilobytes, kilobytes } = await page.evaluate(() => {
    const seen = performance.getEntriesByName("first bars")[0]?.startTime ?? Number.NaN;
    const answers = performance.getEntriesByType("resource").filter(({ name }) => name.includes("/bookings/bars")) as PerformanceResourceTiming[];
    const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    return { opened: seen, firstBars: seen - Math.min(...answers.map(({ responseEnd }) => responseEnd)), pageKilobytes: (navigation?.encodedBodySize ?? Number.NaN) / 1_000, kilobytes: Math.max(...answers.map(({ encodedBodySize }) => encodedBodySize)) / 1_000 };
  });
  await page.waitForTimeout(1_500);
  const vertical = await page.evaluate(scroll, { axis: "y" as const, ms: SCROLL_MS });
  await page.waitForTimeout(500);
  const horizontal = await page.evaluate(scroll, { axis: "x" as const, ms: SCROLL_MS });
  await page.waitForTimeout(1_000);
  const move = await measureMove(page, address);
  const client = await page.context().newCDPSession(page);
  await client.send("HeapProfiler.collectGarbage");
  const { usedSize } = await client.send("Runtime.getHeapUsage");
  const nodes = await page.evaluate(() => document.querySelectorAll("*").length);
  return { opened, firstBars, vertical, horizontal, move, heap: usedSize / 1e6, nodes, pageKilobytes, kilobytes };
}

/** Runs in the page, before anything else. */
function watchFirstBars() {
  new MutationObserver((_, observer) => {
    if (!document.querySelector("[data-board=ready] canvas")) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => performance.mark("first bars")));
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-board"] });
}

/** Runs in the page: scrolls steadily, and looks in each frame how much of what is seen no tile covers. */
async function scroll({ axis, ms }: { axis: "x" | "y"; ms: number }): Promise<Scroll> {
  const of = document.querySelector<HTMLElement>("[data-board]") as HTMLElement;
  const began = performance.now();
  const speed = axis === "y" ? 2.4 : 1.6; // pixels a millisecond: more than two screens a second
  const start = axis === "y" ? of.scrollTop : of.scrollLeft;
  const [names, head] = [208, 40];
  let [last, frames, longest, blank] = [began, 0, 0, 0];
  await new Promise<void>((resolve) => {
    const step = (now: number) => {
      frames++;
      longest = Math.max(longest, now - last);
      last = now;
      const { left, top } = of.getBoundingClientRect();
      const [right, bottom] = [left + of.clientWidth, top + of.clientHeight];
      let covered = 0;
      for (const canvas of of.querySelectorAll("canvas")) {
        const box = canvas.getBoundingClientRect();
        covered += Math.max(0, Math.min(right, box.right) - Math.max(left + names, box.left)) * Math.max(0, Math.min(bottom, box.bottom) - Math.max(top + head, box.top));
      }
      blank += Math.max(0, 1 - covered / ((right - left - names) * (bottom - top - head)));
      if (axis === "y") of.scrollTop = start + (now - began) * speed;
      else of.scrollLeft = start + (now - began) * speed;
      if (now - began < ms) requestAnimationFrame(step);
      else resolve();
    };
    requestAnimationFrame(step);
  });
  return { fps: (frames - 1) / ((last - began) / 1_000), longest, blank: (100 * blank) / frames };
}

/** From the key that puts a booking elsewhere to the frame that shows it there, the median of ten. The server does not answer: what is shown at once is measured. */
async function measureMove(page: Page, address: string): Promise<number> {
  await page.route("**/api/v1/bookings/*", (route) => (route.request().method() === "PATCH" ? undefined : route.continue()));
  const grid = page.locator("[data-board]");
  const times: number[] = [];
  await page.goto(address);
  await page.locator("[data-board=ready]").waitFor();
  await page.waitForTimeout(1_500);
  await grid.focus();
  for (let i = 0; i < 10; i++) {
    for (const key of ["ArrowDown", "Control+ArrowRight", "m", "ArrowRight"]) await page.keyboard.press(key);
    await page.waitForTimeout(200);
    const took = await grid.evaluate(async (element) => {
      const began = performance.now();
      element.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
      await new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      return performance.now() - began;
    });
    times.push(took);
    if ((await page.getByRole("region", { name: /booking|moved/i }).count()) > 0) throw new Error("nothing was moved: a panel was opened");
  }
  return times.toSorted((a, b) => a - b)[5] ?? Number.NaN;
}
