import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { drag, placeOf, showBoard } from "./board-page";
import { axe, openStudio, overflow, type Studio } from "./open-studio";

let studio: Studio;
let page: Page;
let project: string;
let ada: string;
let ben: string;

// So far ahead that the demo has nothing booked: Monday 4 March 2080.
const DAY = "2080-03-04";
const BOARD = `/board?date=${DAY}&zoom=week`;
const at = (hour: number) => `${DAY}T${String(hour).padStart(2, "0")}:00:00Z`;
type Stored = { id: string; resourceId: string; start: string; end: string; status: string; title: string; version: number };

beforeAll(async () => {
  studio = await openStudio("/schedule");
  page = studio.page;
  const make = async (path: string, body: object) => (await studio.api<{ id: string }>("POST", path, body)).id;
  project = await make("/projects", { name: "Board project", colour: "#2f6fde" });
  ada = await make("/resources", { kind: "artist", name: "Board Ada", department: "AAA first", timeZone: "Europe/Berlin" });
  ben = await make("/resources", { kind: "artist", name: "Board Ben", department: "AAA first", timeZone: "Europe/Berlin" });
}, 300_000);

afterAll(() => studio?.close());

const grid = () => page.getByRole("grid", { name: "Board of bookings" });
const panel = () => page.getByRole("region", { name: "Booking", exact: true });
const book = (resourceId: string, from: number, to: number, title: string) => studio.api<Stored>("POST", "/bookings", { resourceId, projectId: project, title, start: at(from), end: at(to), override: "test" });
const stored = (id: string) => studio.api<Stored>("GET", `/bookings/${id}`);
const cell = () => page.locator("#board-cell");

const show = (query = BOARD) => showBoard(page, studio.server.url + query);
const place = (name: string, iso: string) => placeOf(page, name, iso);

describe("by pointer", () => {
  test("a stretch that is drawn fills the form, and is booked", async () => {
    await show();
    const from = await place("Board Ada", at(8));
    const to = await place("Board Ada", at(12));
    await drag(page, { ...from, x: from.x + 3 }, to);
    const form = page.getByRole("region", { name: "New booking" });
    expect([await form.getByLabel("Start time").inputValue(), await form.getByLabel("End time").inputValue()]).toEqual(["09:00", "13:00"]);
    await form.getByRole("combobox", { name: "Project" }).fill("board");
    await form.getByRole("listbox").getByRole("option", { name: /Board project/ }).click();
    await form.getByLabel("Title").fill("Drawn");
    await form.getByRole("button", { name: "Book", exact: true }).click();
    await form.waitFor({ state: "detached" });
    const { items } = await studio.api<{ items: Stored[] }>("GET", `/bookings?resourceId=${ada}&from=${at(0)}&to=${at(23)}`);
    expect(items).toMatchObject([{ title: "Drawn", start: at(8), end: at(12) }]);
  });

  test("a booking is moved to another row and time, stretched, and put back by undoing", async () => {
    const { items } = await studio.api<{ items: Stored[] }>("GET", `/bookings?resourceId=${ada}&from=${at(0)}&to=${at(23)}`);
    const id = items[0]?.id ?? "";
    await drag(page, await place("Board Ada", at(10)), await place("Board Ben", at(12)));
    await expect.poll(async () => stored(id)).toMatchObject({ resourceId: ben, start: at(10), end: at(14) });
    const end = await place("Board Ben", at(14));
    await drag(page, { ...end, x: end.x - 3 }, await place("Board Ben", at(16)));
    await expect.poll(async () => (await stored(id)).end).toBe(at(16));
    await page.getByRole("button", { name: "Undo" }).last().click();
    await expect.poll(async () => (await stored(id)).end).toBe(at(14));
  });

  test("where somebody else is booked it goes back, and the panel says who and what would work", async () => {
    const { id } = await book(ada, 6, 9, "In the way");
    await page.waitForTimeout(300);
    await drag(page, await place("Board Ada", at(7)), await place("Board Ben", at(12)));
    const refused = page.getByRole("region", { name: "Could not be done" });
    await refused.getByText("Board project · Drawn").first().waitFor();
    expect(await stored(id)).toMatchObject({ resourceId: ada, start: at(6) });
    expect(await axe(page)).toEqual([]);
    await refused.getByRole("button", { name: "Close" }).click();
  });

  test("a click opens the booking", async () => {
    const there = await place("Board Ada", at(7));
    await page.mouse.click(there.x, there.y);
    await panel().getByText("In the way").first().waitFor();
    await panel().getByRole("button", { name: "Close" }).click();
  });
});

describe("by keyboard alone", () => {
  test("the cursor says where it is, and goes from booking to booking", async () => {
    await show();
    await grid().focus();
    await page.keyboard.press("ArrowUp");
    expect(await cell().textContent()).toContain("AAA first, 2");
    await page.keyboard.press("ArrowDown");
    expect(await cell().textContent()).toContain("Board Ada");
    await page.keyboard.press("Control+ArrowLeft");
    expect(await cell().textContent()).toBe("Board Ada, In the way, Board project, Confirmed, Mon 4 Mar, 07:00 – 10:00");
  });

  test("a booking is moved and stretched, and given up on", async () => {
    const { items } = await studio.api<{ items: Stored[] }>("GET", `/bookings?resourceId=${ada}&from=${at(0)}&to=${at(23)}`);
    const id = items[0]?.id ?? "";
    for (const key of ["m", "ArrowLeft", "ArrowLeft", "Enter"]) await page.keyboard.press(key);
    await expect.poll(async () => stored(id)).toMatchObject({ start: at(4), end: at(7) });
    for (const key of ["s", "ArrowRight", "Escape"]) await page.keyboard.press(key);
    await page.waitForTimeout(200);
    expect((await stored(id)).end).toBe(at(7));
  });

  test("Enter opens what is there, and books where nothing is", async () => {
    await page.keyboard.press("Enter");
    await panel().getByRole("button", { name: "Close" }).click();
    await grid().focus();
    for (const key of ["PageDown", "PageUp", "ArrowDown", "Enter"]) await page.keyboard.press(key);
    await page.getByRole("region", { name: "New booking" }).waitFor();
    await page.getByRole("region", { name: "New booking" }).getByRole("button", { name: "Close" }).click();
  });
});

test("what others change is there at once, in place", async () => {
  await show();
  await book(ben, 18, 20, "From elsewhere");
  await grid().focus();
  const there = await place("Board Ben", at(19));
  await expect.poll(async () => {
    await page.mouse.click(there.x, there.y);
    return panel().getByText("From elsewhere").count();
  }, { timeout: 10_000, interval: 500 }).toBeGreaterThan(0);
});

describe("at every zoom", () => {
  test.each(["hours", "day", "week", "month", "quarter"])("%s: it is drawn, fits, and has no fault that axe finds", async (zoom) => {
    await show(`/board?date=${DAY}&zoom=${zoom}`);
    await expect.poll(() => page.locator("canvas").count()).toBeGreaterThan(1);
    expect(await overflow(page)).toEqual([0, 0]);
    if (zoom === "week" || zoom === "quarter") expect(await axe(page)).toEqual([]);
  });
});

test("on a phone it fits, without a fault that axe finds", async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await show();
  expect(await overflow(page)).toEqual([0, 0]);
  expect(await axe(page)).toEqual([]);
  await page.setViewportSize({ width: 1440, height: 900 });
});

test("no page threw an error", () => {
  expect(studio.faults).toEqual([]);
});
