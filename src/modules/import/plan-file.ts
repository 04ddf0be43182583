import { inTenant } from "@/services/db";
import { addTally, newTally, roomFor, rowsOf, type Tally } from "./domain/tally";
import type { ImportFile } from "./plan/import-file";
import { planRows } from "./plan/plan-rows";
import { readChunks } from "./plan/read-chunks";
import { tallyPlan } from "./plan/tally-plan";
import { newWorld, type World } from "./plan/world";
import type { Run } from "./run";
import { describeConflicts } from "./store/describe-conflicts";
import { loadNamed, loadTaken } from "./store/load-world";

/**
 * What importing the file would do, without doing it and without holding a lock: the world goes on from chunk to chunk, so that
 * rows see what those before them would book. It takes memory by the row, some hundred bytes each.
 */
export async function planFile({ db, principal, studio, onProgress }: Run, file: ImportFile): Promise<{ tally: Tally; world: World }> {
  const { tenantId } = principal;
  const tally = newTally();
  const world = newWorld(studio);
  for await (const { rows, faults } of readChunks(file)) {
    await inTenant(db, tenantId, async (tx) => {
      await loadNamed(tx, principal, world, rows);
      await loadTaken(tx, tenantId, world, rows);
    });
    const plan = planRows(principal, world, rows);
    const shown = plan.conflicts.slice(0, roomFor(tally.conflicts));
    const conflicts = shown.length > 0 ? await inTenant(db, tenantId, (tx) => describeConflicts(tx, principal, shown, new Map())) : [];
    addTally(tally, { ...tallyPlan(plan, conflicts), invalidCount: faults.length, invalid: faults });
    onProgress({ phase: "planning", rows: rowsOf(tally), of: file.rows });
  }
  addTally(tally, { createdResources: world.newResources.length, createdProjects: world.newProjects.length });
  return { tally, world };
}
