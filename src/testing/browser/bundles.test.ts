import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axe, openStudio, overflow, type Studio } from "./open-studio";

let studio: Studio;
let page: Page;
let made: string;

const open = (path: string) => studio.open(path);
const form = () => page.getByRole("form", { name: "Bundle" });
const need = (n: number) => form().getByRole("group", { name: `Need ${n}`, exact: true });
const checked = () => page.getByRole("region", { name: "Who would be booked" }).first();
const members = () => page.getByRole("region", { name: "Bookings" }).locator("tbody tr");

beforeAll(async () => {
  studio = await openStudio("/bundles");
  page = studio.page;
}, 300_000);

afterAll(() => studio?.close());

/** A Monday so far ahead that the demo has nothing booked. */
const MONDAY = "2080-03-04";

async function choose(field: ReturnType<Page["getByRole"]>, typed: string, option: RegExp) {
  await field.fill(typed);
  await page.getByRole("option", { name: option }).first().click();
}

/** Two who know Nuke, and the first grading suite. */
async function fillIn(title: string) {
  await open("/bundles/new");
  await form().getByLabel("Start", { exact: true }).fill(MONDAY);
  await form().getByLabel("End", { exact: true }).fill(MONDAY);
  await need(1).getByLabel("How many").fill("2");
  await need(1).getByLabel("Skills").fill("Nuke 1");
  await form().getByRole("button", { name: "Add a need" }).click();
  await need(2).getByText("This one").click();
  await choose(need(2).getByRole("combobox", { name: "Resource" }), "suite 1", /Suite 1/);
  await choose(form().getByRole("combobox", { name: "Project" }), "neb", /Nebula/);
  await form().getByLabel("Title").fill(title);
}

