import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Temporal } from "@/lib/time";
import { addWeeks, dateAt, daysOfWeek, weekOf } from "@/ui/schedule/week";
import { axe, expectFine, openStudio, type Studio } from "./open-studio";

// Somebody is booked, falls ill, and is replaced by whoever is free.
let studio: Studio;
let page: Page;
let ana: string;

// No booking of the demo studio lies so far ahead.
const week = addWeeks(weekOf(dateAt(Temporal.Now.instant(), "UTC")), 40);
const on = (days: number) => Temporal.PlainDate.from(daysOfWeek(week, "UTC")[0]?.date ?? "").add({ days }).toString();
const [MONDAY, FRIDAY] = [on(0), on(4)];

beforeAll(async () => {
  studio = await openStudio("/find");
  page = studio.page;
  const artist = (name: string) => studio.api<{ id: string }>("POST", "/resources", { kind: "artist", name, department: "Roto hall", timeZone: "UTC", skills: [{ name: "Silhouette", level: 3 }] });
  ana = (await artist("Ana Roto")).id;
  await artist("Ben Roto");
  const project = await studio.api<{ id: string }>("POST", "/projects", { name: "Glass" });
  for (const day of [0, 1]) await studio.api("POST", "/bookings", { resourceId: ana, projectId: project.id, title: `Shot ${day}`, start: `${on(day)}T09:00:00Z`, end: `${on(day)}T17:00:00Z` });
}, 300_000);
afterAll(() => studio?.close());

test("who can do it is ranked, with how much, and why the others cannot", async () => {
  await studio.open("/find");
  await page.getByLabel("First day").fill(MONDAY);
  await page.getByLabel("Last day").fill(FRIDAY);
  await page.getByLabel("How many hours").fill("40");
  await page.getByLabel("Skills").fill("Silhouette 3");
  await page.getByRole("button", { name: "Find", exact: true }).click();
  const able = page.getByRole("region", { name: "Who can", exact: true });
  await able.waitFor();
  expect(await able.innerText()).toMatch(/Ben Roto[^]*All of it[^]*Ana Roto[^]*%/);
  await page.getByText("1 can do all of it, 1 a part, 0 cannot.").waitFor();
  await expectFine(page);
  await page.getByRole("link", { name: "Book Ben Roto" }).click();
  await page.getByRole("region", { name: "New booking" }).waitFor();
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
