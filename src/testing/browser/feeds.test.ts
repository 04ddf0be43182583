import ICAL from "ical.js";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axe, expectFine, openStudio, type Studio } from "./open-studio";

let studio: Studio;
let page: Page;

const open = (path: string) => studio.open(path);
const dialog = () => page.getByRole("dialog");
const button = (name: string | RegExp) => page.getByRole("button", { name });
const eventsIn = (text: string) => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent");

beforeAll(async () => {
  studio = await openStudio("/settings/feeds");
  page = studio.page;
}, 300_000);

afterAll(() => studio?.close());

/** Makes a link in the dialog that is open. */
async function makeLink(name = ""): Promise<string> {
  await dialog().getByLabel("Name").fill(name);
  await dialog().getByRole("button", { name: "Make link" }).click();
  await dialog().getByText("It is not shown again.").waitFor();
  const link = await dialog().getByLabel("Link").inputValue();
  expect(await axe(page)).toEqual([]);
  await dialog().getByRole("button", { name: "Done" }).click();
  return link;
}

test("one's own schedule: made, listed, and gone once it is revoked", async () => {
  await page.getByText("No calendar feeds yet").waitFor();
  await expectFine(page);
  await button("Subscribe to my schedule").click();
  const link = await makeLink("My work");
  expect((await fetch(link)).headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  await open("/settings/feeds");
  await page.getByRole("row", { name: /My work Member/ }).getByText("Active").waitFor();
  await expectFine(page);
  await button("Revoke My work").click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke" }).click();
  await page.getByText("Revoked: My work", { exact: true }).waitFor();
  expect((await fetch(link)).status).toBe(404);
});

test("a resource and a project: their bookings are behind the link", async () => {
  await open("/resources");
  await button(/^Subscribe to /).first().click();
  expect((await fetch(await makeLink())).status).toBe(200);
  const { items } = await studio.api<{ items: { id: string; name: string }[] }>("GET", "/projects?status=active");
  let events = 0;
  for (const { id, name } of items.slice(0, 3)) {
    await open(`/projects/${id}`);
    await button(`Subscribe to ${name}`).click();
    const found = eventsIn(await (await fetch(await makeLink())).text());
    for (const event of found) expect(String(event.getFirstPropertyValue("summary"))).toMatch(new RegExp(`^${name}(: |$)`));
    events += found.length;
  }
  expect(events).toBeGreaterThan(0);
  await open("/schedule");
  await button("Subscribe to my schedule").click();
  await dialog().getByText("and your leave").waitFor();
});

test("a calendar file is checked and imported like a sheet", async () => {
  await open("/import");
  await page.getByLabel("Resource").fill("Calendar artist");
  await page.getByLabel("Kind").selectOption("Artist");
  await page.getByLabel("Project").fill("Calendar project");
  await expectFine(page);
  const events = ["SUMMARY:Calendar film: Comp", "SUMMARY:Standup\r\nRRULE:FREQ=DAILY;COUNT=3"].map((said, i) => `BEGIN:VEVENT\r\nUID:${i}\r\nDTSTART:208003${11 + i}T090000Z\r\nDTEND:208003${11 + i}T100000Z\r\n${said}\r\nEND:VEVENT`);
  const file = ["BEGIN:VCALENDAR", ...events, "BEGIN:VEVENT", "UID:x", "DTSTART;TZID=Nowhere:20800302T090000", "DURATION:PT1H", "END:VEVENT", "END:VCALENDAR"].join("\r\n");
  await page.locator("input[type=file]").setInputFiles({ name: "ana.ics", mimeType: "text/calendar", buffer: Buffer.from(file) });
  await page.getByText("Nothing is stored yet").waitFor();
  await page.getByRole("tab", { name: /Not valid/ }).click();
  await page.getByText("neither an IANA zone nor described").waitFor();
  await button("Import 4 bookings").click();
  await page.getByRole("link", { name: "See it in the schedule" }).click();
  await page.waitForURL("**week=2080-W11*");
  await page.getByText("Calendar artist").first().waitFor();
  expect(studio.faults).toEqual([]);
});
