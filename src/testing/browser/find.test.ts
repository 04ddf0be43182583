import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Temporal } from "@/lib/time";
import { addWeeks, dateAt, daysOfWeek, weekOf } from "@/ui/schedule/week";
import { axe, expectFine, openStudio, type Studio } from "./open-studio";

// Who is free is found and booked; somebody is booked, falls ill, and is replaced by whoever is free.
let studio: Studio;
let page: Page;
let ana: string;
let ben: string;
let glass: string;

// No booking of the demo studio lies so far ahead.
const week = addWeeks(weekOf(dateAt(Temporal.Now.instant(), "UTC")), 40);
const on = (days: number) => Temporal.PlainDate.from(daysOfWeek(week, "UTC")[0]?.date ?? "").add({ days }).toString();
const [MONDAY, FRIDAY] = [on(0), on(4)];

beforeAll(async () => {
  studio = await openStudio("/find");
  page = studio.page;
  const artist = (name: string) => studio.api<{ id: string }>("POST", "/resources", { kind: "artist", name, department: "Roto hall", timeZone: "UTC", skills: [{ name: "Silhouette", level: 3 }] });
  ana = (await artist("Ana Roto")).id;
  ben = (await artist("Ben Roto")).id;
  glass = (await studio.api<{ id: string }>("POST", "/projects", { name: "Glass" })).id;
  for (const day of [0, 1]) await studio.api("POST", "/bookings", { resourceId: ana, projectId: glass, title: `Shot ${day}`, start: `${on(day)}T09:00:00Z`, end: `${on(day)}T17:00:00Z` });
}, 300_000);
afterAll(() => studio?.close());

/** Asks who knows Silhouette in the week; the demo has nobody else who does. */
async function search(hours: string, how = "Hours in all") {
  await studio.open("/find");
  await page.getByLabel("First day").fill(MONDAY);
  await page.getByLabel("Last day").fill(FRIDAY);
  await page.getByLabel("Needed").selectOption(how);
  await page.getByLabel("How many hours").fill(hours);
  await page.getByRole("combobox", { name: "Skills" }).fill("silhouette 3");
  await page.getByRole("option", { name: /^Silhouette 3/ }).click();
  await page.getByRole("button", { name: "Find", exact: true }).click();
  await able().waitFor();
}
const able = () => page.getByRole("region", { name: "Who can", exact: true });
const panel = (name: string) => page.getByRole("region", { name, exact: true });
const freeOf = (name: string) => able().getByRole("listbox", { name: new RegExp(`^Free time of ${name}`) });
const chooseProject = async (inside: Locator) => {
  await inside.getByRole("combobox", { name: "Project" }).fill("Glass");
  await page.getByRole("option", { name: /Glass/ }).click();
};

test("who can do it is ranked, with how much, and why the others cannot", async () => {
  await search("40");
  expect(await able().innerText()).toMatch(/Ben Roto[^]*All of it[^]*Ana Roto[^]*%/);
  await page.getByText("1 can do all of it, 1 a part, 0 cannot.").waitFor();
  // The list scrolls, and nothing around it.
  expect(await page.locator("main").evaluate((main) => main.scrollHeight - main.clientHeight)).toBe(0);
  expect(new URL(page.url()).searchParams.get("skills")).toBe("Silhouette 3");
  await page.reload();
  await page.getByRole("list", { name: "Skills" }).getByText("Silhouette 3").waitFor();
  await page.getByRole("button", { name: "Next 4 weeks" }).click();
  expect(await page.getByRole("button", { name: "Next 4 weeks" }).getAttribute("aria-pressed")).toBe("true");
  await page.getByLabel("First day").fill(MONDAY);
  expect(await page.getByRole("button", { name: "Next 4 weeks" }).getAttribute("aria-pressed")).toBe("false");
  await expectFine(page);
});

test("the strip says what each stretch is, also by keyboard, and a stretch is booked by it", async () => {
  await search("8");
  await freeOf("Ana Roto").focus();
  await page.keyboard.press("End");
  await able().getByText(/^Free Fri .* · 9 hours$/).waitFor();
  expect(await freeOf("Ana Roto").evaluate((list) => document.getElementById(list.getAttribute("aria-activedescendant") ?? "")?.ariaLabel)).toMatch(/^Free Fri/);
  await page.keyboard.press("Enter");
  expect(await panel("Book Ana Roto").getByLabel("Start", { exact: true }).inputValue()).toBe(FRIDAY);
  await page.keyboard.press("Escape");
  expect(await panel("Book Ana Roto").count()).toBe(0);
});

test("one is booked beside the list; it leaves the free time, and comes back when that is undone", async () => {
  await search("22");
  const before = await freeOf("Ben Roto").getByRole("option").count();
  await page.getByRole("button", { name: "Hold Ben Roto" }).click();
  await panel("Hold Ben Roto").getByRole("button", { name: "Hold", exact: true }).click();
  await panel("Hold Ben Roto").getByText("Choose a project").waitFor();
  expect(await axe(page)).toEqual([]);
  await page.getByRole("button", { name: "Book Ben Roto" }).click();
  await chooseProject(panel("Book Ben Roto"));
  await panel("Book Ben Roto").getByRole("button", { name: "Book", exact: true }).click();
  await page.getByText("Ben Roto is booked").first().waitFor();
  // Two days of nine hours are gone, and four hours of the third.
  await expect.poll(() => freeOf("Ben Roto").getByRole("option").count()).toBe(before - 2);
  expect(await freeOf("Ben Roto").getByRole("option").first().getAttribute("aria-label")).toMatch(/^Free Wed .* · 5 hours$/);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => freeOf("Ben Roto").getByRole("option").count()).toBe(before);
});

