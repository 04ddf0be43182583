import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axe, expectFine, openStudio, overflow, type Studio } from "./open-studio";

let studio: Studio;
let page: Page;
let ada: string;
let project: string;
/** Where the page has been: an address that is acted on may not stay. */
const visited: string[] = [];

beforeAll(async () => {
  studio = await openStudio("/projects");
  page = studio.page;
  const make = async (path: string, body: object) => (await studio.api<{ id: string }>("POST", path, body)).id;
  ada = await make("/resources", { kind: "artist", name: "Palette Ada", department: "Keyboards", timeZone: "Europe/Berlin" });
  project = await make("/projects", { name: "Palette project", code: "PLT", colour: "#2f6fde" });
  page.on("framenavigated", (frame) => visited.push(frame.url().replace(studio.server.url, "")));
}, 300_000);

afterAll(() => studio?.close());

const palette = (on = page) => on.getByRole("dialog", { name: "Search or go to" });
const options = () => palette().getByRole("option");
const shortcuts = () => page.getByRole("dialog", { name: "Keyboard shortcuts" });
const press = (key: string) => page.keyboard.press(key);
async function hasBeenAt(address: string) {
  await expect.poll(() => visited).toContain(address);
}

/** Opens the palette by its keys, types, and takes what comes first once it is what is meant. */
async function choose(typed: string, first: string | RegExp) {
  await press("Control+k");
  await palette().waitFor();
  await page.keyboard.type(typed);
  await expect.poll(() => palette().getByRole("option", { selected: true }).innerText()).toMatch(first);
  await press("Enter");
  await palette().waitFor({ state: "detached" });
}

describe("the palette, by keyboard alone", () => {
  test("people, projects and dates are found and shown on the board", async () => {
    await studio.open("/projects");
    await choose("keyboards", /^Palette Ada\s+Keyboards$/);
    await hasBeenAt(`/board?resource=${ada}`);
    await studio.open("/projects");
    await choose("plt", /^Palette project\s+PLT$/);
    await hasBeenAt(`/board?project=${project}`);
    await studio.open("/projects");
    await choose("3 dec 2027", /^Fri 3 Dec 2027/);
    await hasBeenAt("/board?date=2027-12-03");
  });

  test("actions are done and pages gone to; what was chosen last comes first the next time", async () => {
    await studio.open("/import");
    await choose("new person", /^New person or equipment$/);
    await page.getByRole("dialog", { name: "New resource" }).waitFor();
    expect(new URL(page.url()).search).toBe("");
    await press("Escape");
    await choose("booking rul", /^Booking rules\s+Settings$/);
    await page.waitForURL("**/settings/booking-rules");
    await choose("theme dark", /^Theme: dark$/);
    await page.locator("html.dark").waitFor();
    await press("Control+k");
    expect((await options().allInnerTexts()).slice(0, 4).map((words) => words.split("\n")[0])).toEqual(["Theme: dark", "Booking rules", "New person or equipment", "Palette project"]);
    for (const key of ["ArrowDown", "ArrowDown", "ArrowDown", "Enter"]) await press(key);
    await expect.poll(() => visited.filter((address) => address === `/board?project=${project}`).length).toBe(2);
    await choose("theme system", /^Theme: as the system$/);
  });

  test("it says when nothing is found, and when the server does not answer, and then asks again", async () => {
    await studio.open("/projects");
    await press("Control+k");
    await page.keyboard.type("xyzzy");
    await palette().getByText("Nothing found for “xyzzy”").waitFor();
    await page.route("**/api/v1/resources?*", (route) => route.abort());
    await press("Control+a");
    await page.keyboard.type("palette");
    await palette().getByRole("alert").getByText("could not be searched").waitFor();
    await page.unroute("**/api/v1/resources?*");
    await press("Tab");
    await press("Enter");
    await palette().getByRole("option", { name: /Palette Ada/ }).waitFor();
    await palette().getByText("2 results").waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("combobox");
    await expectFine(page);
    await press("Control+k");
    await palette().waitFor({ state: "detached" });
  });

  test("on a phone its button is in the bar on top, and it is as wide as the window", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole("button", { name: "Search or go to…" }).click();
    expect(await palette().boundingBox()).toMatchObject({ x: 0, y: 0, width: 390 });
    await press("Escape");
    await page.setViewportSize({ width: 1440, height: 900 });
  });
});

test("? lists the shortcuts, except where one types; so do the menu and the palette", async () => {
  await studio.open("/projects");
  await page.getByRole("searchbox").fill("what");
  await press("?");
  expect(await page.getByRole("searchbox").inputValue()).toBe("what?");
  expect(await shortcuts().count()).toBe(0);
  await page.getByRole("heading", { name: "Projects" }).click();
  await press("?");
  await shortcuts().getByRole("region", { name: "Board" }).getByText("Another row", { exact: false }).first().waitFor();
  await expectFine(page);
  await press("Escape");
  await shortcuts().waitFor({ state: "detached" });
  await page.getByRole("button", { name: /^Account of/ }).first().click();
  await page.getByRole("menuitem", { name: "Keyboard shortcuts" }).click();
  await shortcuts().waitFor();
  await press("Escape");
  await shortcuts().waitFor({ state: "detached" });
  await choose("keyboard sh", /^Keyboard shortcuts$/);
  await shortcuts().waitFor();
  await press("Tab");
  expect(await shortcuts().locator(":focus").count()).toBe(1);
  await press("Escape");
  await shortcuts().waitFor({ state: "detached" });
});

