import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Temporal } from "@/lib/time";
import { formatPlainDay } from "@/ui/format";
import { addWeeks, dateAt, daysOfWeek, weekOf } from "@/ui/schedule/week";
import { axe, openStudio, overflow, type Studio } from "./open-studio";

let studio: Studio;
let page: Page;
let ana: string;
let pool: string;

// No booking of the demo studio lies so far ahead.
const week = addWeeks(weekOf(dateAt(Temporal.Now.instant(), "UTC")), 40);
const board = `/schedule?week=${week}&q=Days`;
/** A date so many days after the Monday of the week shown. */
const on = (days: number) => Temporal.PlainDate.from(daysOfWeek(week, "UTC")[0]?.date ?? "").add({ days }).toString();
const said = (days: number) => formatPlainDay(on(days));
const open = (path: string) => studio.open(path);
const form = () => page.getByRole("region", { name: "New booking" });
const panel = () => page.getByRole("region", { name: "Booking", exact: true });
const bar = (title: string) => page.locator("[data-track]").getByRole("button", { name: title });

beforeAll(async () => {
  studio = await openStudio("/schedule");
  page = studio.page;

  ana = await call("POST", "/resources", { kind: "artist", name: "Ana Days", timeZone: "Europe/Berlin", hourlyRate: { amount: 5_000, currency: "EUR" } });
  pool = await call("POST", "/resources", { kind: "equipment", name: "Days Lamp", capacity: 4 });
  const weekHours = [1, 2, 3, 4, 5].map((day) => ({ day, start: "09:00", end: "17:00" }));
  const calendar = await call("POST", "/calendars", { name: "Eight hours", timeZone: "Europe/Berlin", week: weekHours, shifts: [{ name: "Night", start: "22:00", end: "06:00" }] });
  await call("PUT", `/calendars/${calendar}/days/${on(9)}`, { hours: [] });
  await call("PUT", `/resources/${ana}/calendar`, { calendarId: calendar });
  await call("POST", "/availability", { resourceId: ana, kind: "leave", from: on(16), to: on(17) });
}, 300_000);

afterAll(() => studio?.close());

/** @returns the id in the answer */
const call = async (method: string, path: string, body: object) => (await studio.api<{ id?: string }>(method, path, body)).id ?? "";

async function show(title: string) {
  await bar(title).click();
  await panel().getByRole("heading", { name: "Days" }).waitFor();
}

describe("a booking in days", () => {
  test("says what it will take while it is entered: nights, weekends and closed days are free", async () => {
    await open(board);
    await page.getByRole("button", { name: "Book Ana Days" }).click();
    await form().getByRole("combobox", { name: "Project" }).fill("neb");
    await form().getByRole("listbox").getByRole("option", { name: /Nebula/ }).click();
    // The radio buttons are chosen by keyboard.
    await form().getByRole("radio", { name: "Hours" }).focus();
    await page.keyboard.press("ArrowRight");
    await form().getByLabel("First day").fill(on(0));
    await form().getByLabel("Last day").fill(on(11));
    await form().getByText("9 days, 72 h, nights free").waitFor();
    await form().getByText(/^Left out: 2 weekend days, .*\(closed\)$/).waitFor();
    await form().getByLabel("Weekends too").check();
    await form().getByText("11 days, 90 h, nights free").waitFor();
    await form().getByLabel("Weekends too").uncheck();
  });

  test("knows the shifts of the calendar", async () => {
    await form().getByLabel("Hours of each day").selectOption("A shift");
    await form().getByLabel("Shift", { exact: true }).selectOption("Night, 22:00 – 06:00");
    await form().getByText("9 days, 72 h", { exact: true }).waitFor();
    await form().getByLabel("Hours of each day").selectOption("Working hours of the resource");
  });

  test("is one bar, and takes and costs what was said", async () => {
    await form().getByLabel("Title").fill("Long comp");
    await form().getByRole("button", { name: "Book", exact: true }).click();
    await bar("Long comp").waitFor();
    expect(await page.locator("[data-track] [data-booking]").count()).toBe(1);
    await show("Long comp");
    await panel().getByText("9 days, 72 h of work").waitFor();
    await panel().getByText("€3,600").waitFor();
    expect(await panel().getByRole("button", { name: /^Edit \w{3} \d/ }).count()).toBe(9);
  });

  test("booked by the hour over nights, it says so and is turned into days by one click", async () => {
    await page.getByRole("button", { name: "Book Ana Days" }).click();
    await form().getByRole("radio", { name: "Hours" }).check();
    await form().getByLabel("Start", { exact: true }).fill(on(28));
    await form().getByLabel("End", { exact: true }).fill(on(32));
    await form().getByText("4 nights are in it, and count as booked.").waitFor();
    await form().getByRole("button", { name: "Book it in days" }).click();
    await form().getByText("5 days, 40 h, nights free").waitFor();
    await form().getByRole("button", { name: "Close" }).click();
  });

  test("one day alone gets other hours, and gets them back by undoing that", async () => {
    await show("Long comp");
    await panel().getByRole("button", { name: `Edit ${said(2)}` }).click();
    await panel().getByLabel("End 1").fill("12");
    await panel().getByRole("button", { name: "Save this day" }).click();
    await panel().getByText("9 days, 67 h of work").waitFor();
    await panel().getByText("edited", { exact: true }).waitFor();

    await panel().getByText("History", { exact: true }).click();
    await panel().getByText(`Days: ${said(2)} 09:00 – 12:00`).waitFor();
    await panel().getByRole("button", { name: /^Undo: Changed/ }).click();
    await panel().getByText("9 days, 72 h of work").waitFor();
    expect(await panel().getByText("edited", { exact: true }).count()).toBe(0);
  });

  test("a day is left out, and one that is not listed is taken in", async () => {
    await panel().getByRole("button", { name: `Edit ${said(1)}` }).click();
    await panel().getByRole("button", { name: "Not on this day" }).click();
    await panel().getByText("not booked").waitFor();
    await panel().getByLabel("Edit another day").fill(on(5));
    await panel().getByLabel("Start 1").fill("10");
    await panel().getByLabel("End 1").fill("14");
    await panel().getByRole("button", { name: "Save this day" }).click();
    await panel().getByRole("button", { name: `Edit ${said(5)}` }).waitFor();
    await panel().getByText("9 days, 68 h of work").waitFor();
  });

  test("moves as one thing; over leave only with a reason, which is kept", async () => {
    await panel().getByText("Move or stretch").click();
    await panel().getByLabel("Move all of it to").fill(on(7));
    await panel().getByRole("button", { name: "Move", exact: true }).click();
    const refusal = panel().getByRole("alert");
    await refusal.waitFor();
    expect(await refusal.innerText()).toContain("Ana Days is away");
    expect(await refusal.innerText()).toContain("Leave");
    expect(await axe(page)).toEqual([]);

    await refusal.getByRole("button", { name: "Book anyway…" }).click();
    await refusal.getByRole("button", { name: "Book anyway", exact: true }).click();
    await refusal.getByText("Say why").waitFor();
    await refusal.getByLabel("Reason").fill("Agreed with Ana");
    await page.keyboard.press("Enter");
    await refusal.waitFor({ state: "detached" });
    await panel().getByText("Agreed with Ana").first().waitFor();
    // Edited days went along.
    await panel().getByRole("button", { name: `Edit ${said(12)}` }).waitFor();
    await bar("Long comp").waitFor({ state: "detached" });

    await page.getByRole("listitem").filter({ hasText: "Moved to" }).getByRole("button", { name: "Undo" }).click();
    await bar("Long comp").waitFor();
  });

  test("is refused where somebody else is booked, with another time for all of it", async () => {
    await page.getByRole("button", { name: "Book Ana Days" }).click();
    await form().getByRole("combobox", { name: "Project" }).fill("winter");
    await form().getByRole("listbox").getByRole("option", { name: /Winterlied/ }).click();
    await form().getByRole("radio", { name: "Days" }).check();
    await form().getByLabel("First day").fill(on(0));
    await form().getByLabel("Last day").fill(on(3));
    await form().getByRole("button", { name: "Book", exact: true }).click();
    const refusal = form().getByRole("alert");
    await refusal.waitFor();
    expect(await refusal.innerText()).toContain("Long comp");
    await form().getByRole("region", { name: "Free instead" }).getByRole("button").first().click();
    expect(await form().getByLabel("First day").inputValue() > on(9)).toBe(true);
    await form().getByText("4 days, 32 h, nights free").waitFor();
  });
});

