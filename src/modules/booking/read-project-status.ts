import type { Principal } from "@/lib/principal";
import { notFound } from "@/lib/problem";
import { findAllocation, findProject } from "@/modules/project";
import { type Database, inTenant } from "@/services/db";
import type { ProjectStatusReport } from "./contract";
import { countByStatus } from "./repository";

/** How a project stands: budget, what its confirmed bookings have allocated, what is left, and its bookings by status. @throws Problem 404 */
export async function readProjectStatus(db: Database, { tenantId }: Principal, id: string): Promise<ProjectStatusReport> {
  return inTenant(db, tenantId, async (tx) => {
    const project = await findProject(tx, tenantId, id);
    if (!project) throw notFound("project", id);
    const { minor, minutes } = await findAllocation(tx, tenantId, id);
    const { budgetMinor: budget, currency } = project;
    const counts = Object.fromEntries((await countByStatus(tx, tenantId, id)).map(({ status, count }) => [status, count]));
    return {
      projectId: id,
      budget: budget === null ? null : { amount: budget, currency },
      allocated: { amount: minor, currency },
      allocatedMinutes: minutes,
      remaining: budget === null ? null : { amount: budget - minor, currency },
      bookingsByStatus: { requested: 0, hold: 0, confirmed: 0, cancelled: 0, ...counts },
    };
  });
}
