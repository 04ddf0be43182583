import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axe, expectFine, openStudio, type Studio } from "./open-studio";

let studio: Studio;
let page: Page;

const open = (path: string) => studio.open(path);
const dialog = () => page.getByRole("dialog");
const button = (name: string | RegExp) => page.getByRole("button", { name });
const isRole = (role: string) => studio.server.run(`UPDATE members SET role = '${role}'`);

// So far ahead that the demo has nothing booked; a Monday.
const DAY = "2080-03-04";
const WEEK = "2080-W10";
const at = (hour: number) => `${DAY}T${String(hour).padStart(2, "0")}:00:00Z`;

const api = <T>(method: string, path: string, body?: unknown) => studio.api<T>(method, path, body);
const idOf = async (path: string) => (await api<{ items: { id: string }[] }>("GET", path)).items[0]?.id ?? "";

beforeAll(async () => {
  studio = await openStudio("/settings/booking-rules");
  page = studio.page;
}, 300_000);

afterAll(() => studio?.close());

describe("booking rules", () => {
  const rules = () => page.getByRole("list", { name: "Booking rules" }).getByRole("listitem");

  test("where there is none, the page says what holds then", async () => {
    await page.getByText("No rules yet").waitFor();
    await page.getByText("Viewers may look, and book nothing.").waitFor();
    await expectFine(page);
  });

  test("a rule is said in a sentence while it is made, and stands in the list", async () => {
    await button("Add rule").click();
    await dialog().getByLabel("For", { exact: true }).selectOption("Viewer");
    await dialog().getByLabel("Kind").selectOption("Rooms");
    await dialog().getByLabel("May", { exact: true }).selectOption("Request");
    await dialog().getByLabel("Hours at once").fill("10");
    await dialog().getByText("Viewers may request rooms, up to 10 hours at once.").waitFor();
    expect(await axe(page)).toEqual([]);
    await dialog().getByRole("button", { name: "Add rule" }).click();
    await page.getByText("Rule added").first().waitFor();
    expect(await rules().innerText()).toContain("Viewers may request rooms, up to 10 hours at once.");
    await expectFine(page);
  });

  test("it can be changed and removed", async () => {
    await button(/^Edit: Viewers/).click();
    await dialog().getByLabel("Hours at once").fill("");
    await dialog().getByRole("button", { name: "Save" }).click();
    await page.getByText("Viewers may request rooms.", { exact: true }).waitFor();

    await button("Add rule").click();
    await dialog().getByRole("button", { name: "Add rule" }).click();
    await page.getByText("Schedulers may confirm, hold and request all resources.", { exact: true }).waitFor();
    await button(/^Remove: Schedulers/).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
    await page.getByText("Rule removed").first().waitFor();
    await rules().nth(1).waitFor({ state: "detached" });
    expect(await rules().count()).toBe(1);
  });
});