test("an empty studio is led to its first booking, and then told so", async () => {
  const mia = await studio.newPage();
  mia.on("pageerror", (error) => studio.faults.push(error.message));
  await mia.goto(`${studio.server.url}/sign-up`, { waitUntil: "networkidle" });
  for (const [label, value] of [["Studio name", "Palette's own"], ["Your name", "Mia"], ["E-mail", "palette@example.com"], ["Password", "a long password"]] as const) await mia.getByLabel(label).fill(value);
  await mia.getByRole("button", { name: "Create studio" }).click();
  const guide = mia.getByRole("region", { name: /^Getting started/ });
  await guide.waitFor();
  expect(await axe(mia)).toEqual([]);

  await guide.getByRole("link", { name: "Add one" }).click();
  await mia.getByLabel("Name", { exact: true }).fill("First artist");
  await mia.getByRole("dialog").getByRole("button", { name: "Add resource" }).click();
  await guide.getByRole("link", { name: "Add a project" }).click();
  await mia.getByLabel("Name", { exact: true }).fill("First project");
  await mia.getByRole("dialog").getByRole("button", { name: "Add project" }).click();
  await guide.getByRole("link", { name: "Make a booking" }).waitFor();

  await guide.getByRole("button", { name: "Hide the first steps" }).click();
  await guide.waitFor({ state: "detached" });
  await mia.reload({ waitUntil: "networkidle" });
  expect(await guide.count()).toBe(0);
  await mia.getByRole("button", { name: /^Account of/ }).first().click();
  await mia.getByRole("menuitem", { name: "Getting started" }).click();

  await guide.getByRole("link", { name: "Make a booking" }).click();
  await mia.waitForURL("**/board*");
  await mia.locator("[data-board=ready]").waitFor();
  await mia.setViewportSize({ width: 390, height: 844 });
  expect(await overflow(mia)).toEqual([0, 0]);
  await mia.setViewportSize({ width: 1440, height: 900 });
  await mia.getByRole("grid", { name: "Board of bookings" }).focus();
  await mia.keyboard.press("Enter");
  const form = mia.getByRole("region", { name: "New booking" });
  await form.getByRole("combobox", { name: "Project" }).fill("first");
  await form.getByRole("listbox").getByRole("option", { name: /First project/ }).click();
  await form.getByRole("button", { name: "Book", exact: true }).click();
  await guide.getByText("Your first booking stands.").first().waitFor();
  expect(await axe(mia)).toEqual([]);
  await guide.getByRole("button", { name: "Done", exact: true }).click();
  await mia.goto(`${studio.server.url}/schedule`, { waitUntil: "networkidle" });
  expect(await guide.count()).toBe(0);
  await mia.context().close();
});

test("the catalogue shows every part, without a fault in either theme", async () => {
  await studio.open("/projects");
  await choose("component", /^Component catalogue$/);
  await page.waitForURL("**/catalogue");
  const links = page.getByRole("navigation", { name: "Contents" }).getByRole("link");
  const hrefs = await links.evaluateAll((of) => of.map((link) => link.getAttribute("href") ?? ""));
  expect(hrefs.length).toBeGreaterThan(25);
  for (const href of hrefs) expect(await page.locator(`main section h3${href}`).count(), href).toBe(1);
  expect(await page.locator("main").evaluate((main) => main.scrollTop)).toBe(0);
  for (const region of ["Alert", "Shown once"]) await page.getByRole("region", { name: region, exact: true }).getByRole("button", { name: "Show" }).click();
  await page.getByRole("region", { name: "Side panel" }).getByRole("button", { name: "Open" }).click();
  await expectFine(page);
  await page.getByRole("region", { name: "Combobox" }).getByRole("combobox").nth(3).click();
  await page.getByText("Could not search. Try again.").waitFor();
  for (const name of ["Dialog", "Confirm dialog"]) {
    await page.getByRole("region", { name, exact: true }).getByRole("button", { name: "Open" }).first().click();
    expect(await axe(page)).toEqual([]);
    await press("Escape");
  }
});

test("who only reads is offered no changes", async () => {
  await studio.server.run(`UPDATE members SET role = 'viewer' WHERE tenant_id = (SELECT id FROM tenants WHERE slug = 'demo')`);
  await studio.open("/projects");
  await press("Control+k");
  await page.keyboard.type("new");
  await palette().getByText("Nothing found for “new”").waitFor();
  await press("Escape");
});

test("no page threw an error", () => {
  expect(studio.faults).toEqual([]);
});
