import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axe, expectFine, openStudio, type Studio } from "./open-studio";

let studio: Studio;
let page: Page;
let projectId: string;
const dialog = () => page.getByRole("dialog");
const status = () => page.getByRole("region", { name: "How it stands" });

beforeAll(async () => {
  studio = await openStudio("/settings/rates");
  page = studio.page;
  projectId = (await studio.api<{ id: string }>("POST", "/projects", { name: "Ledger", budget: { amount: 200_000, currency: "EUR" }, enforcement: "block" })).id;
}, 300_000);
afterAll(() => studio?.close());

test("a rate is made for one resource, stands in the list, and bookings cost what it says", async () => {
  const resource = await studio.api<{ id: string }>("POST", "/resources", { kind: "artist", name: "Ada Ledger", timeZone: "UTC" });
  await studio.open("/settings/rates");
  await page.getByRole("button", { name: "Add rate" }).first().click();
  await dialog().getByLabel("For", { exact: true }).selectOption("One resource");
  await dialog().getByLabel("Resource").selectOption({ label: "Ada Ledger" });
  await dialog().getByLabel("Cost (EUR)").fill("much");
  await dialog().getByLabel("Billed at (EUR)").fill("150");
  await dialog().getByRole("button", { name: "Add rate" }).click();
  await dialog().getByText(/must be an amount/).waitFor();
  expect(await axe(page)).toEqual([]);
  await dialog().getByLabel("Cost (EUR)").fill("100");
  await dialog().getByRole("button", { name: "Add rate" }).click();
  await page.getByRole("row", { name: /Ada Ledger.*€100 \/ hour.*€150 \/ hour/ }).waitFor();
  await expectFine(page);
  const start = (day: number) => ({ start: `2080-03-0${day}T09:00:00Z`, end: `2080-03-0${day}T17:00:00Z` });
  await studio.api("POST", "/bookings", { resourceId: resource.id, projectId, title: "Layout", ...start(4) });
  await studio.api("POST", "/bookings", { resourceId: resource.id, projectId, title: "Option", status: "hold", ...start(5) });
});

test("a project says what is allocated, what is only forecast, and what is left", async () => {
  await studio.open("/projects?q=Ledger");
  await page.getByRole("button", { name: "Ledger", exact: true }).click();
  await page.getByRole("link", { name: "Money, phases and weeks" }).click();
  await status().waitFor();
  expect(await status().innerText()).toMatch(/Budget\s+€2,000\s+Refuse\s+Allocated\s+€800\s+8 hours\s+Forecast\s+€800[^]*Left\s+€1,200\s+Margin\s+€400\s+Billed €1,200/);
  await page.getByRole("row", { name: /2080-W10/ }).waitFor();
  await expectFine(page);
});

test("its budget is split into phases, which say what is in none", async () => {
  await page.getByRole("button", { name: "Add phase" }).click();
  await dialog().getByLabel("Name").fill("Assets");
  await dialog().getByLabel(/^Budget/).fill("500");
  await dialog().getByRole("button", { name: "Add phase" }).click();
  await page.getByText("€1,500 of the budget is in no phase.").waitFor();
  await expectFine(page);
});

test("what would go over the budget is refused, with how much is left", async () => {
  await studio.open("/schedule?week=2080-W10&q=Ledger");
  await page.getByRole("button", { name: "Book Ada Ledger" }).click();
  const form = page.getByRole("region", { name: "New booking" });
  await form.getByRole("combobox", { name: "Project" }).fill("Ledg");
  await form.getByRole("listbox").getByRole("option", { name: /Ledger/ }).click();
  await form.getByRole("radio", { name: "Hours" }).check();
  await form.getByLabel("Start", { exact: true }).fill("2080-03-06");
  await form.getByLabel("End", { exact: true }).fill("2080-03-07");
  await form.getByRole("button", { name: "Book", exact: true }).click();
  const refusal = form.getByRole("alert");
  await refusal.waitFor();
  expect(await refusal.innerText()).toMatch(/budget/i);
  expect(await axe(page)).toEqual([]);
});

test("no page threw an error", () => {
  expect(studio.faults).toEqual([]);
});
