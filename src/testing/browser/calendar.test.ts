import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axe, openStudio, overflow, type Studio } from "./open-studio";

let studio: Studio;
let page: Page;

const SETTINGS = "/settings/working-time";
const NAME = "Berlin colour";
const open = (path: string) => studio.open(path);
const dialog = () => page.getByRole("dialog");
const card = (name: string) => page.getByRole("listitem").filter({ has: page.getByRole("heading", { name }) });

beforeAll(async () => {
  studio = await openStudio("/settings/working-time");
  page = studio.page;
}, 300_000);

afterAll(() => studio?.close());

describe("working time", () => {
  test("the owner says when the booking day begins", async () => {
    await page.getByLabel("Booking day begins").fill("5");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Settings saved", { exact: true }).waitFor();
    await open(SETTINGS);
    expect(await page.getByLabel("Booking day begins").inputValue()).toBe("05:00");
  });

  test("a calendar is made from hours, a country and its region", async () => {
    await page.getByRole("button", { name: "Add calendar" }).first().click();
    await dialog().getByLabel("Name", { exact: true }).fill(NAME);
    await dialog().getByLabel("Monday, from").fill("8");
    await dialog().getByRole("button", { name: "Monday’s hours on all weekdays" }).click();
    await dialog().getByRole("button", { name: "Add hours on Saturday" }).click();
    await dialog().getByLabel("Saturday, to").fill("14");
    await dialog().getByLabel("Public holidays of").selectOption({ label: "Germany" });
    await dialog().getByLabel("Region").selectOption({ label: "Berlin" });
    await dialog().getByRole("checkbox", { name: "Default calendar" }).check();
    await dialog().getByRole("button", { name: "Add calendar" }).click();
    await card(NAME).waitFor();
    const said = await card(NAME).innerText();
    expect(said).toContain("Mon – Fri 08:00 – 18:00; Sat 09:00 – 14:00");
    expect(said).toContain("Holidays of Berlin (Germany)");
    expect(said).toContain("Default");
  });

  test("hours that overlap are pointed out where they are", async () => {
    await page.getByRole("button", { name: `Edit ${NAME}` }).click();
    await dialog().getByRole("button", { name: "Add hours on Monday" }).click();
    await dialog().getByRole("button", { name: "Save" }).click();
    await dialog().getByText("overlaps other hours of the week").waitFor();
    expect(await dialog().getByLabel("Monday, from (2)").getAttribute("aria-invalid")).toBe("true");
    await page.keyboard.press("Escape");
  });

  test("a month shows the holidays, and a date can be closed and opened again", async () => {
    await page.getByRole("link", { name: `Days of ${NAME}` }).click();
    await page.waitForURL(/working-time\/[0-9a-f-]{36}$/);
    await open(`${new URL(page.url()).pathname}?month=2026-12`);
    await page.getByRole("button", { name: "Fri 25 Dec, Closed, Christmas Day" }).waitFor();
    await page.getByRole("button", { name: "Thu 24 Dec, 08:00 – 18:00" }).click();
    await dialog().getByLabel("This date").selectOption({ label: "Closed" });
    await dialog().getByLabel("Note").fill("Christmas Eve");
    await dialog().getByRole("button", { name: "Save" }).click();
    await page.getByRole("button", { name: "Thu 24 Dec, Closed, Christmas Eve" }).click();
    await dialog().getByLabel("This date").selectOption({ label: "As the week and holidays say" });
    await dialog().getByRole("button", { name: "Save" }).click();
    await page.getByRole("button", { name: "Thu 24 Dec, 08:00 – 18:00" }).waitFor();
    await page.getByRole("button", { name: "Next month" }).click();
    await page.getByRole("button", { name: "Fri 1 Jan, Closed, New Year's Day" }).waitFor();
  });

  test("a resource is given the calendar, which then cannot be removed", async () => {
    await open("/resources?q=Ada");
    const edit = page.getByRole("button", { name: /^Edit Ada/ }).first();
    await edit.click();
    await dialog().getByLabel("Work calendar").selectOption({ label: NAME });
    await dialog().getByRole("button", { name: "Save" }).click();
    await dialog().waitFor({ state: "detached" });
    await edit.click();
    await page.waitForFunction(() => document.querySelector<HTMLSelectElement>("select[name=calendarId]")?.selectedOptions[0]?.label === "Berlin colour");
    await open(SETTINGS);
    await page.getByRole("button", { name: `Remove ${NAME}` }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
    await page.getByText(/cannot be removed: One resource works by it/).first().waitFor();
    await card(NAME).waitFor();
  });
});

describe("time off", () => {
  const when = "Mon 1 Nov – Wed 3 Nov 2027";

  test("leave is asked for, approved and withdrawn", async () => {
    await open("/time-off?from=2027-11-01");
    await page.getByRole("button", { name: "Enter time off" }).first().click();
    await dialog().getByRole("combobox", { name: "Resource" }).fill("Ada");
    await dialog().getByRole("option", { name: /^Ada/ }).first().click();
    await dialog().getByLabel("First day").fill("2027-11-01");
    await dialog().getByLabel("Last day").fill("2027-11-03");
    await dialog().getByLabel("Needs approval").check();
    await dialog().getByRole("button", { name: "Enter time off" }).click();
    const entry = page.getByRole("listitem").filter({ hasText: when });
    await entry.getByText("Requested").waitFor();
    await entry.getByRole("button", { name: /^Approve: Ada/ }).click();
    await entry.getByText("Approved").waitFor();
    await entry.getByRole("button", { name: /^Withdraw: Ada/ }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Withdraw" }).click();
    await entry.getByText("Withdrawn").waitFor();
  });

  test("a filter that matches nothing can be taken away", async () => {
    await open("/time-off?from=2190-01-01&kind=blackout");
    await page.getByText("Nothing matches").waitFor();
    await page.getByRole("button", { name: "Clear filters" }).click();
    await page.waitForURL(`${studio.server.url}/time-off`);
  });
});

const pages = [SETTINGS, "/time-off?from=2020-01-01"];

describe.each([1440, 390])("in both themes at %i pixels", (width) => {
  beforeAll(() => page.setViewportSize({ width, height: 860 }));

  test.each(pages)("%s fits, without a fault that axe finds", async (path) => {
    await open(path);
    expect(await overflow(page)).toEqual([0, 0]);
    expect(await axe(page)).toEqual([]);
  });

  test("so do the forms and the month", async () => {
    await open(SETTINGS);
    await page.getByRole("button", { name: `Edit ${NAME}` }).click();
    await dialog().getByRole("button", { name: "Add shift" }).click();
    expect(await dialog().evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: `Days of ${NAME}` }).click();
    await page.getByRole("table").waitFor();
    expect(await overflow(page)).toEqual([0, 0]);
    expect(await axe(page)).toEqual([]);
    await open("/time-off");
    await page.getByRole("button", { name: "Enter time off" }).first().click();
    await dialog().getByLabel("Whole days").uncheck();
    expect(await axe(page)).toEqual([]);
  });
});

test("no page threw an error", () => {
  expect(studio.faults).toEqual([]);
});

