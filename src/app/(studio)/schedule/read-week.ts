import type { Principal } from "@/lib/principal";
import { Temporal } from "@/lib/time";
import { listSchedule } from "@/modules/booking";
import type { Database } from "@/services/db";
import type { ScheduleFilters } from "@/ui/schedule/filters";
import type { ScheduleWeek } from "@/ui/schedule/types";
import { dateAt, daysOfWeek, weekOf } from "@/ui/schedule/week";

/** A week of the studio in its own zone, with just what the schedule draws. The week that it is now, if none is asked for. */
export async function readWeek(db: Database, principal: Principal, zone: string, filters: ScheduleFilters): Promise<Omit<ScheduleWeek, "canWrite" | "firstStatus">> {
  const today = dateAt(Temporal.Now.instant(), zone);
  const week = filters.week ?? weekOf(today);
  const days = daysOfWeek(week, zone);
  const at = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms);
  const { kind, q, projectId, department } = filters;
  // The department is filtered here: the list of departments to choose from must not shrink to the chosen one.
  const found = await listSchedule(db, principal, { from: at(days[0]?.startMs ?? 0), to: at(days.at(-1)?.endMs ?? 0), kind, q, projectId });
  const booked = new Set(found.bookings.map((booking) => booking.resourceId));
  const inConflict = new Set(found.conflicts);
  const shown = found.resources.filter((resource) => (!department || resource.department === department) && (!projectId || booked.has(resource.id)));
  const shownIds = new Set(shown.map(({ id }) => id));
  return {
    position: found.position,
    filters,
    week,
    days,
    today,
    zone,
    departments: [...new Set(found.resources.flatMap((resource) => resource.department ?? []))].toSorted((a, b) => a.localeCompare(b)),
    resources: shown.map(({ id, kind, name, department }) => ({ id, kind, name, department })),
    projects: found.projects.map(({ id, name, client, code, colour }) => ({ id, name, client, code, colour })),
    bookings: found.bookings.flatMap(({ id, resourceId, projectId, status, title, start, end, version }) =>
      shownIds.has(resourceId) ? [{ id, resourceId, projectId, status, title, start, end, version, ...(inConflict.has(id) && { inConflict: true }) }] : [],
    ),
  };
}
