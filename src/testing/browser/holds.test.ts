import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Temporal } from "@/lib/time";
import { weekOf } from "@/ui/schedule/week";
import { axe, openStudio, overflow, type Studio } from "./open-studio";

let studio: Studio;
let page: Page;

// No booking of the demo studio lies so far ahead.
const day = Temporal.Now.plainDateISO("UTC").add({ weeks: 40 });
const week = weekOf(day.toString());
const board = `/schedule?week=${week}&q=Ladder`;
const open = (path: string) => studio.open(path);
const panel = () => page.getByRole("region", { name: "Booking", exact: true });
const ladder = () => panel().getByRole("region", { name: "Ladder" });
const show = async (title: string) => {
  await page.locator("[data-track]").getByRole("button", { name: title }).click();
  await ladder().getByRole("listitem").first().waitFor();
};

beforeAll(async () => {
  studio = await openStudio("/schedule");
  page = studio.page;

  const resource = await make("resources", { kind: "room", name: "Ladder suite" });
  const [drama, advert] = [await make("projects", { name: "Drama" }), await make("projects", { name: "Advert" })];
  const hold = (projectId: string, title: string, from: number, to: number) => make("bookings", { resourceId: resource, projectId, title, status: "hold", start: `${day}T${from}:00:00Z`, end: `${day}T${to}:00:00Z` });
  await hold(drama, "Grade", 10, 13);
  await hold(advert, "Conform", 12, 15);
}, 300_000);

afterAll(() => studio?.close());

/** @returns the id of what was made */
const make = async (what: string, body: object) => (await studio.api<{ id: string }>("POST", `/${what}`, body)).id;

test("a booking says which option it is, and who else holds its time", async () => {
  await open(board);
  await show("Conform");
  expect(await ladder().getByRole("listitem").allInnerTexts()).toEqual([expect.stringMatching(/^1st option[^]*Drama · Grade[^]*Since/), expect.stringMatching(/^2nd option[^]*This one[^]*Since/)]);
});

test("the second option challenges the first, which sees until when it has to answer", async () => {
  await ladder().getByRole("button", { name: "Challenge", exact: true }).click();
  await ladder().getByText(/^Challenged: confirms or is released by/).waitFor();
  expect(await ladder().getByRole("button", { name: "Challenge", exact: true }).count()).toBe(0);
  await open("/holds");
  const first = page.getByRole("row").nth(1);
  expect(await first.innerText()).toMatch(/1st option\s+Grade\s+Drama\s+Ladder suite[^]*Challenged/);
  await first.getByRole("link", { name: "Grade" }).click();
  await page.locator("[data-booking][data-marked]").waitFor();
});

test("a challenge is withdrawn again", async () => {
  await open(board);
  await show("Conform");
  await ladder().getByRole("button", { name: "Withdraw the challenge" }).click();
  await ladder().getByRole("button", { name: "Challenge", exact: true }).waitFor();
  expect(await ladder().getByText(/^Challenged/).count()).toBe(0);
});

describe.each([1440, 390])("in both themes at %i pixels", (width) => {
  beforeAll(() => page.setViewportSize({ width, height: 900 }));

  test("the list of holds has no accessibility fault that axe finds, and fits", async () => {
    await open("/holds");
    expect(await axe(page)).toEqual([]);
    expect(await overflow(page)).toEqual([0, 0]);
  });

  test("nor have the ladder and the field for when a hold ends", async () => {
    await open(board);
    if (width === 1440) await show("Conform");
    else await page.getByRole("button", { name: /^Book/ }).first().waitFor();
    expect(await axe(page)).toEqual([]);
    if (width < 1440) return;
    await panel().getByRole("button", { name: "Edit", exact: true }).click();
    await panel().getByLabel(/^Ends by itself/).waitFor();
    expect(await axe(page)).toEqual([]);
  });
});

test("a hold ends when its form says", async () => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(board);
  await show("Conform");
  await panel().getByRole("button", { name: "Edit", exact: true }).click();
  await panel().getByLabel(/^Ends by itself/).fill(day.subtract({ days: 7 }).toString());
  await panel().getByRole("button", { name: "Save changes" }).click();
  await ladder().getByText(/^Ends by itself/).waitFor();
});

test("who is not first confirms only with a reason, and the one without room is released", async () => {
  await panel().getByRole("button", { name: "Confirm", exact: true }).click();
  const refusal = panel().getByRole("alert");
  await refusal.waitFor();
  expect(await refusal.innerText()).toMatch(/Others came first[^]*Drama · Grade/);
  await refusal.getByRole("button", { name: "Book anyway…" }).click();
  await refusal.getByLabel("Reason").fill("The client sits in the suite");
  await refusal.getByRole("button", { name: "Book anyway", exact: true }).click();
  await panel().getByText("The client sits in the suite").first().waitFor();
  await page.locator("[data-track]").getByRole("button", { name: "Grade" }).waitFor({ state: "detached" });
  await ladder().waitFor({ state: "detached" });
});

test("no page threw an error", () => {
  expect(studio.faults).toEqual([]);
});
