import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectFine, openStudio, type Studio } from "./open-studio";

let studio: Studio;
let page: Page;
let key: string;
let project: string;
let artist: string;

beforeAll(async () => {
  studio = await openStudio("/resources");
  page = studio.page;
  ({ key } = await studio.api<{ key: string }>("POST", "/api-keys", { name: "Planning desk", role: "owner" }));
  ({ id: project } = await studio.api<{ id: string }>("POST", "/projects", { name: "Inbox project" }));
}, 300_000);

afterAll(() => studio?.close());

/** Somebody else than who is signed in does it. */
async function byOthers(method: string, path: string, body: object): Promise<{ id: string }> {
  const answer = await fetch(`${studio.server.url}/api/v1${path}`, { method, headers: { authorization: `Bearer ${key}`, "content-type": "application/json", ...(method === "PATCH" && { "if-match": "*" }) }, body: JSON.stringify(body) });
  expect(answer.status, await answer.clone().text()).toBeLessThan(300);
  return (await answer.json()) as { id: string };
}
const book = (hour: number) => byOthers("POST", "/bookings", { resourceId: artist, projectId: project, title: `At ${hour}`, start: `2080-03-04T${hour}:00:00Z`, end: `2080-03-04T${hour + 1}:00:00Z` });
const bell = () => page.getByRole("complementary").getByRole("link", { name: /^Inbox/ });

/** The number comes with the next page, or half a minute later. */
async function untilUnread(n: number) {
  await expect.poll(async () => {
    await studio.open("/inbox");
    return bell().innerText();
  }, { timeout: 30_000, interval: 300 }).toContain(n === 0 ? "Inbox" : String(n));
}

test("an artist is linked to a member in its form", async () => {
  await page.getByRole("button", { name: "Add resource" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill("Inbox artist");
  await dialog.getByLabel("Member").selectOption({ label: "Demo Scheduler" });
  await dialog.getByRole("button", { name: "Add resource" }).click();
  await dialog.waitFor({ state: "detached" });
  const { items } = await studio.api<{ items: { id: string; userId: string | null }[] }>("GET", "/resources?q=Inbox%20artist");
  expect(items[0]?.userId).toBeTruthy();
  artist = items[0]?.id ?? "";
});

test("the inbox is empty, and then has one message of what one did", async () => {
  await studio.open("/inbox");
  await page.getByText("Nothing yet").waitFor();
  await expectFine(page);
  const { id } = await book(10);
  await book(12);
  await byOthers("PATCH", `/bookings/${id}`, { end: "2080-03-04T11:30:00Z" });
  await untilUnread(2);
  await expect.poll(async () => {
    await studio.open("/inbox");
    return page.getByRole("list", { name: "Inbox" }).innerText();
  }, { timeout: 20_000 }).toMatch(/Moved by Planning desk[^]*Inbox project · At 10[^]*was [^]*2 bookings by Planning desk[^]*Inbox project · At 12/);
  await expectFine(page);
});

test("opening what it tells of reads it, and leads there", async () => {
  await page.getByRole("link", { name: "Inbox project · At 10" }).first().click();
  await page.waitForURL("**/schedule?week=2080-W10&focus=*");
  await untilUnread(1);
  await page.getByRole("button", { name: "Mark all as read" }).click();
  await page.getByRole("button", { name: "Mark all as read" }).waitFor({ state: "detached" });
  await page.getByText("Unread", { exact: true }).first().click();
  await page.getByText("All read").waitFor();
});

test("each member chooses, and what is mailed without a mail server is read in the settings", async () => {
  await page.getByRole("link", { name: "What you are told" }).click();
  await page.waitForURL("**/settings/notifications");
  await page.getByRole("checkbox", { name: "A booking moves: Inbox" }).uncheck();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved").first().waitFor();
  await expectFine(page);
  await studio.open("/settings/mails");
  await page.getByText("No mails yet").waitFor();
  await book(14);
  await untilUnread(1);
  await studio.server.run("UPDATE notifications SET mail_due_at = now() WHERE mail_due_at IS NOT NULL; SELECT graphile_worker.add_job('deliver-mails')");
  const mail = page.getByText("Booked: Inbox project: At 14 (Inbox artist) – Lumen House");
  await expect.poll(async () => {
    await studio.open("/settings/mails");
    return mail.count();
  }, { timeout: 20_000 }).toBe(1);
  await mail.click();
  await page.getByText("Hello Demo Scheduler,").waitFor();
  await expectFine(page);
});

test("no page threw an error", () => {
  expect(studio.faults).toEqual([]);
});
