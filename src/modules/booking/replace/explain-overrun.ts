import type { Principal } from "@/lib/principal";
import { Problem } from "@/lib/problem";
import type { Database } from "@/services/db";
import type { BookingStatus } from "../contract";
import { draftBooking } from "../draft-booking";
import { worstOverrun } from "../worst-overrun";
import type { ReplaceResource } from "./contract";
import type { Planned, Replacing } from "./load-replacement";

/** The refusal when PostgreSQL said that a budget does not allow the replacement: who comes instead may be dearer. As worstOverrun. */
export function explainOverrun(db: Database, principal: Principal, input: ReplaceResource, replacing: Replacing, error: unknown): Promise<Problem | undefined> {
  return worstOverrun(db, principal, error, replacing.planned.map((planned) => ({ projectId: planned.row.projectId, phaseId: planned.row.phaseId, minor: moreFor(principal, input, replacing, planned) })));
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
