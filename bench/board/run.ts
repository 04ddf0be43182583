import { parseArgs } from "node:util";
import Table from "cli-table3";
import { launchBrowser } from "@/testing/browser/launch-browser";
import { createContext } from "@/server/context";
import { newId } from "@/lib/ids";
import { sql } from "drizzle-orm";
import { inTenant } from "@/services/db";
import { openSetting, type Setting, type Studio } from "../setting";
import { fillBoard } from "./fill-board";
import { type BoardFigures, measureBoard } from "./measure-board";
import { type Interactions, measureInteractions } from "./measure-interactions";

// `npm run bench:board`: the board on generated data in headless Chromium, four weeks visible at 1600 x 900; prints first bars, scrolling, an update, heap
// and nodes, and how long interactions take to the next paint on a processor four times slower. `--resources 500` measures one size, `--only
// board|interactions` one part. Nothing of it is a test: the machines are small and noisy.
const SIZES = [[100, 2_000], [500, 10_000], [2_000, 60_000]] as const;
const { values } = parseArgs({ options: { resources: { type: "string" }, only: { type: "string" } } });
const wanted = (part: string) => values.only === undefined || values.only === part;
const PERSON = { name: "Bench", email: "bench@example.com", password: "a long password" };

const setting = await openSetting();
const browser = await launchBrowser();
const rows: [string, BoardFigures][] = [];
const interactions: [string, Interactions][] = [];
try {
  for (const [resources, bookings] of SIZES.filter(([resources]) => values.resources === undefined || values.resources === String(resources))) {
    console.error(`${resources} resources, ${bookings} bookings ...`);
    const studio = await fillBoard(setting, resources, bookings);
    const person = await join(setting, studio);
    const page = await (await browser.newContext({ viewport: { width: 1_600, height: 900 } })).newPage();
    await page.goto(`${setting.url}/sign-in`);
    await page.getByLabel("E-mail").fill(person.email);
    await page.getByLabel("Password").fill(person.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL("**/schedule*");
    if (wanted("board")) rows.push([`${resources} / ${bookings}`, await measureBoard(page, setting.url)]);
    if (wanted("interactions")) interactions.push([`${resources} / ${bookings}`, await measureInteractions(await page.context().newPage(), setting.url, bookings / resources)]);
    await page.context().close();
  }
} finally {
  await browser.close();
  await setting.close();
}

const table = new Table({ head: ["resources / bookings", "opened ms", "first bars ms", "vertical fps", "longest gap", "blank", "horizontal fps", "longest gap", "blank", "move ms", "heap MB", "nodes", "page kB", "window kB"], style: { head: [], border: [] } });
for (const [size, { opened, firstBars, vertical, horizontal, move, heap, nodes, pageKilobytes, kilobytes }] of rows) {
  const scroll = ({ fps, longest, blank }: BoardFigures["vertical"]) => [fps.toFixed(0), `${longest.toFixed(0)} ms`, `${blank.toFixed(2)} %`];
  table.push([size, opened.toFixed(0), firstBars.toFixed(0), ...scroll(vertical), ...scroll(horizontal), move.toFixed(0), heap.toFixed(0), nodes, pageKilobytes.toFixed(0), kilobytes.toFixed(0)]);
}
if (rows.length > 0) console.log(table.toString());
const slow = new Table({ head: ["to the next paint, CPU four times slower", "open a booking ms", "arrow keys ms", "drag ms", "type in the search ms"], style: { head: [], border: [] } });
for (const [size, { open, keys, drag, search }] of interactions) slow.push([size, ...[open, keys, drag, search].map((ms) => (ms === 0 ? "under 16" : ms))]);
if (interactions.length > 0) console.log(slow.toString());

/** A person who is in the studio, and in no other. */
async function join({ db }: Setting, { principal: { tenantId } }: Studio) {
  const context = createContext(db, { secret: "a secret for the benchmark, long enough to sign with", publicUrl: undefined });
  const person = { ...PERSON, email: `${newId()}@example.com` };
  const { userId } = await context.auth.signUp(person);
  await context.limiter.close();
  await inTenant(db, tenantId, (tx) => tx.execute(sql`INSERT INTO members (tenant_id, id, user_id, role) VALUES (${tenantId}, ${newId()}, ${userId}, 'owner')`));
  return person;
}
