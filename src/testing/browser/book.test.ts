import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startServer } from "@/testing/start-server";
import { Temporal } from "@/lib/time";
import { addWeeks, dateAt, weekOf } from "@/ui/schedule/week";
import { launchBrowser } from "./launch-browser";

type Server = Awaited<ReturnType<typeof startServer>>;

let server: Server;
let browser: Browser;
let page: Page;
const faults: string[] = [];

// Rooms alone: axe takes its time for every bar.
const pages = ["/schedule?kind=room", "/resources?kind=room", "/projects", "/import", "/settings/api-keys"];
const open = (path: string) => page.goto(server.url + path, { waitUntil: "networkidle" });

// axe wants a context of its own.
const newPage = async () => (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  page = await newPage();
  page.on("pageerror", (error) => faults.push(error.message));
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe("a scheduler's first minutes", () => {
  // No booking of the demo studio lies so far ahead.
  const week = addWeeks(weekOf(dateAt(Temporal.Now.instant(), "UTC")), 40);
  const panel = () => page.getByRole("region", { name: "New booking" });
  const title = "Camera test, stage 4";

  test("who is not signed in is asked to, and then sees what they came for", async () => {
    await open("/schedule?kind=room");
    await page.getByLabel("E-mail").fill(server.demo.email);
    await page.getByLabel("Password").fill(server.demo.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL("**/schedule?kind=room");
    await page.locator("[data-track]").first().waitFor();
  });

  test("the schedule shows the week's bookings", async () => {
    await open("/schedule");
    expect(await page.locator("[data-track]").count()).toBeGreaterThanOrEqual(90);
    expect(await page.locator("[data-track] [data-booking]").count()).toBeGreaterThan(20);
  });

  test("a click on a free day books it", async () => {
    await open(`/schedule?week=${week}&kind=artist`);
    const track = page.locator("[data-track]").first();
    const { width } = (await track.boundingBox()) ?? { width: 0 };
    await track.click({ position: { x: width * (2.5 / 7), y: 10 } });
    await fillIn(title);
    await panel().getByRole("button", { name: "Book" }).click();
    await track.getByRole("button", { name: title }).waitFor();
    expect(await panel().count()).toBe(0);
  });

  test("the same slot again is refused, with the name of who holds it", async () => {
    await page.getByRole("button", { name: /^Book \S/ }).first().click();
    await fillIn("Somebody else's idea");
    await panel().getByRole("button", { name: "Book" }).click();
    const refusal = panel().getByRole("alert");
    await refusal.waitFor();
    expect(await refusal.innerText()).toMatch(/is taken/);
    expect(await refusal.innerText()).toContain(title);
    expect(await panel().getByLabel("Title").inputValue()).toBe("Somebody else's idea");

    await refusal.getByRole("button", { name: "Show in the schedule" }).click();
    await page.waitForFunction(() => document.activeElement?.matches("[data-booking][data-marked]"));
  });

  test("the refusal offers what is free instead, and one click takes it into the form", async () => {
    const next = panel().getByRole("region", { name: "Free instead" }).getByRole("button").first();
    const offered = await next.innerText();
    await next.click();
    expect(offered).toContain(await panel().getByLabel("Start time").inputValue());
    expect(await panel().getByRole("alert").count()).toBe(0);
    expect(await panel().getByLabel("Title").inputValue()).toBe("Somebody else's idea");
  });

  test("cancelling can be undone", async () => {
    await page.locator("[data-track] [data-marked]").click();
    await page.getByRole("button", { name: "Cancel booking" }).click();
    await page.locator("[data-track] [data-booking]").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Undo" }).click();
    await page.locator("[data-track]").getByRole("button", { name: title }).waitFor();
  });

  async function fillIn(name: string) {
    await panel().getByRole("combobox", { name: "Project" }).fill("neb");
    await panel().getByRole("option", { name: /Nebula/ }).click();
    await panel().getByLabel("Title").fill(name);
  }
});

describe.each(["light", "dark"] as const)("in the %s theme", (colorScheme) => {
  beforeAll(() => page.emulateMedia({ colorScheme, reducedMotion: "reduce" }));

  test.each(pages)("%s has no accessibility fault that axe finds", async (path) => {
    await open(path);
    expect(await axe(page)).toEqual([]);
  });

  test("nor have the booking form and signing in", async () => {
    await open("/schedule?kind=room");
    await page.getByRole("button", { name: "Book", exact: true }).click();
    expect(await axe(page)).toEqual([]);

    const stranger = await newPage();
    await stranger.emulateMedia({ colorScheme });
    await stranger.goto(`${server.url}/sign-in`, { waitUntil: "networkidle" });
    expect(await axe(stranger)).toEqual([]);
    await stranger.context().close();
  });
});

test.each(pages)("%s fits a phone of 390 pixels", async (path) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(path);
  const sizes = await page.evaluate(() => [document.documentElement, document.querySelector("main")].map((element) => (element ? element.scrollWidth - element.clientWidth : -1)));
  expect(sizes).toEqual([0, 0]);
  expect(await axe(page)).toEqual([]);
});

test("no page threw an error", () => {
  expect(faults).toEqual([]);
});

/** What axe finds against WCAG 2.2 AA and its best practices, as readable lines. */
async function axe(on: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page: on }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.slice(0, 5).map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`));
}
