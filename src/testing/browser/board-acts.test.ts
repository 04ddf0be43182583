import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { drag, placeOf, showBoard } from "./board-page";
import { axe, openStudio, type Studio } from "./open-studio";

let studio: Studio;
let page: Page;
let project: string;
let ada: string;
let ben: string;

// So far ahead that the demo has nothing booked: Tuesday 4 and 5 March 2081.
const DAY = "2081-03-04";
const BOARD = `/board?date=${DAY}&zoom=week&department=Acts`;
const at = (hour: number) => `${DAY}T${String(hour).padStart(2, "0")}:00:00Z`;
type Stored = { id: string; resourceId: string; projectId: string; start: string; end: string; status: string; title: string; version: number };

beforeAll(async () => {
  studio = await openStudio("/schedule");
  page = studio.page;
  const make = async (path: string, body: object) => (await studio.api<{ id: string }>("POST", path, body)).id;
  project = await make("/projects", { name: "Acts project", client: "Acts client", colour: "#2f6fde" });
  ada = await make("/resources", { kind: "artist", name: "Acts Ada", department: "Acts", timeZone: "America/Los_Angeles" });
  ben = await make("/resources", { kind: "artist", name: "Acts Ben", department: "Acts", timeZone: "Europe/Berlin" });
}, 300_000);

afterAll(() => studio?.close());

const grid = () => page.getByRole("grid", { name: "Board of bookings" });
const book = (resourceId: string, from: number, to: number, title: string, given = {}) => studio.api<Stored>("POST", "/bookings", { resourceId, projectId: project, title, start: at(from), end: at(to), override: "test", ...given });
const stored = (id: string) => studio.api<Stored>("GET", `/bookings/${id}`);
const of = async (resourceId: string) => (await studio.api<{ items: Stored[] }>("GET", `/bookings?resourceId=${resourceId}&from=2081-03-01T00:00:00Z&to=2081-03-10T00:00:00Z`)).items.map(({ title, start, end, status }) => [title, start.slice(8, 13), end.slice(8, 13), status]).toSorted();
const cancelAll = async () => {
  for (const resourceId of [ada, ben]) {
    const { items } = await studio.api<{ items: Stored[] }>("GET", `/bookings?resourceId=${resourceId}&from=2081-03-01T00:00:00Z&to=2081-03-10T00:00:00Z`);
    for (const { id, version } of items) await studio.api("PATCH", `/bookings/${id}`, { status: "cancelled" }, version);
  }
};

const show = (query = BOARD) => showBoard(page, studio.server.url + query);
const place = (name: string, iso: string) => placeOf(page, name, iso);

describe("by pointer", () => {
  test("with Control a booking is copied, and the menu splits it and cancels it", async () => {
    await book(ada, 8, 12, "Paint");
    await show();
    await drag(page, await place("Acts Ada", at(9)), await place("Acts Ben", at(11)), { key: "Control" });
    await expect.poll(() => of(ben)).toEqual([["Paint", "04T10", "04T14", "confirmed"]]);
    const middle = await place("Acts Ben", at(12));
    await page.waitForTimeout(500);
    await page.mouse.click(middle.x, middle.y, { button: "right" });
    await page.getByRole("menuitem", { name: "Split here" }).click();
    await expect.poll(() => of(ben)).toEqual([["Paint", "04T10", "04T12", "confirmed"], ["Paint", "04T12", "04T14", "confirmed"]]);
    await page.mouse.click(middle.x + 8, middle.y, { button: "right" });
    await page.getByRole("menuitem", { name: "Cancel booking" }).click();
    await expect.poll(() => of(ben)).toEqual([["Paint", "04T10", "04T12", "confirmed"]]);
  });

  test("what was done is undone and done again, also after a reload", async () => {
    const key = async (keys: string) => {
      await grid().focus();
      await page.keyboard.press(keys);
    };
    await key("Control+z");
    await expect.poll(async () => (await of(ben)).length).toBe(2);
    await show();
    await page.getByRole("button", { name: "Undo", exact: true }).first().click();
    await expect.poll(() => of(ben)).toEqual([["Paint", "04T10", "04T14", "confirmed"]]);
    await expect.poll(() => page.getByRole("button", { name: "Redo", exact: true }).isEnabled()).toBe(true);
    await key("Control+Shift+z");
    await expect.poll(async () => (await of(ben)).length).toBe(2);
    await cancelAll();
  });

  test("several are selected with a rectangle, moved together, and made holds", async () => {
    const [one, two] = [await book(ada, 8, 10, "One"), await book(ben, 9, 11, "Two")];
    await show();
    const [from, to] = [await place("Acts Ada", at(6)), await place("Acts Ben", at(12))];
    await drag(page, { x: from.x, y: from.y - 8 }, { x: to.x, y: to.y + 8 }, { key: "Shift" });
    await page.getByText("2 selected").first().waitFor();
    expect(await axe(page)).toEqual([]);
    await drag(page, await place("Acts Ada", at(9)), await place("Acts Ada", at(12)));
    await expect.poll(async () => [(await stored(one.id)).start, (await stored(two.id)).start]).toEqual([at(11), at(12)]);
    await page.getByRole("region", { name: "Selected bookings" }).getByRole("button", { name: "Make a hold" }).click();
    await expect.poll(async () => [(await stored(one.id)).status, (await stored(two.id)).status]).toEqual(["hold", "hold"]);
    await page.getByRole("button", { name: "Clear selection" }).click();
    await cancelAll();
  });

  test("two that are moved onto each other's place are refused together, and stay", async () => {
    const [one, two] = [await book(ada, 8, 10, "One"), await book(ben, 8, 10, "Two")];
    await book(ben, 13, 16, "In the way");
    await show();
    const [from, to] = [await place("Acts Ada", at(6)), await place("Acts Ben", at(11))];
    await drag(page, { x: from.x, y: from.y - 8 }, { x: to.x, y: to.y + 8 }, { key: "Shift" });
    await page.getByText("2 selected").first().waitFor();
    await drag(page, await place("Acts Ada", at(9)), await place("Acts Ada", at(15)));
    await page.getByRole("region", { name: "Could not be done" }).waitFor();
    expect([(await stored(one.id)).start, (await stored(two.id)).start]).toEqual([at(8), at(8)]);
    await cancelAll();
  });
});

