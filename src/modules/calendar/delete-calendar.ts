import type { Principal } from "@/lib/principal";
import { notFound, Problem } from "@/lib/problem";
import { type Database, inTenant, lockOf, type Tx, violates } from "@/services/db";
import { recordEvents } from "@/services/outbox";
import { stale } from "./check-calendar";
import { mayManageCalendars } from "./policy";
import { presentCalendar } from "./present";
import { deleteCalendarRow, findCalendar, selectAssignedTo } from "./repository";

const NAMED = 20;

/**
 * Removes a calendar that no resource works by.
 * @param version the version that the caller saw; undefined takes whatever is there
 * @throws Problem 403, 404, 409 calendar_in_use with the first resources that it is assigned to, 412 with the present state
 */
export async function deleteCalendar(db: Database, principal: Principal, id: string, version: number | undefined): Promise<void> {
  mayManageCalendars(principal);
  const { tenantId, actor } = principal;
  const work = async (tx: Tx) => {
    const row = await findCalendar(tx, tenantId, id);
    if (!row) throw notFound("calendar", id);
    if (version !== undefined && version !== row.version) throw stale(row);
    if (row.resourceCount > 0) throw inUse(row.name, row.resourceCount, await selectAssignedTo(tx, tenantId, id, NAMED));
    if (!(await deleteCalendarRow(tx, tenantId, id, row.version))) throw stale(row);
    await recordEvents(tx, tenantId, actor, [{ type: "calendar:deleted", aggregate: { type: "calendar", id, version: row.version + 1 }, payload: { calendar: presentCalendar(row) } }]);
  };
  try {
    await inTenant(db, tenantId, work, [lockOf(tenantId, tenantId)]);
  } catch (error) {
    // Somebody assigned it in between.
    if (violates(error, "calendar_assignments_calendar")) throw inUse("The calendar", 1, []);
    throw error;
  }
}

function inUse(name: string, count: number, resources: { id: string; name: string }[]): Problem {
  const who = count === 1 ? "One resource works" : `${count} resources work`;
  return new Problem(409, "calendar_in_use", "In use", `${name} cannot be removed: ${who} by it. Give them another calendar first.`, { count, resources });
}
