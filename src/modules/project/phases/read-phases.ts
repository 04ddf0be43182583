import type { Principal } from "@/lib/principal";
import { type Database, inTenant } from "@/services/db";
import type { PhaseList } from "./contract";
import { presentPhase } from "./present";
import { selectPhases } from "./repository";
import { readable } from "./write-phases";

/** The phases of a project, in the order in which they begin, and what of its budget none of them has. @throws Problem 404 */
export async function listPhases(db: Database, principal: Principal, projectId: string): Promise<PhaseList> {
  const { tenantId } = principal;
  return inTenant(db, tenantId, async (tx) => {
    const { budgetMinor, currency } = await readable(tx, principal, projectId);
    const phases = await selectPhases(tx, tenantId, projectId);
    const given = phases.reduce((sum, phase) => sum + (phase.budgetMinor ?? 0), 0);
    return { items: phases.map(presentPhase), unassigned: budgetMinor === null ? null : { amount: budgetMinor - given, currency } };
  });
}