describe("requests", () => {
  const card = (title: string) => page.getByRole("listitem").filter({ hasText: title }).filter({ has: button("Confirm") });
  let resourceId: string;
  let projectId: string;
  const request = (title: string, from: number, to: number) => api("POST", "/bookings", { resourceId, projectId, title, start: at(from), end: at(to), status: "requested" });

  test("where there is none, the page says how they come here", async () => {
    await studio.server.run("UPDATE bookings SET status = 'cancelled' WHERE status = 'requested'"); // those of the demo
    await open("/requests");
    await page.getByText("No open requests").waitFor();
    await expectFine(page);
  });

  test("each says what is asked for, by whom, and whether it fits; the navigation counts them", async () => {
    [resourceId, projectId] = [await idOf("/resources?q=Suite"), await idOf("/projects?q=Nebula")];
    await request("Client review", 9, 11);
    await request("Colour check", 10, 12);
    await request("Mix", 14, 15);
    await api("POST", "/bookings", { resourceId, projectId, title: "Conform", start: at(11), end: at(13) });
    await open("/requests");
    expect(await card("Client review").innerText()).toMatch(/Fits now[^]*Nebula[^]*Asked by Demo Scheduler/);
    expect(await card("Colour check").innerText()).toContain("Taken meanwhile");
    expect(await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Requests" }).innerText()).toContain("3");
    await expectFine(page);
  });

  test("one that fits is confirmed, and that can be undone", async () => {
    await card("Client review").getByRole("button", { name: "Confirm" }).click();
    await page.getByText("Request confirmed").first().waitFor();
    await card("Client review").waitFor({ state: "detached" });
    await button("Undo").click();
    await card("Client review").waitFor();
  });

  test("one that does not fit is refused with who has the time", async () => {
    await card("Colour check").getByRole("button", { name: "Confirm" }).click();
    const refusal = card("Colour check").getByRole("alert");
    await refusal.waitFor();
    expect(await refusal.innerText()).toContain("Conform");
    expect(await axe(page)).toEqual([]);
  });

  test("one is declined with a note, and one is held", async () => {
    await card("Colour check").getByRole("button", { name: "Decline" }).click();
    expect(await axe(page)).toEqual([]);
    await dialog().getByLabel("Note").fill("Suite 2 is free");
    await dialog().getByRole("button", { name: "Decline" }).click();
    await card("Colour check").waitFor({ state: "detached" });
    await card("Mix").getByRole("button", { name: "Hold" }).click();
    await card("Mix").waitFor({ state: "detached" });
    const declined = await api<{ items: { title: string; notes: string }[] }>("GET", `/bookings?resourceId=${resourceId}&status=cancelled`);
    expect(declined.items.find(({ title }) => title === "Colour check")?.notes).toBe("Suite 2 is free");
  });
});

describe("a restricted project", () => {
  test("is made by an owner, with its readers", async () => {
    await api("POST", "/api-keys", { name: "Trailer house", role: "scheduler" });
    await open("/projects");
    await button("Add project").click();
    await dialog().getByLabel("Name").fill("Nightfall");
    await dialog().getByLabel("Restricted").check();
    await dialog().getByLabel("Trailer house").check();
    expect(await axe(page)).toEqual([]);
    await dialog().getByRole("button", { name: "Add project" }).click();
    await page.getByRole("row", { name: /Nightfall \(Restricted\)/ }).waitFor();

    await button("Edit Nightfall").click();
    await dialog().getByLabel("Trailer house").waitFor();
    expect(await dialog().getByLabel("Trailer house").isChecked()).toBe(true);
    await page.keyboard.press("Escape");
    await expectFine(page);
  });

  test("others see in the schedule that a room is taken, and whom to ask", async () => {
    const [resourceId, projectId] = [await idOf("/resources?q=Suite"), await idOf("/projects?q=Nightfall")];
    await api("POST", "/bookings", { resourceId, projectId, title: "Secret grade", start: at(16), end: at(18) });
    await open(`/schedule?week=${WEEK}&kind=room`);
    await button(/Secret grade/).waitFor();

    await isRole("viewer");
    await studio.server.run("DELETE FROM project_readers"); // who restricts a project reads it
    await open(`/schedule?week=${WEEK}&kind=room`);
    const bar = button(/Taken, Confirmed/);
    await bar.waitFor();
    expect(await page.content()).not.toMatch(/Secret grade|Nightfall/);
    await bar.click();
    await page.getByText("What it is for is confidential. Ask Demo Scheduler.").waitFor();
    expect(await axe(page)).toEqual([]);
    await open("/projects");
    expect(await page.content()).not.toContain("Nightfall");
  });
});

describe("a viewer whom a rule lets request", () => {
  const panel = () => page.getByRole("region", { name: "New booking" });

  test("asks in the booking form, and is told where more is not allowed", async () => {
    await open(`/schedule?week=${WEEK}&kind=room`);
    await page.getByRole("button", { name: "Book", exact: true }).click();
    await panel().getByRole("combobox", { name: "Resource" }).fill("suite");
    await panel().getByRole("listbox").getByRole("option").first().click();
    await panel().getByRole("combobox", { name: "Project" }).fill("neb");
    await panel().getByRole("option", { name: /Nebula/ }).click();
    await panel().getByLabel("Title").fill("May we?");
    expect(await panel().getByLabel("Status").inputValue()).toBe("requested");

    await panel().getByLabel("Status").selectOption("confirmed");
    await panel().getByRole("button", { name: "Book", exact: true }).click();
    await panel().getByRole("button", { name: "Request it instead" }).click();
    await panel().getByRole("button", { name: "Request", exact: true }).click();
    await button(/May we\?/).waitFor();
  });

  test("sees it among the requests, which others decide about", async () => {
    await open("/requests");
    const mine = page.getByRole("listitem").filter({ hasText: "May we?" });
    expect(await mine.innerText()).toContain("Somebody who may confirm it decides.");
    expect(await button("Confirm").count()).toBe(0);
    await open("/settings/booking-rules");
    await page.getByText("Owners of the studio change these rules.").waitFor();
    expect(await button("Add rule").count()).toBe(0);
    await expectFine(page);
  });
});

test("no page threw an error", () => {
  expect(studio.faults).toEqual([]);
});
