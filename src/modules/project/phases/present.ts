import { iso } from "@/lib/time";
import type { Phase } from "./contract";
import type { PhaseRow } from "./repository";

/** A row as everyone outside sees it. */
export function presentPhase(row: PhaseRow): Phase {
  const { currency } = row;
  return {
    id: row.id,
    projectId: row.projectId,
    name: row.name,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    budget: row.budgetMinor === null ? null : { amount: row.budgetMinor, currency },
    allocated: { amount: row.allocatedMinor, currency },
    version: row.version,
    createdAt: iso(row.createdAt),
    updatedAt: iso(row.updatedAt),
  };
}
