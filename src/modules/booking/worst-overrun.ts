import type { Principal } from "@/lib/principal";
import type { Problem } from "@/lib/problem";
import { explainBudget } from "@/modules/project";
import type { Database } from "@/services/db";

/** What is more of a project, or of its phase, in minor units. */
export type More = { projectId: string; phaseId: string | null; minor: number };

type Overrun = { budget: { amount: number }; allocated: { amount: number }; wanted: { amount: number } };

/**
 * The refusal when PostgreSQL said that a budget does not allow several bookings; undefined when it said something else. Of the projects concerned, one
 * that would be over.
 */
export async function worstOverrun(db: Database, principal: Principal, error: unknown, all: More[]): Promise<Problem | undefined> {
  const more = new Map<string, More>();
  for (const { projectId, phaseId, minor } of all) {
    const key = `${projectId} ${phaseId}`;
    more.set(key, { projectId, phaseId, minor: (more.get(key)?.minor ?? 0) + minor });
  }
  const problems: Problem[] = [];
  for (const about of [...more.values()].toSorted((a, b) => b.minor - a.minor)) {
    const problem = await explainBudget(db, principal, error, about);
    if (!problem) return undefined;
    const { budget, allocated, wanted } = problem.extra as Overrun;
    if (allocated.amount + wanted.amount > budget.amount) return problem;
    problems.push(problem);
  }
  return problems[0];
}