describe("the capacity of a resource", () => {
  const dialog = () => page.getByRole("dialog");

  test("becomes more from a day on, and what is planned is listed", async () => {
    await open("/resources?q=Days");
    await page.getByRole("button", { name: "Edit Days Lamp" }).click();
    await dialog().getByLabel("New capacity").fill("6");
    await dialog().getByLabel("From").fill(on(0));
    await dialog().getByRole("button", { name: "Change capacity" }).click();
    await dialog().getByText(`From ${said(0)} ${on(0).slice(0, 4)}`).waitFor();
    // Its version went up with that, and the form knows.
    await dialog().getByLabel("Department").fill("Lights");
    await dialog().getByRole("button", { name: "Save", exact: true }).click();
    await dialog().waitFor({ state: "detached" });
  });

  test("is not made less than what is booked, and the bookings in the way are shown", async () => {
    const project = await call("POST", "/projects", { name: "Days project" });
    await call("POST", "/bookings", { resourceId: pool, projectId: project, title: "Big scene", allocation: 5, days: { from: on(1), to: on(2) } });
    await page.getByRole("button", { name: "Edit Days Lamp" }).click();
    await dialog().getByLabel("New capacity").fill("3");
    await dialog().getByLabel("From").fill(on(0));
    await dialog().getByRole("button", { name: "Change capacity" }).click();
    const refusal = dialog().getByRole("alert");
    await refusal.getByRole("link", { name: /Big scene/ }).waitFor();
    expect(await axe(page)).toEqual([]);
    await refusal.getByRole("link", { name: /Big scene/ }).click();
    await page.waitForURL(`**/schedule?week=${week}&focus=*`);
  });
});

describe("in both themes", () => {
  test.each([[1440, 900], [390, 844]])("at %i pixels neither form nor details have a fault that axe finds, or more than fits", async (width, height) => {
    await page.setViewportSize({ width, height });
    await open(`${board}&focus=`);
    await page.getByRole("button", { name: "Book", exact: true }).click();
    await form().getByRole("radio", { name: "Days" }).check();
    expect(await axe(page)).toEqual([]);
    expect(await overflow(page)).toEqual([0, 0]);
    await form().getByRole("button", { name: "Close" }).click();

    await page.locator("[data-booking]:visible").first().click();
    for (const more of ["Move or stretch", "History"]) await panel().getByText(more, { exact: true }).click();
    await panel().getByRole("button", { name: `Edit ${said(0)}` }).click();
    await panel().getByRole("button", { name: /^Undo: Changed/ }).first().waitFor();
    expect(await axe(page)).toEqual([]);
    expect(await overflow(page)).toEqual([0, 0]);
  });
});

test("no page threw an error", () => {
  expect(studio.faults).toEqual([]);
});

