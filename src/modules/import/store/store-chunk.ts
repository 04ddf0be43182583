import { iso } from "@/lib/time";
import type { Setting } from "@/modules/booking";
import { addAllocations } from "@/modules/project";
import { inTenant, lockOf } from "@/services/db";
import { addTally, newTally, roomFor, type Tally } from "../domain/tally";
import type { ImportRow } from "../plan/parse-row";
import { planRows } from "../plan/plan-rows";
import { tallyPlan } from "../plan/tally-plan";
import { newWorld } from "../plan/world";
import type { Run } from "../run";
import { createMissing } from "./create-missing";
import { describeConflicts } from "./describe-conflicts";
import { loadNamed, loadTaken } from "./load-world";
import { isOutdated, isTaken, Outdated } from "./outdated";
import { writeChanges } from "./write-changes";

const TRIES = 3;

/** What the chunks before have done: the lines of the bookings of this file, by booking id, and the room that the report has left. */
export type Before = { lines: Map<string, number>; room: number };

/**
 * Books what there is room for, in one transaction. Who writes past the locks may be faster: PostgreSQL refuses then, and the
 * chunk is planned again; when that does not help, row by row, so that one row in a race does not stop the others.
 */
export async function storeChunk(run: Run, rows: ImportRow[], before: Before): Promise<Tally> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptChunk(run, rows, before);
    } catch (error) {
      if (!isOutdated(error)) throw error;
      if (attempt < TRIES) continue;
      if (rows.length > 1) return rowByRow(run, rows, before);
      if (isTaken(error)) return { ...newTally(), conflictCount: 1, conflicts: rows.map(nameless) };
      throw error;
    }
  }
}

async function rowByRow(run: Run, rows: ImportRow[], { lines, room }: Before): Promise<Tally> {
  const tally = newTally();
  for (const row of rows) addTally(tally, await storeChunk(run, [row], { lines, room: Math.min(room, roomFor(tally.conflicts)) }));
  return tally;
}

/** Whoever has the slot was there each time we booked, and gone each time we looked. */
function nameless({ line, resource, start, end }: ImportRow): Tally["conflicts"][number] {
  return { line, resource: resource.name, start: iso(start), end: iso(end), blockedBy: [], reason: null };
}

async function attemptChunk({ db, principal, studio }: Run, rows: ImportRow[], { lines, room }: Before): Promise<Tally> {
  const { tenantId } = principal;
  const seen = newWorld(studio);
  await inTenant(db, tenantId, (tx) => loadNamed(tx, principal, seen, rows));
  const { tally, world } = await inTenant(
    db,
    tenantId,
    async (tx) => {
      const world = newWorld(studio);
      await loadNamed(tx, principal, world, rows, true);
      if ([...world.involved].some((id) => !seen.involved.has(id))) throw new Outdated();
      await loadTaken(tx, tenantId, world, rows);
      const plan = planRows(principal, world, rows);
      const conflicts = await describeConflicts(tx, principal, plan.conflicts.slice(0, room), lines);
      await createMissing(tx, principal, studio, world);
      await addAllocations(tx, tenantId, await writeChanges(tx, principal, (world.setting as Setting).now, plan));
      return { tally: { ...newTally(), ...tallyPlan(plan, conflicts), createdResources: world.newResources.length, createdProjects: world.newProjects.length }, world };
    },
    [...seen.involved].map((id) => lockOf(tenantId, id)),
  );
  for (const { line, state } of world.ofThisFile.values()) lines.set(state.row.id, line);
  return tally;
}
