import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axe, openStudio, signIn, type Studio } from "./open-studio";

// Four people look at the same week, each in a browser of their own.
let studio: Studio;
let pages: Page[];
let resourceId: string;
let projectId: string;

// So far ahead that the demo has nothing booked.
const DAY = "2080-03-04";
const WEEK = "2080-W10";
const at = (hour: number) => `${DAY}T${String(hour).padStart(2, "0")}:00:00Z`;
const bar = (page: Page, title: string) => page.locator("[data-track]").getByRole("button", { name: title });
const panel = (page: Page) => page.getByRole("region", { name: "Booking", exact: true });
const first = () => pages[0] as Page;
const second = () => pages[1] as Page;

beforeAll(async () => {
  studio = await openStudio("/schedule");
  resourceId = (await studio.api<{ id: string }>("POST", "/resources", { kind: "room", name: "Live suite", timeZone: "UTC" })).id;
  projectId = (await studio.api<{ items: { id: string }[] }>("GET", "/projects?q=Nebula")).items[0]?.id ?? "";
  pages = [studio.page, ...(await Promise.all([1, 2, 3].map(() => studio.newPage())))];
  for (const page of pages) {
    page.on("pageerror", (error) => studio.faults.push(error.message));
    await page.goto(`${studio.server.url}/schedule?week=${WEEK}&q=Live`);
    if (page !== studio.page) {
      await signIn(page, studio.server.demo);
      await page.waitForURL("**/schedule?*");
    }
    await page.locator("[data-live=live]").waitFor();
  }
}, 300_000);

afterAll(() => studio?.close());

test("a booking made in one is on the other three, and nobody reloads", async () => {
  await first().getByRole("button", { name: "Book Live suite" }).click();
  const form = first().getByRole("region", { name: "New booking" });
  await form.getByRole("combobox", { name: "Project" }).fill("neb");
  await form.getByRole("listbox").getByRole("option", { name: /Nebula/ }).click();
  await form.getByLabel("Title").fill("Grade");
  await form.getByRole("button", { name: "Book", exact: true }).click();
  for (const page of pages) await bar(page, "Grade").waitFor();
});

test("what a program changes is there, too: moved out of the week it is gone, and moved back it is back", async () => {
  const { id } = await studio.api<{ id: string }>("POST", "/bookings", { resourceId, projectId, title: "Mix", start: at(20), end: at(21), override: "late" });
  for (const page of pages) await bar(page, "Mix").waitFor();
  await studio.api("PATCH", `/bookings/${id}`, { start: "2080-04-04T10:00:00Z", end: "2080-04-04T11:00:00Z" }, 1);
  for (const page of pages) await bar(page, "Mix").waitFor({ state: "detached" });
  await studio.api("PATCH", `/bookings/${id}`, { start: at(21), end: at(22) }, 2);
  for (const page of pages) await bar(page, "Mix").waitFor();
  await studio.api("PATCH", `/bookings/${id}`, { status: "cancelled" }, 3);
  for (const page of pages) await bar(page, "Mix").waitFor({ state: "detached" });
});

test("two change the same booking: one wins, the other sees why and what is there now", async () => {
  for (const page of [first(), second()]) {
    await bar(page, "Grade").click();
    await panel(page).getByRole("button", { name: "Edit", exact: true }).click();
  }
  await first().locator("[data-booking]").first().waitFor();
  await panel(first()).getByLabel("Title").fill("Grade of the first");
  await panel(second()).getByLabel("Title").fill("Grade of the second");
  await Promise.all([first(), second()].map((page) => panel(page).getByRole("button", { name: "Save changes" }).click()));
  const lost = async (page: Page) => (await panel(page).getByRole("alert").count()) > 0;
  await expect.poll(async () => (await lost(first())) || (await lost(second()))).toBe(true);
  const [loser, winner] = (await lost(first())) ? [first(), "Grade of the second"] : [second(), "Grade of the first"];
  expect(await panel(loser).getByRole("alert").innerText()).toMatch(/changed/i);
  for (const page of pages) await bar(page, winner).waitFor();
});

test("somebody else is seen to look at the week, and to change a booking; the bell rings for who is booked by them", async () => {
  const mia = await studio.newPage();
  mia.on("pageerror", (error) => studio.faults.push(error.message));
  const person = { email: "mia@example.com", password: "a long password" };
  await fetch(`${studio.server.url}/api/v1/sign-up`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ ...person, name: "Mia", studioName: "Her own" }) });
  await studio.server.run(`UPDATE members SET role = 'scheduler', tenant_id = (SELECT id FROM tenants WHERE slug = 'demo') WHERE user_id = (SELECT id FROM auth."user" WHERE email = '${person.email}')`);
  const { actor } = await studio.api<{ actor: { id: string } }>("GET", "/studio");
  const { id: artist } = await studio.api<{ id: string }>("POST", "/resources", { kind: "artist", name: "Live artist", timeZone: "UTC", userId: actor.id });

  await mia.goto(`${studio.server.url}/schedule?week=${WEEK}&q=Live`);
  await signIn(mia, person);
  await mia.locator("[data-live=live]").waitFor();
  await first().getByRole("list", { name: "Also here: Mia" }).waitFor();
  await bar(mia, "Grade").click();
  await panel(mia).getByRole("button", { name: "Edit", exact: true }).click();
  await expect.poll(() => bar(first(), "Grade").getAttribute("aria-label")).toContain("Mia is changing this");

  await mia.evaluate(async (body) => void (await fetch("/api/v1/bookings", { method: "POST", headers: { "content-type": "application/json" }, body })), JSON.stringify({ resourceId: artist, projectId, title: "Comp", start: at(10), end: at(12) }));
  await first().getByRole("complementary").getByRole("link", { name: /^Inbox.*1 unread/ }).waitFor({ timeout: 10_000 });
  await mia.context().close();
  await first().getByRole("list", { name: "Also here: Mia" }).waitFor({ state: "detached" });
});

test("who is without a network is told, changes nothing and loses nothing, and catches up on return", async () => {
  const away = pages[3] as Page;
  await away.getByRole("button", { name: "Book Live suite" }).click();
  const form = away.getByRole("region", { name: "New booking" });
  await form.getByRole("combobox", { name: "Project" }).fill("neb");
  await form.getByRole("listbox").getByRole("option", { name: /Nebula/ }).click();
  await form.getByLabel("Title").fill("Written on a train");
  await away.context().setOffline(true);
  await away.locator("[data-live=away]").waitFor();
  await form.getByRole("button", { name: "Book", exact: true }).click();
  await form.getByText("Changes are not possible without a network").waitFor();
  expect(await form.getByLabel("Title").inputValue()).toBe("Written on a train");
  expect(await axe(away)).toEqual([]);

  await studio.api("POST", "/bookings", { resourceId, projectId, title: "Meanwhile", start: at(5), end: at(6), override: "early" });
  await bar(first(), "Meanwhile").waitFor();
  expect(await bar(away, "Meanwhile").count()).toBe(0);
  await away.context().setOffline(false);
  await bar(away, "Meanwhile").waitFor();
  await away.locator("[data-live=live]").waitFor();
});

test("no page threw an error", () => {
  expect(studio.faults).toEqual([]);
});