test("several are held together, at a time that all of them have, and that is undone as one", async () => {
  await search("4", "Hours at a stretch");
  for (const name of ["Ana Roto", "Ben Roto"]) await page.getByLabel(`Choose ${name}`).check();
  await page.getByRole("button", { name: "Hold 2 together" }).click();
  // Ana is booked on Monday and Tuesday until 17:00.
  expect(await panel("Together").getByLabel("Start", { exact: true }).inputValue()).toBe(on(2));
  await chooseProject(panel("Together"));
  await panel("Together").getByLabel(/^Ends by itself/).fill(on(1));
  await panel("Together").getByRole("button", { name: "Hold 2 together" }).click();
  await page.getByText("2 are on hold together").first().waitFor();
  const { items } = await studio.api<{ items: { status: string; expiresAt: string | null }[] }>("GET", `/bookings?resourceId=${ben}&from=${on(2)}T00:00:00Z&to=${on(3)}T00:00:00Z`);
  expect(items).toMatchObject([{ status: "hold", expiresAt: expect.stringContaining(on(1)) }]);
  await expect.poll(() => able().getByText(/4 hours of it on hold/).count()).toBe(2);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => able().getByText(/of it on hold/).count()).toBe(0);
});

test("who was booked by somebody else meanwhile is named, and the rest goes on without", async () => {
  await search("4", "Hours at a stretch");
  for (const name of ["Ana Roto", "Ben Roto"]) await page.getByLabel(`Choose ${name}`).check();
  await page.getByRole("button", { name: "Book 2 together" }).click();
  await chooseProject(panel("Together"));
  const clash = await studio.api<{ id: string; version: number }>("POST", "/bookings", { resourceId: ben, projectId: glass, title: "Faster", start: `${on(2)}T10:00:00Z`, end: `${on(2)}T11:00:00Z` });
  await panel("Together").getByRole("button", { name: "Book 2 together" }).click();
  const refusal = page.getByRole("alert").filter({ hasText: "Ben Roto cannot" });
  await refusal.getByText(/Glass · Faster/).waitFor();
  expect(await axe(page)).toEqual([]);
  const link = await page.getByRole("link", { name: "All that a bundle can say" }).getAttribute("href");
  await refusal.getByRole("button", { name: "Go on without Ben Roto" }).click();
  await page.getByRole("button", { name: "Close" }).last().click();
  await page.getByRole("button", { name: "Book Ben Roto" }).click();
  await chooseProject(panel("Book Ben Roto"));
  await panel("Book Ben Roto").getByLabel("Start", { exact: true }).fill(on(2));
  await panel("Book Ben Roto").getByLabel("End", { exact: true }).fill(on(2));
  await panel("Book Ben Roto").getByRole("button", { name: "Book", exact: true }).click();
  await page.getByRole("alert").filter({ hasText: "Ben Roto is taken" }).getByText(/Faster/).waitFor();
  await studio.api("PATCH", `/bookings/${clash.id}`, { status: "cancelled" }, clash.version);
  await studio.open(link ?? "");
  await page.getByRole("group", { name: "Need 2", exact: true }).getByRole("combobox", { name: "Resource" }).waitFor();
  expect(await page.getByRole("group", { name: "Need 2", exact: true }).getByRole("combobox", { name: "Resource" }).inputValue()).toBe("Ben Roto");
  expect(await page.getByRole("form", { name: "Bundle" }).getByRole("combobox", { name: "Project" }).inputValue()).toBe("Glass");
});

test("bookings of who is sick by now are listed, and marked in the schedule", async () => {
  await studio.api("POST", "/availability", { resourceId: ana, kind: "sick", from: MONDAY, to: MONDAY });
  await studio.open("/conflicts");
  await page.getByRole("row", { name: /Ana Roto.*Shot 0.*Sick/ }).waitFor();
  await expectFine(page);
  await studio.open(`/schedule?week=${week}&q=Ana%20Roto`);
  await page.getByRole("button", { name: /Shot 0.*Away then/ }).waitFor();
});

test("another one takes over what is chosen, after a look at what that comes to", async () => {
  await studio.open("/conflicts");
  await page.getByRole("link", { name: /^Replace Ana Roto/ }).first().click();
  await page.waitForURL("**/replace?*");
  await page.getByRole("combobox", { name: "Who comes instead" }).fill("Ben R");
  await page.getByRole("option", { name: /Ben Roto/ }).click();
  await page.getByRole("button", { name: "Preview" }).click();
  await page.getByRole("row", { name: /Shot 0.*Moves/ }).waitFor();
  expect(await axe(page)).toEqual([]);
  await page.getByRole("button", { name: /^Replace in/ }).click();
  await page.getByText(/Ben Roto took over/).first().waitFor();
  await studio.open(`/schedule?week=${week}&q=Ben%20Roto`);
  await page.locator("[data-track]").getByRole("button", { name: /Shot 0/ }).waitFor();
});

test("no page threw an error", () => {
  expect(studio.faults).toEqual([]);
});
