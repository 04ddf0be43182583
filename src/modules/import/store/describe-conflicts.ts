import type { Principal } from "@/lib/principal";
import { iso } from "@/lib/time";
import { presentBlockers } from "@/modules/booking";
import type { Tx } from "@/services/db";
import type { ImportReport } from "../contract";
import type { Conflict } from "../plan/plan-rows";
import type { OfThisFile } from "../plan/world";
import { selectBriefly } from "../repository";

type Entry = ImportReport["conflicts"][number];
type Blocker = Entry["blockedBy"][number];

/**
 * The conflicts as the report tells them. Called before the plan is stored: a blocker may be among those that it moves.
 * @param lines of the bookings that earlier chunks of the file stored, by id
 */
export async function describeConflicts(tx: Tx, principal: Principal, conflicts: Conflict[], lines: Map<string, number>): Promise<Entry[]> {
  const others = new Set(conflicts.flatMap(({ blockers }) => blockers.filter(({ ofThisFile }) => !ofThisFile).map(({ bookingId }) => bookingId)));
  const rows = others.size > 0 ? await selectBriefly(tx, principal.tenantId, [...others]) : [];
  const stored = new Map((await presentBlockers(tx, principal, rows)).map((blocker): [string, Blocker] => [blocker.bookingId, { ...blocker, line: lines.get(blocker.bookingId) ?? null }]));
  return conflicts.map(({ row, blockers, problem }) => ({
    line: row.line,
    resource: row.resource.name,
    start: iso(row.start),
    end: iso(row.end),
    blockedBy: blockers.flatMap(({ bookingId, ofThisFile }) => (ofThisFile ? ofTheFile(ofThisFile) : (stored.get(bookingId) ?? []))),
    reason: problem ? { code: problem.code, detail: problem.message } : null,
  }));
}

function ofTheFile({ line, state: { row }, projectName }: OfThisFile): Blocker {
  return { bookingId: row.id, start: iso(row.startTime), end: iso(row.endTime), projectId: row.projectId, projectName, title: row.title, line };
}
