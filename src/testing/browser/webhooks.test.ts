import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isSigned, type Receiver, startReceiver } from "@/testing/webhook-receiver";
import { axe, expectFine, openStudio, type Studio } from "./open-studio";

let studio: Studio;
let page: Page;
let receiver: Receiver;

const dialog = () => page.getByRole("dialog");
const button = (name: string | RegExp) => page.getByRole("button", { name });
const choose = async (item: string) => {
  await button(/^More for /).click();
  await page.getByRole("menuitem", { name: item }).click();
};
/** The secret that is shown, this once. */
const readSecret = async () => {
  await dialog().getByText("It is not shown again.").waitFor();
  const secret = await dialog().getByLabel("Secret").inputValue();
  expect(await axe(page)).toEqual([]);
  await dialog().getByRole("button", { name: "Done" }).click();
  return secret;
};

beforeAll(async () => {
  receiver = await startReceiver();
  studio = await openStudio("/settings/webhooks");
  page = studio.page;
}, 300_000);

afterAll(async () => {
  await studio?.close();
  receiver.close();
});

test("one is added for some events, refused at the field when private, and its secret shown once", async () => {
  await page.getByText("No webhooks yet").waitFor();
  await expectFine(page);
  await button("Add webhook").click();
  await dialog().getByLabel("Address").fill("http://10.0.0.1/hooks");
  await dialog().getByRole("radio", { name: "Only some" }).check();
  await dialog().getByRole("group", { name: "Project" }).getByLabel("Created").check();
  expect(await axe(page)).toEqual([]);
  await dialog().getByRole("button", { name: "Add webhook" }).click();
  await dialog().getByText("is a private address").waitFor();
  await dialog().getByLabel("Address").fill(`${receiver.url}/hooks`);
  await dialog().getByRole("button", { name: "Add webhook" }).click();
  expect(await readSecret()).toMatch(/^whsec_/);
  await page.getByRole("listitem").getByText("project:created").waitFor();
  expect(await page.content()).not.toContain("whsec_");
  await expectFine(page);
});

test("a test and a change arrive, are in the log, and can be sent again", async () => {
  await choose("New secret");
  await page.getByRole("alertdialog").getByRole("button", { name: "New secret" }).click();
  const secret = await readSecret();
  await button("Send a test").click();
  await page.getByText("A test is on its way", { exact: true }).waitFor();
  await page.getByRole("link", { name: /^Deliveries to / }).click();
  const entry = (type: string) => page.getByRole("listitem").filter({ has: page.locator("summary", { hasText: type }) });
  await entry("webhook:test").getByText("Delivered").waitFor();
  expect(receiver.received.map((request) => isSigned(request, secret))).toEqual([true]);
  await studio.api("POST", "/projects", { name: "Hooked" });
  await entry("project:created").getByText("Delivered").waitFor();
  receiver.answer(() => 500);
  await entry("project:created").locator("summary").click();
  await entry("project:created").getByText('"name": "Hooked"').waitFor();
  await button(/^Send project:created evt_/).click();
  await entry("project:created").getByText("Waiting").waitFor();
  expect(receiver.received.filter(({ body }) => body.includes("Hooked")).length).toBeGreaterThan(1);
  await page.getByText("Every attempt has failed since").waitFor();
  await expectFine(page);
  await page.getByRole("radio", { name: "Failed" }).click();
  await page.getByText("None of these").waitFor();
});

test("it is disabled, enabled and removed", async () => {
  await page.getByRole("link", { name: "All webhooks" }).click();
  await choose("Disable");
  await page.getByText("Nothing is sent to it until it is enabled.").waitFor();
  await expectFine(page);
  await choose("Enable");
  await page.getByRole("listitem").getByText("Active").waitFor();
  await choose("Remove");
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await page.getByText("No webhooks yet").waitFor();
  expect(studio.faults).toEqual([]);
});
