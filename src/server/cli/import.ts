import { accessSync, constants, createReadStream, statSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { importBookings } from "@/modules/import";
import { importQuerySchema } from "@/modules/import/contract";
import { slugSchema } from "@/modules/tenant/contract";
import { importProgress } from "./import-progress";
import { describeReport } from "./import-report";
import { checked, inStudio, runCommand, UsageError } from "./run-command";

const USAGE = `Imports bookings from a CSV or iCalendar file of any size.

  npm run --silent import -- FILE --tenant <slug> [--atomic] [--dry-run]
  npm run --silent import -- FILE.ics --tenant <slug> [--resource <name>] [--kind <kind>] [--project <name>]

  FILE       UTF-8; the first line names the columns: resource, kind, project, start, end
             and, if you like, title, status, externalId, notes
  --tenant   slug of the studio
  --atomic   book all rows or none; exit code 1 when it is none
  --dry-run  store nothing, only tell what would happen
  --resource what the events of a calendar book; left out: what the calendar is called, else
             their place
  --kind     artist, room or equipment, where no resource of that name tells
  --project  of events whose summary is not "Project: title"`;

await runCommand(USAGE, (words) => {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { tenant: { type: "string" }, atomic: { type: "boolean", default: false }, "dry-run": { type: "boolean", default: false }, project: { type: "string" }, resource: { type: "string" }, kind: { type: "string" } },
  });
  const [file, ...rest] = positionals;
  if (!file || rest.length > 0) throw new UsageError("Name one FILE");
  const { tenant, ...given } = checked(importQuerySchema.pick({ project: true, resource: true, kind: true }).extend({ tenant: slugSchema }), values);
  const path = resolve(process.env.INIT_CWD ?? "", file); // npm runs us in the project's folder, wherever it was called
  if (!isReadable(path)) throw new UsageError(`There is no file at ${path} that can be read`);
  const mode = values.atomic ? "atomic" : "rows";
  return async (db) => {
    const principal = await inStudio(db, tenant);
    const progress = importProgress();
    const report = await importBookings(db, principal, createReadStream(path), { ...given, mode, dryRun: values["dry-run"], format: isCalendar(path) ? "ics" : "csv" }, progress.show).finally(progress.stop);
    console.log(describeReport(report, mode));
    if (mode === "atomic" && report.conflictCount + report.invalidCount > 0) process.exitCode = 1;
  };
});

function isCalendar(path: string): boolean {
  return /\.ics$/i.test(path);
}

function isReadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return !statSync(path).isDirectory();
  } catch {
    return false;
  }
}
