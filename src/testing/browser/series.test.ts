import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axe, openStudio, overflow, type Studio } from "./open-studio";

let studio: Studio;
let page: Page;
let made: string;

const open = (path: string) => studio.open(path);
const form = () => page.getByRole("form", { name: "Series" });
const checked = () => page.getByRole("region", { name: "What would be booked" });
const dates = () => page.getByRole("region", { name: "Dates" }).locator("tbody tr");
const row = (index: number) => dates().nth(index);

beforeAll(async () => {
  studio = await openStudio("/series");
  page = studio.page;
}, 300_000);

afterAll(() => studio?.close());

/** A Monday so far ahead that the demo has nothing booked. */
const MONDAY = "2080-03-04";

async function fillIn(title: string, count: string) {
  await open("/series/new");
  await form().getByRole("combobox", { name: "Resource" }).fill("suite");
  await form().getByRole("option", { name: /Suite 1/ }).click();
  await form().getByRole("combobox", { name: "Project" }).fill("neb");
  await form().getByRole("option", { name: /Nebula/ }).click();
  await form().getByLabel("Title").fill(title);
  await form().getByLabel("Begins on").fill(MONDAY);
  for (const day of ["Monday", "Wednesday"]) {
    const pick = form().getByRole("button", { name: day });
    if ((await pick.getAttribute("aria-pressed")) === "false") await pick.click();
  }
  for (const pick of await form().locator("button[aria-pressed=true]").all()) {
    if (!/Monday|Wednesday/.test((await pick.getAttribute("aria-label")) ?? "")) await pick.click();
  }
  await form().getByRole("spinbutton", { name: "Dates" }).fill(count);
}

describe("a series from its form to its end", () => {
  test("nothing is sent before it is complete", async () => {
    await open("/series");
    await page.getByRole("link", { name: "New series" }).click();
    await page.waitForURL("**/series/new");
    await form().getByRole("button", { name: "Check the dates" }).click();
    await page.getByText("Choose a resource").waitFor();
    expect(await checked().count()).toBe(0);
  });

  test("its dates are looked at, and then booked", async () => {
    await fillIn("Dailies", "6");
    await form().getByRole("button", { name: "Check the dates" }).click();
    await checked().getByText("All 6 dates are free").waitFor();
    expect(await checked().locator("tbody tr").count()).toBe(6);
    await checked().getByRole("button", { name: "Book 6 dates" }).click();
    await page.getByRole("heading", { name: "Dailies" }).waitFor();
    made = new URL(page.url()).pathname;
    expect(await dates().count()).toBe(6);
    expect(await dates().getByText("Booked").count()).toBe(6);
    await page.getByText("Every week on Mon, Wed · 6 dates").waitFor();
  });

  test("what is taken is told with who has it, and left out when asked", async () => {
    await fillIn("Review", "8");
    await form().getByRole("button", { name: "Check the dates" }).click();
    await checked().getByRole("alert").waitFor();
    expect(await checked().innerText()).toContain("6 dates are taken");
    expect(await checked().innerText()).toContain("Dailies");
    expect(await checked().getByRole("button", { name: /^Book/ }).count()).toBe(0);
    await form().getByLabel("When a date is taken").selectOption("skip");
    expect(await checked().count()).toBe(0);
    await form().getByRole("button", { name: "Check the dates" }).click();
    await checked().getByRole("button", { name: "Book 2 dates" }).click();
    await page.getByRole("heading", { name: "Review" }).waitFor();
    expect(await dates().getByText("Left out").count()).toBe(6);
  });

  test("one date is cancelled, and what was left out there can be booked", async () => {
    const review = new URL(page.url()).pathname;
    await open(made);
    await act(1, "Cancel this date");
    await row(1).getByText("Cancelled").waitFor();
    await open(review);
    await page.getByRole("button", { name: "Book 6 dates left out" }).click();
    await row(1).getByText("Booked", { exact: true }).waitFor();
    expect(await dates().getByText("Left out").count()).toBe(5);
  });

  test("a date and those that follow become a series of their own; what was cancelled stays so", async () => {
    await open(made);
    await act(3, "Change this and the following");
    const dialog = page.getByRole("dialog", { name: "Change the series" });
    await dialog.getByLabel("From").fill("19:00");
    await dialog.getByLabel("To", { exact: true }).fill("21:00");
    await dialog.getByRole("button", { name: "Check the change" }).click();
    await dialog.getByRole("region", { name: "What would change" }).waitFor();
    expect(await dialog.locator("tbody tr").count()).toBe(3);
    await dialog.getByRole("button", { name: "Change the series" }).click();
    await page.waitForURL((url) => url.pathname.startsWith("/series/") && url.pathname !== made);
    expect(await dates().count()).toBe(3);
    expect(await row(0).innerText()).toContain("19:00 – 21:00");
    await open(made);
    expect(await dates().count()).toBe(3);
    await row(1).getByText("Cancelled").waitFor();
  });

  test("all that is still to come is cancelled", async () => {
    await page.getByRole("button", { name: "Cancel all" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Cancel all" }).click();
    await row(2).getByText("Cancelled").waitFor();
    expect(await dates().getByText("Cancelled").count()).toBe(3);
  });

  async function act(index: number, action: string) {
    await row(index).getByRole("button", { name: /^Actions for/ }).click();
    await page.getByRole("menuitem", { name: action, exact: true }).click();
  }
});

const pages = () => ["/series", "/series/new", made];

describe("in both themes", () => {
  test("no page has an accessibility fault that axe finds, nor have the look ahead and the dialog", async () => {
    await page.setViewportSize({ width: 1440, height: 900 });
    for (const path of pages()) {
      await open(path);
      expect([path, await axe(page)]).toEqual([path, []]);
    }
    await page.getByRole("button", { name: "Change all" }).click();
    expect(await axe(page)).toEqual([]);
    await fillIn("Another", "8");
    await form().getByLabel("When a date is taken").selectOption("substitute");
    await form().getByRole("button", { name: "Check the dates" }).click();
    expect(await axe(page)).toEqual([]);
    await form().getByLabel("When a date is taken").selectOption("hold");
    await form().getByRole("button", { name: "Check the dates" }).click();
    await checked().locator("tbody tr").first().waitFor();
    expect(await axe(page)).toEqual([]);
  });
});

test("they fit a phone of 390 pixels", async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of pages()) {
    await open(path);
    expect([path, await overflow(page)]).toEqual([path, [0, 0]]);
    expect([path, await axe(page)]).toEqual([path, []]);
  }
});

test("no page threw an error", () => {
  expect(studio.faults).toEqual([]);
});
