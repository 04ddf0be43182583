import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectFine, openStudio, signIn, type Studio } from "./open-studio";

let studio: Studio;
let other: Page;
const ids = { resource: "", project: "", booking: "" };

// So far ahead that the demo has nothing booked.
const WEEK = "2081-W10";
const monday = (hour: number) => `2081-03-03T${String(hour).padStart(2, "0")}:00:00Z`;
const booking = (page: Page) => page.getByRole("region", { name: "Booking", exact: true });
const comments = (page: Page) => booking(page).getByRole("region", { name: "Comments" });

beforeAll(async () => {
  studio = await openStudio("/schedule");
  const { api, server } = studio;
  ids.resource = (await api<{ id: string }>("POST", "/resources", { kind: "artist", name: "Panel Artist", department: "Lighting", tags: ["night"], skills: [{ name: "Katana", level: 4 }], timeZone: "Europe/London", hourlyRate: { amount: 6500, currency: "EUR" } })).id;
  ids.project = (await api<{ id: string }>("POST", "/projects", { name: "Panel project", client: "Nordlicht", code: "PNL", budget: { amount: 1_000_000, currency: "EUR" }, restricted: true })).id;
  ids.booking = (await api<{ id: string }>("POST", "/bookings", { resourceId: ids.resource, projectId: ids.project, title: "Lookdev", start: monday(10), end: monday(14) })).id;
  await api("POST", `/projects/${ids.project}/phases`, { name: "Assets", budget: { amount: 400_000, currency: "EUR" } });
  other = await studio.newPage();
  for (const page of [studio.page, other]) {
    page.on("pageerror", (error) => studio.faults.push(error.message));
    await page.goto(`${server.url}/schedule?week=${WEEK}&q=Panel&focus=${ids.booking}`);
    if (page === other) {
      await signIn(page, server.demo);
      await page.waitForURL("**/schedule?*");
    }
    await page.locator("[data-live=live]").waitFor();
    if ((await booking(page).count()) === 0) await page.locator("[data-track]").getByRole("button", { name: "Lookdev" }).click();
    await comments(page).getByText("Nobody has said anything yet.").waitFor();
  }
}, 300_000);

afterAll(() => studio?.close());

test("what one says is there for the other at once; it is changed and removed for both", async () => {
  const { page } = studio;
  const field = comments(page).getByLabel("Write a comment");
  await field.fill("Which plate?\nA or B?");
  await field.press("Control+Enter");
  for (const one of [page, other]) await comments(one).getByText("A or B?").waitFor();
  expect(await field.inputValue()).toBe("");
  await comments(page).getByText("just now").waitFor();

  await comments(page).getByRole("button", { name: /^Edit the comment/ }).click();
  await comments(page).getByLabel("Change the comment").fill("Plate A, please");
  await comments(page).getByRole("button", { name: "Save" }).click();
  await comments(other).getByText("Plate A, please").waitFor();
  await comments(other).getByText("edited").waitFor();

  await comments(page).getByRole("button", { name: /^Remove the comment/ }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  for (const one of [page, other]) await comments(one).getByText("This comment was removed.").waitFor();
  expect(await comments(other).getByText("Plate A, please").count()).toBe(0);
});

test("what could not be sent stays in the field, and is sent when it can be", async () => {
  const { page } = studio;
  const field = comments(page).getByLabel("Write a comment");
  await page.route("**/comments", (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
  await field.fill("Not lost");
  await comments(page).getByRole("button", { name: "Send" }).click();
  await comments(page).getByRole("alert").waitFor();
  expect(await field.inputValue()).toBe("Not lost");
  await page.unroute("**/comments");
  await comments(page).getByRole("button", { name: "Send" }).click();
  await comments(other).getByText("Not lost").waitFor();
  await expectFine(page);
});

test("a resource's panel tells who it is, what is taken of its time and what comes, and leads to a booking", async () => {
  const { page, open } = studio;
  await open("/resources?q=Panel");
  await page.getByRole("button", { name: "Panel Artist", exact: true }).click();
  const panel = page.getByRole("region", { name: "Resource", exact: true });
  for (const words of ["Lighting", "Katana 4", "night", "Europe/London", "100 %", "€65 an hour", "0 % booked", "No leave ahead."]) await panel.getByText(words, { exact: true }).first().waitFor();
  await panel.getByText(/hours to work this week/).waitFor();
  await expectFine(page);
  await panel.getByRole("button", { name: "Edit" }).click();
  await page.getByRole("dialog").getByLabel("Name", { exact: true }).waitFor();
  await page.keyboard.press("Escape");
  await panel.getByRole("list", { name: "Next bookings" }).getByRole("button", { name: /Lookdev/ }).click();
  await page.waitForURL("**/schedule?*");
  await page.locator("[data-track]").getByRole("button", { name: "Lookdev" }).waitFor();
});

test("a project's panel tells its money, phases and crew, and that it is restricted", async () => {
  const { page, open, api } = studio;
  const soon = new Date(Math.ceil(Date.now() / 86_400_000) * 86_400_000 + 7 * 86_400_000); // oxlint-disable-line -- a day in the next four weeks
  const at = (hour: number) => new Date(soon.getTime() + hour * 3_600_000).toISOString();
  await api("POST", "/bookings", { resourceId: ids.resource, projectId: ids.project, title: "Crew", start: at(10), end: at(14), override: "test" });
  await api("POST", "/bookings", { resourceId: ids.resource, projectId: ids.project, title: "Option", status: "hold", start: at(15), end: at(17), override: "test" });
  await open("/projects?q=Panel");
  await page.getByRole("button", { name: "Panel project", exact: true }).click();
  const panel = page.getByRole("region", { name: "Project", exact: true });
  for (const words of ["Nordlicht", "PNL", /Restricted: only owners/, "Assets", /of €10,000 booked/]) await panel.getByText(words).first().waitFor();
  const crew = panel.getByRole("region", { name: "Crew" });
  await crew.getByText("Panel Artist").waitFor();
  await crew.getByText("4 h · 2 h on hold").waitFor();
  await panel.getByRole("list", { name: "Waits for a decision" }).getByRole("button", { name: /Panel Artist · Option/ }).waitFor();
  await panel.getByRole("link", { name: "1 hold" }).waitFor();
  await expectFine(page);
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "detached" });
  expect(studio.faults).toEqual([]);
});
