import type { Principal } from "@/lib/principal";
import { invalidInput, notFound } from "@/lib/problem";
import { findResource, touchResource } from "@/modules/resource";
import { type Database, inTenant, lockOf, type Tx, violates } from "@/services/db";
import { recordEvents } from "@/services/outbox";
import type { AssignCalendar, AssignedCalendar } from "./contract";
import { mayManageCalendars } from "./policy";
import { presentCalendar } from "./present";
import { assign, findCalendarOf } from "./repository";

/** By which calendar a resource works. @throws Problem 404 */
export async function readAssigned(db: Database, { tenantId }: Principal, resourceId: string): Promise<AssignedCalendar> {
  return inTenant(db, tenantId, async (tx) => {
    if (!(await findResource(tx, tenantId, resourceId))) throw notFound("resource", resourceId);
    return assignedTo(tx, tenantId, resourceId);
  });
}

/**
 * Says by which calendar a resource works, from the next booking on: those it has keep their windows.
 * @throws Problem 403 for a viewer, 404 for the resource, 400 when there is no such calendar
 */
export async function assignCalendar(db: Database, principal: Principal, resourceId: string, { calendarId }: AssignCalendar): Promise<AssignedCalendar> {
  mayManageCalendars(principal);
  const { tenantId, actor } = principal;
  const work = async (tx: Tx) => {
    if (!(await findResource(tx, tenantId, resourceId))) throw notFound("resource", resourceId);
    const before = await assignedTo(tx, tenantId, resourceId);
    if (before.calendarId === calendarId) return before;
    await assign(tx, tenantId, resourceId, calendarId);
    const { version } = await touchResource(tx, tenantId, resourceId);
    await recordEvents(tx, tenantId, actor, [{ type: "resource:calendar_assigned", aggregate: { type: "resource", id: resourceId, version }, payload: { calendarId, before: { calendarId: before.calendarId } } }]);
    return assignedTo(tx, tenantId, resourceId);
  };
  try {
    return await inTenant(db, tenantId, work, [lockOf(tenantId, resourceId)]);
  } catch (error) {
    if (violates(error, "calendar_assignments_calendar")) throw invalidInput([{ path: "calendarId", message: "is no calendar of this studio" }]);
    throw error;
  }
}

async function assignedTo(tx: Tx, tenantId: string, resourceId: string): Promise<AssignedCalendar> {
  const found = await findCalendarOf(tx, tenantId, resourceId);
  return { resourceId, calendarId: found?.isOwn ? found.calendar.id : null, calendar: found ? presentCalendar(found.calendar) : null };
}
