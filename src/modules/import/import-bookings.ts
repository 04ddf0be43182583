import type { Principal } from "@/lib/principal";
import { getStudio } from "@/modules/tenant";
import type { Database } from "@/services/db";
import type { ImportFormat, ImportQuery, ImportReport } from "./contract";
import { loadPlaces } from "./calendar/load-places";
import { isRefused, isStored, rowsOf, type Tally } from "./domain/tally";
import { openCalendar } from "./calendar/open-calendar";
import { inspect } from "./file/inspect";
import { withSpooled } from "./file/spool";
import { importAtomic } from "./import-atomic";
import { importRows } from "./import-rows";
import { planFile } from "./plan-file";
import { openSheet } from "./plan/open-sheet";
import { mayImport } from "./policy";
import type { Progress, Run } from "./run";

/**
 * Books the rows of a CSV file, or the events of an iCalendar file, in file order, making the resources and projects that they name. A row for which there is no room,
 * or that cannot be understood, is reported with its line and stops no other; in the mode `atomic` it keeps all from being stored.
 * A row whose externalId is stored already changes that booking.
 *
 * @param source the bytes of the file, in any pieces; memory stays bounded. It is read to its end before anything is stored
 * @throws Problem 403 for a viewer; 400 and 422 for a file that cannot be read as a whole, of which nothing is stored
 */
export async function importBookings(
  db: Database,
  principal: Principal,
  source: AsyncIterable<Uint8Array>,
  { mode, dryRun, format = "csv", ...given }: ImportQuery & { format?: ImportFormat },
  onProgress: (progress: Progress) => void = () => {},
): Promise<ImportReport> {
  mayImport(principal);
  return withSpooled(source, async (spooled) => {
    const studio = await getStudio(db, principal);
    const file = format === "ics" ? await openCalendar(spooled, { ...given, ...(await loadPlaces(db, principal, studio)) }) : openSheet(await inspect(spooled));
    const run: Run = { db, principal, studio, onProgress };
    if (dryRun) return toReport((await planFile(run, file)).tally, { dryRun, stored: false });
    const tally = await (mode === "atomic" ? importAtomic : importRows)(run, file);
    return toReport(tally, { dryRun, stored: isStored(tally) && !(mode === "atomic" && isRefused(tally)) });
  });
}

function toReport(tally: Tally, outcome: Pick<ImportReport, "dryRun" | "stored">): ImportReport {
  return { rows: rowsOf(tally), ...tally, ...outcome };
}
