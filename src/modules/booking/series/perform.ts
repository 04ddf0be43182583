import type { Principal } from "@/lib/principal";
import { notFound, Problem } from "@/lib/problem";
import { explainBudget } from "@/modules/project";
import { type Database, inTenant, type LastWrites, lockOf, rehearse, type Tx, violates } from "@/services/db";
import { bookingConflict, isNoRoom } from "../explain-conflict";
import type { SeriesResult } from "./contract";

const TRIES = 3;

/** What a call is about, for its refusals. `cost` is what it would have booked, known once it was tried. */
export type About = { id: string; projectId: string; phaseId: string | null; cost: number };

/**
 * Does the work in one transaction under the locks of all the resources, or only rehearses it; again, when somebody wrote past the locks.
 * @throws Problem 409 budget_exceeded, 409 for a taken id, 404 for a phase that the project lacks, and whatever else `work` throws
 */
export async function perform(db: Database, principal: Principal, how: { dryRun: boolean; resourceIds: string[]; about: About }, work: (tx: Tx) => Promise<SeriesResult | LastWrites<SeriesResult>>): Promise<SeriesResult> {
  const { tenantId } = principal;
  const { about } = how;
  const locks = [...new Set(how.resourceIds)].map((id) => lockOf(tenantId, id));
  for (let attempt = 1; ; attempt++) {
    try {
      return await (how.dryRun ? rehearse : inTenant)(db, tenantId, work, locks);
    } catch (error) {
      if (isNoRoom(error) && attempt < TRIES) continue;
      throw isNoRoom(error) ? bookingConflict([]) : await refusalOf(db, principal, about, error);
    }
  }
}

async function refusalOf(db: Database, principal: Principal, { id, projectId, phaseId, cost }: About, error: unknown): Promise<unknown> {
  if (violates(error, "bookings_phase")) return notFound("phase", phaseId ?? "");
  if (violates(error, "series_tenant_id_id_pk")) return new Problem(409, "id_taken", "Id taken", `There is already a series with the id ${id}: it was stored before, or the id must be made anew.`);
  return (await explainBudget(db, principal, error, { projectId, phaseId, minor: cost })) ?? error;
}
