import { parseArgs } from "node:util";
import Table from "cli-table3";
import { type BookingRow, measureBooking } from "./measure-booking";
import { measureImport } from "./measure-import";
import { measureMonth } from "./measure-month";
import { measureStorm } from "./measure-storm";
import { openSetting } from "./setting";

// `npm run bench`: starts its own server and database, measures, prints. `--json` prints the figures alone; `--seconds`
// is how long each line of the first table takes; `--only booking|storm|import|month` measures one part.
const { values } = parseArgs({ options: { json: { type: "boolean", default: false }, seconds: { type: "string", default: "8" }, only: { type: "string" } } });
const wanted = (part: string) => values.only === undefined || values.only === part;
const say = (line: string) => values.json || console.error(line);

const setting = await openSetting();
try {
  const booking: BookingRow[] = [];
  if (wanted("booking")) {
    for (const projects of [1, 8]) {
      for (const clients of [1, 8, 16]) {
        say(`booking: ${clients} clients, ${projects} projects ...`);
        booking.push(await measureBooking(setting, clients, projects, Number(values.seconds)));
      }
    }
  }
  say("storm, import, month ...");
  const storm = wanted("storm") ? [await measureStorm(setting, 20, 200)] : [];
  const imports = wanted("import") ? await measureImport(setting) : [];
  const month = wanted("month") ? await measureMonth(setting) : [];
  if (values.json) console.log(JSON.stringify({ booking, storm, imports, month }, null, 2));
  else {
    print(["clients", "projects", "HTTP /s", "p50 ms", "p95 ms", "p99 ms", "floor /s", "p50 ms", "p99 ms", "HTTP : floor"], booking.map(({ clients, projects, http, floor, ratio }) => [clients, projects, http.perSecond, http.p50, http.p95, http.p99, floor.perSecond, floor.p50, floor.p99, `${Math.round(ratio * 100)}%`]));
    print(["storm: clients", "rounds", "one winner", "no winner", "double-booked", "worst round ms"], storm.map((row) => Object.values(row)));
    print(["import", "rows", "booked", "seconds"], imports.map((row) => Object.values(row)));
    print(["a month of 500 resources", "busy stretches", "p50 ms", "p95 ms", "kB"], month.map((row) => Object.values(row)));
  }
} finally {
  await setting.close();
}

function print(head: string[], rows: (string | number)[][]) {
  if (rows.length === 0) return;
  const table = new Table({ head, style: { head: [], border: [] } });
  table.push(...rows.map((row) => row.map((cell) => (typeof cell === "number" && !Number.isInteger(cell) ? cell.toFixed(cell < 10 ? 2 : 0) : String(cell)))));
  console.log(table.toString());
}
