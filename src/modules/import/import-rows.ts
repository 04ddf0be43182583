import { inTenant } from "@/services/db";
import { addTally, isStored, newTally, roomFor, rowsOf, type Tally } from "./domain/tally";
import type { ImportFile } from "./plan/import-file";
import { readChunks } from "./plan/read-chunks";
import type { Run } from "./run";
import { recordFinished } from "./store/record-finished";
import { storeChunk } from "./store/store-chunk";

/** Books every row for which there is room, chunk by chunk. */
export async function importRows(run: Run, file: ImportFile): Promise<Tally> {
  const { db, principal, onProgress } = run;
  const tally = newTally();
  const lines = new Map<string, number>();
  for await (const { rows, faults } of readChunks(file)) {
    addTally(tally, { invalidCount: faults.length, invalid: faults });
    if (rows.length > 0) addTally(tally, await storeChunk(run, rows, { lines, room: roomFor(tally.conflicts) }));
    onProgress({ phase: "storing", rows: rowsOf(tally), of: file.rows });
  }
  if (isStored(tally)) await inTenant(db, principal.tenantId, (tx) => recordFinished(tx, principal, tally));
  return tally;
}
