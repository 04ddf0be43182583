import { afterAll, beforeAll, expect, test } from "vitest";
import { axe, openStudio, type Studio } from "./open-studio";

let studio: Studio;
beforeAll(async () => {
  studio = await openStudio("/board");
  await studio.open("/board?zoom=month&kind=artist");
}, 300_000);
afterAll(() => studio?.close());

test("a view is saved, shared, applied, renamed and removed", async () => {
  const { page, api, open, faults } = studio;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const menu = page.getByRole("button", { name: "Views" });
  const item = (name: string) => page.getByRole("menuitem", { name });
  await menu.click();
  await page.getByText("Nothing saved yet").waitFor();
  await item("Save this view…").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Running");
  await dialog.getByLabel("Share with the studio").check();
  expect(await axe(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "detached" });
  expect((await api<{ items: object[] }>("GET", "/views")).items).toMatchObject([{ name: "Running", query: "zoom=month&kind=artist", isShared: true }]);

  await open("/board");
  await menu.click();
  await page.getByRole("group", { name: "Yours" }).waitFor();
  await item("Running").click();
  await page.waitForURL("**/board?zoom=month&kind=artist*");
  await expect.poll(() => page.getByLabel("Zoom", { exact: true }).inputValue()).toBe("month");
  await menu.click();
  await item("Copy link").click();
  await page.getByText("Link copied").first().waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("/board?zoom=month&kind=artist");

  await menu.click();
  await item("Rename or remove…").click();
  await dialog.getByRole("button", { name: "Rename Running" }).click();
  await dialog.getByLabel("Name").fill("All that runs");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByText("All that runs").waitFor();
  await dialog.getByRole("button", { name: "Remove All that runs" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await dialog.getByText("Nothing saved yet").waitFor();
  expect((await api<{ items: object[] }>("GET", "/views")).items).toEqual([]);
  expect(faults).toEqual([]);
});
