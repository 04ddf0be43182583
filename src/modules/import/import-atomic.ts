import { Problem } from "@/lib/problem";
import type { Allocated, Setting } from "@/modules/booking";
import { addAllocations } from "@/modules/project";
import { inTenant, lockOf, type Tx } from "@/services/db";
import { addTally, isRefused, isStored, newTally, rowsOf, type Tally } from "./domain/tally";
import { planFile } from "./plan-file";
import type { ImportFile } from "./plan/import-file";
import { planRows } from "./plan/plan-rows";
import { readChunks } from "./plan/read-chunks";
import { tallyPlan } from "./plan/tally-plan";
import { newWorld, type World } from "./plan/world";
import type { Run } from "./run";
import { createMissing } from "./store/create-missing";
import { loadNamed, loadTaken } from "./store/load-world";
import { isOutdated, Outdated } from "./store/outdated";
import { recordFinished } from "./store/record-finished";
import { writeChanges } from "./store/write-changes";

const TRIES = 3;

/**
 * Books all rows, or none. It is planned first, so that an import that must be refused never holds a lock.
 * @returns what it came to; nothing is stored when a row is a conflict or invalid (isRefused)
 * @throws Problem 503 when others keep booking the same resources meanwhile
 */
export async function importAtomic(run: Run, file: ImportFile): Promise<Tally> {
  for (let attempt = 1; ; attempt++) {
    const { tally, world } = await planFile(run, file);
    if (isRefused(tally)) return tally;
    try {
      return await storeAll(run, file, world);
    } catch (error) {
      if (!isOutdated(error)) throw error;
      if (attempt === TRIES) throw new Problem(503, "import_busy", "Busy", "Others are changing the same bookings right now: try again in a moment. Nothing was stored.");
    }
  }
}

/** Everything in one transaction, under the locks of all resources. @throws Outdated when it is no longer as it was planned */
async function storeAll({ db, principal, studio, onProgress }: Run, file: ImportFile, planned: World): Promise<Tally> {
  const { tenantId } = principal;
  const store = async (tx: Tx) => {
    await createMissing(tx, principal, studio, planned);
    const tally = newTally();
    const allocated: Allocated[] = [];
    let chunks = 0;
    for await (const { rows } of readChunks(file)) {
      const world = newWorld(studio);
      await loadNamed(tx, principal, world, rows, true);
      await loadTaken(tx, tenantId, world, rows);
      // The clock of a transaction stands still, and a hold that is placed anew comes after those of the chunks before.
      const setting = (world.setting = { ...(world.setting as Setting), now: (world.setting as Setting).now.add({ microseconds: chunks++ }) });
      const plan = planRows(principal, world, rows);
      if (plan.conflicts.length > 0 || world.newResources.length + world.newProjects.length > 0) throw new Outdated();
      allocated.push(...(await writeChanges(tx, principal, setting.now, plan)));
      addTally(tally, tallyPlan(plan, []));
      onProgress({ phase: "storing", rows: rowsOf(tally), of: file.rows });
    }
    addTally(tally, { createdResources: planned.newResources.length, createdProjects: planned.newProjects.length });
    if (isStored(tally)) await recordFinished(tx, principal, tally);
    await addAllocations(tx, tenantId, allocated);
    return tally;
  };
  return inTenant(db, tenantId, store, [...planned.involved].map((id) => lockOf(tenantId, id)));
}
