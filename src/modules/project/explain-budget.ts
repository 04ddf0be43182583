import type { Principal } from "@/lib/principal";
import { Problem } from "@/lib/problem";
import { type Database, inTenant, violates } from "@/services/db";
import { findBudget, selectAllocated } from "./repository";

/**
 * The refusal when PostgreSQL said that a budget does not allow a booking; undefined when it said something else. The figures are
 * those of the moment after: somebody may have cancelled meanwhile.
 */
export async function explainBudget(db: Database, { tenantId }: Principal, error: unknown, about: { projectId: string; phaseId: string | null; minor: number }): Promise<Problem | undefined> {
  const isPhase = violates(error, "phase_allocations_within_budget");
  if (!isPhase && !violates(error, "project_allocations_within_budget")) return undefined;
  const { projectId, minor } = about;
  const phaseId = isPhase ? about.phaseId : null;
  const { name, budget, allocated, currency } = await inTenant(db, tenantId, (tx) => findBudget(tx, tenantId, projectId, phaseId));
  const detail = `${name} has ${budget - allocated} left of its budget of ${budget}, and ${minor} were wanted (minor units of ${currency}): raise the budget, or book less.`;
  return new Problem(409, "budget_exceeded", "Over budget", detail, { projectId, phaseId, budget: { amount: budget, currency }, allocated: { amount: allocated, currency }, wanted: { amount: minor, currency } });
}

/** The refusal when a new budget or enforcement would leave a project or one of its phases over; undefined when PostgreSQL said something else. */
export async function budgetRefusal(db: Database, { tenantId }: Principal, projectId: string, error: unknown): Promise<Problem | undefined> {
  if (!violates(error, "project_allocations_within_budget") && !violates(error, "phase_allocations_within_budget")) return undefined;
  const overruns = await inTenant(db, tenantId, (tx) => selectAllocated(tx, tenantId, projectId));
  const allocated = overruns.map(({ name, allocated, currency }) => `${name} ${allocated} ${currency}`).join(", ");
  return new Problem(409, "budget_below_allocated", "Below what is allocated", `Blocking wants budgets that hold what is allocated (in minor units: ${allocated}): cancel bookings first, raise the budget, or only warn.`, { allocated: overruns });
}