test("by keyboard: copied and pasted, selected, split and cancelled, and all of it undone", async () => {
  await book(ada, 8, 12, "Keys");
  await show();
  await grid().focus();
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await press("Control+ArrowLeft", "Control+c");
  expect(await page.locator("#board-cell").textContent()).toContain("Acts Ada, Keys");
  await press("ArrowDown", "Control+v");
  await expect.poll(() => of(ben)).toEqual([["Keys", "04T08", "04T12", "confirmed"]]);
  await press("ArrowUp", " ");
  await expect.poll(() => page.locator("#board-cell").getAttribute("aria-selected")).toBe("true");
  await press("Escape", "ArrowRight", "ArrowRight", "x");
  await expect.poll(async () => (await of(ada)).length).toBe(2);
  await page.waitForTimeout(300);
  await press("Delete");
  await expect.poll(async () => (await of(ada)).length).toBe(1);
  for (const left of [2, 1]) {
    await page.waitForTimeout(300);
    await press("Control+z");
    await expect.poll(async () => (await of(ada)).length).toBe(left);
  }
  await press("Shift+F10");
  await page.getByRole("menu").waitFor();
  await press("Escape");
  await cancelAll();
});

describe("what is looked at", () => {
  test("stands in the address: filters, rows and load, for whoever opens it", async () => {
    await book(ada, 17, 21, "Load");
    await show();
    await page.getByRole("radio", { name: "Load" }).check({ force: true });
    await page.getByRole("button", { name: /^Filters/ }).click();
    await page.getByLabel("Status", { exact: true }).selectOption("hold");
    await expect.poll(() => page.url()).toMatch(/show=load.*status=hold|status=hold.*show=load/);
    expect(await axe(page)).toEqual([]);
    await show(`/board?rows=projects&q=acts&date=${DAY}`);
    await page.locator("[title^='Acts project']").waitFor();
    expect(await page.locator("[title^='Acts Ada']").count()).toBe(0);
  });

  test("who is free on some days, and nobody", async () => {
    await show(`${BOARD}&freeFrom=${DAY}&freeTo=${DAY}`);
    await page.locator("[title^='Acts Ben']").waitFor();
    await expect.poll(() => page.locator("[title^='Acts Ada']").count()).toBe(0);
    await page.getByRole("searchbox").fill("nobody at all");
    await page.getByText("No resource matches", { exact: false }).first().waitFor();
    await page.getByRole("button", { name: "Clear filters" }).last().click();
    await expect.poll(() => page.locator("[title^='Acts Ada']").count()).toBeLessThan(2);
  });

  test("the pointer is told what is there, and what time it is for whom it is elsewhere", async () => {
    await show();
    const there = await place("Acts Ada", at(18));
    await page.mouse.move(there.x, there.y);
    await page.getByText("Acts Ada (Los Angeles)", { exact: false }).waitFor();
    await page.getByText("Confirmed · Tue 4 Mar, 18:00 – 22:00", { exact: false }).waitFor();
  });

  test("on a phone: a day, and on request the board", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await show();
    await page.getByRole("button", { name: /Load/ }).waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByRole("button", { name: /Load/ }).click();
    await page.getByRole("region", { name: "Booking", exact: true }).waitFor();
    await page.getByRole("region", { name: "Booking", exact: true }).getByRole("button", { name: "Close" }).click();
    await page.getByRole("radio", { name: "Board" }).check({ force: true });
    await expect.poll(() => page.locator("canvas").count()).toBeGreaterThan(0);
    await page.setViewportSize({ width: 1440, height: 900 });
  });
});

test("no page threw an error", () => expect(studio.faults).toEqual([]));
