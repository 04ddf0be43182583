import { iso } from "@/lib/time";
import type { Tx } from "@/services/db";
import type { ImportReport } from "../contract";
import type { Conflict } from "../plan/plan-rows";
import type { OfThisFile, World } from "../plan/world";
import { selectBriefly } from "../repository";

type Entry = ImportReport["conflicts"][number];
type Blocker = Entry["blockedBy"][number];

/** The conflicts as the report tells them. @param lines of the bookings that earlier chunks of the file stored, by id */
export async function describeConflicts(tx: Tx, tenantId: string, conflicts: Conflict[], world: World, lines: Map<string, number>): Promise<Entry[]> {
  const blockers = new Map<string, Blocker>();
  const ids = new Set(conflicts.flatMap((conflict) => conflict.blockers));
  for (const id of ids) {
    const ours = world.ofThisFile.get(id);
    if (ours) blockers.set(id, ofThisFile(ours));
  }
  const others = [...ids].filter((id) => !blockers.has(id));
  const stored = others.length > 0 ? await selectBriefly(tx, tenantId, others) : [];
  for (const { id, startTime, endTime, projectId, projectName, title } of stored) {
    blockers.set(id, { bookingId: id, start: iso(startTime), end: iso(endTime), projectId, projectName, title, line: lines.get(id) ?? null });
  }
  return conflicts.map(({ row, blockers: inTheWay }) => ({
    line: row.line,
    resource: row.resource.name,
    start: iso(row.start),
    end: iso(row.end),
    blockedBy: inTheWay.flatMap((id) => blockers.get(id) ?? []),
  }));
}

function ofThisFile({ line, state, project }: OfThisFile): Blocker {
  return { bookingId: state.id, start: iso(state.startTime), end: iso(state.endTime), projectId: project.id, projectName: project.name, title: state.title, line };
}