describe("a bundle from its form to its end", () => {
  test("nothing is sent before it is complete", async () => {
    await page.getByRole("link", { name: "New bundle" }).first().click();
    await page.waitForURL("**/bundles/new");
    await need(1).getByLabel("Skills").fill("Nuke");
    await form().getByRole("button", { name: "Check who is free" }).click();
    await page.getByText("Choose a project").waitFor();
    await need(1).getByText("“Nuke” needs a level").waitFor();
    expect(await checked().count()).toBe(0);
  });

  test("who is free is looked at with the reason, and then booked", async () => {
    await fillIn("Night shoot");
    await form().getByRole("button", { name: "Check who is free" }).click();
    await checked().getByRole("button", { name: "Book 3 resources" }).waitFor();
    expect(await checked().locator("tbody tr").count()).toBe(3);
    expect(await checked().locator("tbody tr").nth(2).innerText()).toContain("was asked for");
    await form().getByLabel("Title").fill("Night shoot 2");
    expect(await checked().count()).toBe(0);
    await form().getByRole("button", { name: "Check who is free" }).click();
    await checked().getByRole("button", { name: "Book 3 resources" }).click();
    await page.getByRole("heading", { name: "Night shoot 2" }).waitFor();
    made = new URL(page.url()).pathname;
    expect(await members().count()).toBe(3);
    expect(await members().getByText("Confirmed").count()).toBe(3);
  });

  test("what cannot be had is told with who has it, and the next time is taken", async () => {
    await fillIn("Second crew");
    await form().getByRole("button", { name: "Check who is free" }).click();
    const refusal = page.getByRole("alert").filter({ hasText: "Not all can be had then" });
    await refusal.waitFor();
    await refusal.getByText("Why the others cannot").click();
    expect(await refusal.innerText()).toContain("Nebula · Night shoot 2");
    await refusal.getByRole("button", { name: "Take this time" }).click();
    expect(await form().getByLabel("Start", { exact: true }).inputValue()).toBe("2080-03-05");
    await form().getByRole("button", { name: "Check who is free" }).click();
    await checked().getByRole("button", { name: "Book 3 resources" }).waitFor();
  });

  test("all of it moves, unless one of them cannot follow", async () => {
    await checked().getByRole("button", { name: "Book 3 resources" }).click();
    await page.getByRole("heading", { name: "Second crew" }).waitFor();
    await page.getByRole("button", { name: "Change", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Change all bookings" });
    await dialog.getByLabel("First day").fill(MONDAY);
    await dialog.getByRole("button", { name: "Change all" }).click();
    await dialog.getByText("Not all can follow").waitFor();
    expect(await dialog.getByRole("alert").innerText()).toContain("Night shoot 2");
    await dialog.getByLabel("First day").fill("2080-03-06");
    await dialog.getByRole("button", { name: "Change all" }).click();
    await members().first().getByText("Wed 6 Mar 2080").waitFor();
    expect(await members().getByText("Wed 6 Mar 2080").count()).toBe(3);
  });

  test("what it asked for becomes a kit, which fills the form", async () => {
    await page.getByRole("button", { name: "Save as kit" }).click();
    const dialog = page.getByRole("dialog", { name: "Save as kit" });
    await dialog.getByLabel("Name").fill("Comp team");
    await dialog.getByRole("button", { name: "Save kit" }).click();
    await page.getByText("Kit Comp team saved").first().waitFor();
    await open("/bundles/kits");
    const row = page.getByRole("row", { name: /Comp team/ });
    expect(await row.innerText()).toContain("2 × Artist with Nuke, Grading Suite 1");
    await row.getByRole("button", { name: "Edit Comp team" }).click();
    const edit = page.getByRole("dialog", { name: "Change kit" });
    await edit.getByRole("group", { name: "Need 1" }).getByLabel("How many").fill("1");
    await edit.getByRole("button", { name: "Save kit" }).click();
    await page.getByRole("row", { name: /Artist with Nuke, Grading Suite 1/ }).waitFor();
    await page.getByRole("link", { name: "Book Comp team" }).click();
    await page.waitForURL("**/bundles/new?kit=*");
    await form().getByLabel("Start", { exact: true }).fill("2080-03-07");
    await form().getByLabel("End", { exact: true }).fill("2080-03-07");
    await choose(form().getByRole("combobox", { name: "Project" }), "neb", /Nebula/);
    await form().getByRole("button", { name: "Check who is free" }).click();
    await checked().getByRole("button", { name: "Book 2 resources" }).waitFor();
  });

  test("all of it is cancelled", async () => {
    await open(made);
    await page.getByRole("button", { name: "Cancel all" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Cancel all" }).click();
    await members().first().getByText("Cancelled").waitFor();
    expect(await members().getByText("Cancelled").count()).toBe(3);
    expect(await page.getByRole("button", { name: "Change", exact: true }).count()).toBe(0);
  });
});

describe("a placeholder", () => {
  const dialog = () => page.getByRole("dialog");

  test("is said, with what it is forecast to cost", async () => {
    await open("/placeholders");
    await page.getByRole("button", { name: "New placeholder" }).first().click();
    await dialog().getByRole("button", { name: "New placeholder" }).click();
    await dialog().getByText("Must be set").first().waitFor();
    await dialog().getByLabel("Placeholder").fill("Compositor TBD");
    await choose(dialog().getByRole("combobox", { name: "Project" }), "neb", /Nebula/);
    await dialog().getByLabel("Start", { exact: true }).fill(MONDAY);
    await dialog().getByLabel("End", { exact: true }).fill(MONDAY);
    await dialog().getByLabel("Skills").fill("Nuke 3");
    await dialog().getByLabel(/Estimated rate per hour/).fill("50");
    await dialog().getByRole("button", { name: "New placeholder" }).click();
    const row = page.getByRole("row", { name: /Compositor TBD/ });
    await row.waitFor();
    expect(await row.innerText()).toMatch(/Artist with Nuke 3[\s\S]*€450[\s\S]*Open/);
  });

  test("is assigned to who can do it, and becomes a booking", async () => {
    await page.getByRole("button", { name: "Assign Compositor TBD" }).click();
    const first = dialog().getByRole("region", { name: "Who can" }).getByRole("listitem").first();
    await first.getByRole("button").click();
    await page.getByText(/ is booked$/).first().waitFor();
    await page.getByRole("row", { name: /Compositor TBD/ }).waitFor({ state: "detached" });
    await page.getByLabel("Status").selectOption("assigned");
    await page.getByRole("link", { name: "Compositor TBD: Show its booking" }).click();
    await page.waitForURL("**/schedule?*focus=*");
    expect(await page.locator("[data-booking][data-marked]").getAttribute("aria-label")).toContain("Compositor TBD");
  });
});

const pages = () => ["/bundles", "/bundles/new", made, "/bundles/kits", "/placeholders", "/placeholders?status=assigned"];

describe("in both themes", () => {
  test("no page has an accessibility fault that axe finds, nor have the look ahead, the refusal and the dialogs", { timeout: 120_000 }, async () => {
    await page.setViewportSize({ width: 1440, height: 900 });
    for (const path of pages()) {
      await open(path);
      expect([path, await axe(page)]).toEqual([path, []]);
    }
    await fillIn("Another");
    await form().getByRole("button", { name: "Check who is free" }).click();
    await checked().waitFor();
    expect(await axe(page)).toEqual([]);
    await need(1).getByLabel("Skills").fill("Juggling 5");
    await form().getByRole("button", { name: "Check who is free" }).click();
    await page.getByRole("alert").waitFor();
    expect(await axe(page)).toEqual([]);
    await open("/bundles/kits");
    await page.getByRole("button", { name: "Edit Comp team" }).click();
    expect(await axe(page)).toEqual([]);
    await open("/placeholders");
    await page.getByRole("button", { name: "New placeholder" }).first().click();
    expect(await axe(page)).toEqual([]);
  });
});

test("they fit a phone of 390 pixels", { timeout: 120_000 }, async () => {
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
