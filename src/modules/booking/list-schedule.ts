import type { Principal } from "@/lib/principal";
import type { Temporal } from "@/lib/time";
import { presentProject, type Project, selectAllProjects, selectUnreadable } from "@/modules/project";
import { presentResource, type Resource, type ResourceKind, selectAllResources } from "@/modules/resource";
import { type Database, inTenant } from "@/services/db";
import { positionIn } from "@/services/outbox";
import type { SeenBooking } from "./contract";
import { selectInConflict } from "./conflicts/repository";
import { maskBooking, presentBooking } from "./present";
import { selectBookings } from "./repository";

export type ScheduleQuery = {
  from: Temporal.Instant;
  to: Temporal.Instant;
  kind?: ResourceKind | undefined;
  q?: string | undefined;
  department?: string | undefined;
  projectId?: string | undefined;
};

/** `conflicts`: the ids of bookings whose resource is away by now. */
/** `position`: of the log, when it was read: all that happened up to there is in it. */
export type Schedule = { position: number; resources: Resource[]; projects: Project[]; bookings: SeenBooking[]; conflicts: string[] };

/** What a page of the schedule shows: the resources that match, the projects that the caller may read, and every booking of these resources in `[from, to)` but the cancelled. */
export async function listSchedule(db: Database, principal: Principal, query: ScheduleQuery): Promise<Schedule> {
  const { tenantId } = principal;
  return inTenant(db, tenantId, async (tx) => {
    const position = await positionIn(tx); // first: what comes after it may be told twice, and is never left out
    const resources = await selectAllResources(tx, tenantId, query);
    const projects = await selectAllProjects(tx, tenantId);
    const unreadable = await selectUnreadable(tx, tenantId, principal);
    const bookings = unreadable.has(query.projectId ?? "") ? [] : await selectBookings(tx, tenantId, { range: { start: query.from, end: query.to }, projectId: query.projectId });
    const conflicts = await selectInConflict(tx, tenantId, { start: query.from, end: query.to });
    const shown = new Set(resources.map((resource) => resource.id));
    return {
      position,
      resources: resources.map(presentResource),
      projects: projects.filter(({ id }) => !unreadable.has(id)).map(presentProject),
      bookings: bookings.filter((booking) => shown.has(booking.resourceId)).map((booking) => maskBooking(presentBooking(booking), unreadable)),
      conflicts,
    };
  });
}
