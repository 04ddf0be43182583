import { sql } from "drizzle-orm";
import type { Principal } from "@/lib/principal";
import type { Booking } from "@/modules/booking";
import { presentBooking } from "@/modules/booking";
import { bookings } from "@/modules/booking/schema";
import { projects } from "@/modules/project/schema";
import { type Database, inTenant, type Tx } from "@/services/db";

/** What must be empty in a studio that is sound, whatever happened in it. Each finds the ids of what is not. */
const FAULTS: Record<string, string> = {
  "instants over capacity": `
    SELECT w.booking_id AS id FROM booking_windows w
    JOIN resource_capacities c ON c.resource_id = w.resource_id AND c.starts_at <= w.start_time AND c.ends_at > w.start_time
    JOIN booking_windows o ON o.resource_id = w.resource_id AND o.status = 'confirmed' AND o.start_time <= w.start_time AND o.end_time > w.start_time
    WHERE w.status = 'confirmed' GROUP BY w.booking_id, w.seq, c.capacity HAVING sum(o.allocation) > c.capacity`,
  "windows that are not their booking's": `
    SELECT b.id FROM bookings b LEFT JOIN booking_windows w ON w.booking_id = b.id GROUP BY b.id, b.start_time, b.end_time, b.resource_id, b.status, b.allocation
    HAVING min(w.start_time) IS DISTINCT FROM b.start_time OR max(w.end_time) IS DISTINCT FROM b.end_time
      OR bool_or(w.resource_id <> b.resource_id OR w.status <> b.status OR w.allocation <> b.allocation)`,
  "sums of projects that are untrue": `
    SELECT a.project_id AS id FROM project_allocations a LEFT JOIN bookings b ON b.project_id = a.project_id AND b.status = 'confirmed'
    GROUP BY a.project_id, a.allocated_minor, a.allocated_minutes
    HAVING a.allocated_minor <> coalesce(sum(b.cost_minor), 0) OR a.allocated_minutes <> coalesce(sum(b.worked_minutes), 0)`,
  "sums of phases that are untrue": `
    SELECT a.phase_id AS id FROM phase_allocations a LEFT JOIN bookings b ON b.phase_id = a.phase_id AND b.status = 'confirmed'
    GROUP BY a.phase_id, a.allocated_minor, a.allocated_minutes
    HAVING a.allocated_minor <> coalesce(sum(b.cost_minor), 0) OR a.allocated_minutes <> coalesce(sum(b.worked_minutes), 0)`,
  "budgets over their block": `
    SELECT p.id FROM projects p JOIN project_allocations a ON a.project_id = p.id WHERE p.enforcement = 'block' AND a.allocated_minor > p.budget_minor`,
  "updates that were lost, events missing": `
    SELECT b.id FROM bookings b LEFT JOIN domain_events e ON e.aggregate_type = 'booking' AND e.aggregate_id = b.id
    GROUP BY b.id, b.version HAVING count(e.id) <> b.version OR count(DISTINCT e.aggregate_version) <> b.version OR max(e.aggregate_version) <> b.version`,
  "events invented": `
    SELECT e.aggregate_id AS id FROM domain_events e LEFT JOIN bookings b ON b.id = e.aggregate_id WHERE e.aggregate_type = 'booking' AND b.id IS NULL`,
};

/** The names of the faults, in the order in which they are looked for. */
export const FAULT_NAMES = [...Object.keys(FAULTS), "states that differ from their last event"];

/** Reads all that is stored in a studio, and its whole log. @returns how often each fault was found; all zero when it is sound */
export async function findFaults(db: Database, { tenantId }: Principal): Promise<Record<string, number>> {
  return inTenant(db, tenantId, async (tx) => {
    const counts: Record<string, number> = {};
    for (const [name, query] of Object.entries(FAULTS)) counts[name] = (await tx.execute(sql.raw(query))).rows.length;
    counts["states that differ from their last event"] = await countUntold(tx);
    return counts;
  });
}

/** The bookings that are not as their last event says. */
async function countUntold(tx: Tx): Promise<number> {
  const rows = await tx.select({ booking: bookings, currency: projects.currency }).from(bookings).innerJoin(projects, sql`${projects.id} = ${bookings.projectId}`);
  const { rows: last } = await tx.execute<{ booking: Booking }>(sql`
    SELECT DISTINCT ON (aggregate_id) payload -> 'booking' AS booking FROM domain_events WHERE aggregate_type = 'booking' ORDER BY aggregate_id, aggregate_version DESC`);
  const told = new Map(last.map(({ booking }) => [booking.id, canonical(booking)]));
  return rows.filter(({ booking, currency }) => told.get(booking.id) !== canonical(presentBooking({ ...booking, currency }))).length;
}

/** As JSON with its fields in one order: jsonb keeps an order of its own. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (part && typeof part === "object" && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1))) : part));
}
