import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Temporal } from "@/lib/time";
import { addWeeks, dateAt, weekOf } from "@/ui/schedule/week";
import { axe, openStudio, overflow, signIn, type Studio } from "./open-studio";

let studio: Studio;
let page: Page;

// Rooms alone: axe takes its time for every bar.
const pages = ["/schedule?kind=room", "/resources?kind=room", "/projects", "/import", "/settings/api-keys"];
const open = (path: string) => studio.open(path);

beforeAll(async () => {
  studio = await openStudio();
  page = studio.page;
}, 300_000);

afterAll(() => studio?.close());

describe("a scheduler's first minutes", () => {
  // No booking of the demo studio lies so far ahead.
  const week = addWeeks(weekOf(dateAt(Temporal.Now.instant(), "UTC")), 40);
  const panel = () => page.getByRole("region", { name: "New booking" });
  const title = "Camera test, stage 4";

  test("who is not signed in is asked to, and then sees what they came for", async () => {
    await open("/schedule?kind=room");
    await signIn(page, studio.server.demo);
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
    await track.getByRole("button", { name: title }).waitFor(); // at once, before it is answered
    await panel().waitFor({ state: "detached" });
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

describe("in both themes", () => {
  test.each(pages)("%s has no accessibility fault that axe finds", async (path) => {
    await open(path);
    expect(await axe(page)).toEqual([]);
  });

  test("nor have the booking form and signing in", async () => {
    await open("/schedule?kind=room");
    await page.getByRole("button", { name: "Book", exact: true }).click();
    expect(await axe(page)).toEqual([]);

    const stranger = await studio.newPage();
    await stranger.goto(`${studio.server.url}/sign-in`, { waitUntil: "networkidle" });
    expect(await axe(stranger)).toEqual([]);
    await stranger.context().close();
  });
});

test.each(pages)("%s fits a phone of 390 pixels", async (path) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(path);
  expect(await overflow(page)).toEqual([0, 0]);
  expect(await axe(page)).toEqual([]);
});

test("no page threw an error", () => {
  expect(studio.faults).toEqual([]);
});
