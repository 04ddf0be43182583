import type { Principal } from "@/lib/principal";
import { Problem } from "@/lib/problem";
import { explainBudget } from "@/modules/project";
import type { Database } from "@/services/db";
import type { BookingStatus } from "../contract";
import { draftBooking } from "../draft-booking";
import type { ReplaceResource } from "./contract";
import type { Planned, Replacing } from "./load-replacement";

type Overrun = { budget: { amount: number }; allocated: { amount: number }; wanted: { amount: number } };

/**
 * The refusal when PostgreSQL said that a budget does not allow the replacement; undefined when it said something else. Who comes
 * instead may be dearer: of the projects concerned, the one that would be over.
 */
export async function explainOverrun(db: Database, principal: Principal, input: ReplaceResource, replacing: Replacing, error: unknown): Promise<Problem | undefined> {
  const more = new Map<string, { projectId: string; phaseId: string | null; minor: number }>();
  for (const { row, ...planned } of replacing.planned) {
    const { projectId, phaseId } = row;
    const key = `${projectId} ${phaseId}`;
    const minor = (more.get(key)?.minor ?? 0) + moreFor(principal, input, replacing, { row, ...planned });
    more.set(key, { projectId, phaseId, minor });
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

/** What a booking would cost more with who comes instead, in minor units; 0 for one that would be refused anyway. */
function moreFor(principal: Principal, { toResourceId, override }: ReplaceResource, { setting }: Replacing, { row, plan }: Planned): number {
  if (!plan || row.status !== "confirmed") return 0;
  const { projectId, phaseId, allocation } = row;
  const draftOf = (resourceId: string) => draftBooking(principal, setting, { resourceId, projectId, phaseId, status: row.status as BookingStatus, allocation, when: plan.goes.when, override: override ?? null, isSettled: true });
  try {
    return (draftOf(toResourceId).fields.costMinor ?? 0) - (draftOf(row.resourceId).fields.costMinor ?? 0);
  } catch (problem) {
    if (problem instanceof Problem) return 0;
    throw problem;
  }
}
