import type { Principal } from "@/lib/principal";
import type { Temporal } from "@/lib/time";
import { presentProject, type Project, selectAllProjects } from "@/modules/project";
import { presentResource, type Resource, type ResourceKind, selectAllResources } from "@/modules/resource";
import { type Database, inTenant } from "@/services/db";
import type { Booking } from "./contract";
import { presentBooking } from "./present";
import { selectBookings } from "./repository";

export type ScheduleQuery = {
  from: Temporal.Instant;
  to: Temporal.Instant;
  kind?: ResourceKind | undefined;
  q?: string | undefined;
  department?: string | undefined;
  projectId?: string | undefined;
};

export type Schedule = { resources: Resource[]; projects: Project[]; bookings: Booking[] };

/** What a page of the schedule shows: the resources that match, all projects, and every booking of them in `[from, to)` but the cancelled. */
export async function listSchedule(db: Database, { tenantId }: Principal, query: ScheduleQuery): Promise<Schedule> {
  return inTenant(db, tenantId, async (tx) => {
    const resources = await selectAllResources(tx, tenantId, query);
    const projects = await selectAllProjects(tx, tenantId);
    const bookings = await selectBookings(tx, tenantId, { range: { start: query.from, end: query.to }, projectId: query.projectId });
    const shown = new Set(resources.map((resource) => resource.id));
    return {
      resources: resources.map(presentResource),
      projects: projects.map(presentProject),
      bookings: bookings.filter((booking) => shown.has(booking.resourceId)).map(presentBooking),
    };
  });
}
