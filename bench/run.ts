import { parseArgs } from "node:util";
import Table from "cli-table3";
import { measureLighthouse } from "./lighthouse/measure-lighthouse";
import { measureAvailability } from "./measure-availability";
import { type BookingRow, measureBooking } from "./measure-booking";
import { measureCache } from "./measure-cache";
import { measureFairness } from "./measure-fairness";
import { measureImport } from "./measure-import";
import { measureLive } from "./measure-live";
import { measureMonth } from "./measure-month";
import { measureStorm } from "./measure-storm";
import { openSetting } from "./setting";

// `npm run bench`: starts its own server and database, measures, prints. `--json` prints the figures alone; `--seconds`
// is how long each line of the first table takes; `--only booking|storm|import|month|availability|cache|fairness|live|lighthouse` measures one part.
const { values } = parseArgs({ options: { json: { type: "boolean", default: false }, seconds: { type: "string", default: "8" }, only: { type: "string" } } });
const wanted = (part: string) => values.only === undefined || values.only === part;
const say = (line: string) => values.json || console.error(line);

const figures: Record<string, unknown> = {};
const setting = await openSetting();
try {
  if (wanted("booking")) {
    const rows: BookingRow[] = [];
    for (const projects of [1, 8]) {
      for (const clients of [1, 8, 16]) {
        say(`booking: ${clients} clients, ${projects} projects ...`);
        rows.push(await measureBooking(setting, clients, projects, Number(values.seconds)));
      }
    }
    tell("booking", rows, ["clients", "projects", "HTTP /s", "p50 ms", "p95 ms", "p99 ms", "floor /s", "p50 ms", "p99 ms", "HTTP : floor"], ({ clients, projects, http, floor, ratio }) => [clients, projects, http.perSecond, http.p50, http.p95, http.p99, floor.perSecond, floor.p50, floor.p99, `${Math.round(ratio * 100)}%`]);
  }
  if (wanted("storm")) tell("storm", [await measureStorm(setting, 20, 200)], ["storm: clients", "rounds", "one winner", "no winner", "double-booked", "worst round ms"], Object.values);
  if (wanted("import")) tell("import", await measureImport(setting), ["import", "rows", "booked", "seconds"], Object.values);
  if (wanted("month")) tell("month", await measureMonth(setting), ["a month of 500 resources", "busy stretches", "p50 ms", "p95 ms", "kB"], Object.values);
  if (wanted("availability")) tell("availability", await measureAvailability(setting), ["four weeks, one client", "resources", "p50 ms", "p95 ms", "kB"], Object.values);
  if (wanted("cache")) tell("cache", await measureCache(setting, Number(values.seconds)), ["nine reads to a booking, four clients", "plain /s", "p50 ms", "p95 ms", "cached /s", "p50 ms", "p95 ms"], ({ question, plain, cached }) => [question, plain.perSecond, plain.p50, plain.p95, cached.perSecond, cached.p50, cached.p95]);
  if (wanted("fairness")) tell("fairness", await measureFairness(setting, 16, Number(values.seconds)), ["studio A", "calls of A", "refused of A", "bookings of B", "p50 ms", "p95 ms"], Object.values);
  if (wanted("live")) {
    const { rows, kilobytesAScreen } = await measureLive(setting, Number(values.seconds));
    tell("live", rows, ["from the answer to the last screen", "sent", "missed", "p50 ms", "p99 ms", "floor p50", "floor p99"], Object.values);
    tell("screens", [{ kilobytesAScreen }], ["kB of memory a screen"], Object.values);
  }
  if (wanted("lighthouse")) tell("lighthouse", await measureLighthouse(setting), ["Lighthouse, desktop, median of 5", "performance", "accessibility", "FCP ms", "LCP ms", "TBT ms", "CLS", "faults of accessibility"], ({ page, performance, accessibility, fcp, lcp, tbt, cls, faults }) => [page, performance, accessibility, Math.round(fcp), Math.round(lcp), Math.round(tbt), cls.toFixed(3), faults.join("\n")]);
  if (values.json) console.log(JSON.stringify(figures, null, 2));
} finally {
  await setting.close();
}

/** Keeps the figures for `--json`, or prints them as a table. */
function tell<Row>(part: string, rows: Row[], head: string[], cellsOf: (row: Row) => (string | number)[]) {
  figures[part] = rows;
  if (values.json) return;
  const table = new Table({ head, style: { head: [], border: [] } });
  table.push(...rows.map((row) => cellsOf(row).map((cell) => (typeof cell === "number" && !Number.isInteger(cell) ? cell.toFixed(cell < 10 ? 2 : 0) : String(cell)))));
  console.log(table.toString());
}
