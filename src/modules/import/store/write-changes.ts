import type { Principal } from "@/lib/principal";
import type { Temporal } from "@/lib/time";
import { type Allocated, dealWindows, deleteWindows, insertWindows, type NewWindowRow, type Said, tellChanges, writeBookings, writeRows } from "@/modules/booking";
import { answersTo, type Tx } from "@/services/db";
import type { Plan } from "../plan/plan-rows";
import type { Planned } from "../plan/planned";
import { settleHolds } from "./settle-holds";

/**
 * Stores what was planned, with its events and what it does to holds of others. Resources and projects are there already.
 * @returns what that moves in what the projects have allocated, which the caller adds last
 * @throws what isOutdated knows when somebody else was faster
 */
export async function writeChanges(tx: Tx, principal: Principal, now: Temporal.Instant, plan: Plan): Promise<Allocated[]> {
  const planned = plan.changes;
  if (planned.length === 0) return [];
  const { tenantId } = principal;
  const made = planned.filter(({ change }) => !change);
  const changes = planned.flatMap(({ change }) => change ?? []);
  const left = changes.filter(({ isMoved }) => isMoved).map(({ before }) => before.id);

  // Without the old windows first, the cascade would carry them to the new resource or status, where they may clash.
  if (left.length > 0) await deleteWindows(tx, tenantId, left);
  const rows = await writeRows(tx, changes);

  const windows = await dealAll(tx, tenantId, planned);
  const seated = made.map(({ id, row, draft }) => {
    const said: Said = { id, title: row.title ?? "", notes: row.notes ?? "", externalId: row.externalId ?? null, expiresAt: null };
    return { draft, said, windows: windows.get(id) ?? [] };
  });
  const { writes, allocated } = writeBookings(tx, principal, now, seated);
  await answersTo(writes);
  await insertWindows(tx, left.flatMap((id) => windows.get(id) ?? []));
  const moved = await tellChanges(tx, principal, rows);
  await settleHolds(tx, principal, plan, now);
  return [...allocated, ...moved];
}

/** The windows of all that is new where it is, with their lanes, by booking. */
async function dealAll(tx: Tx, tenantId: string, planned: Planned[]): Promise<Map<string, NewWindowRow[]>> {
  const placed = planned.filter(({ change }) => !change || change.isMoved);
  const byResource = new Map<string, Planned[]>();
  for (const one of placed) byResource.set(one.draft.resource.id, [...(byResource.get(one.draft.resource.id) ?? []), one]);
  const windows = new Map<string, NewWindowRow[]>();
  for (const group of byResource.values()) {
    const seats = group.map(({ id, draft }) => ({ bookingId: id, status: draft.fields.status, allocation: draft.fields.allocation, windows: draft.windows }));
    for (const row of await dealWindows(tx, tenantId, (group[0] as Planned).draft.resource, seats)) windows.set(row.bookingId, [...(windows.get(row.bookingId) ?? []), row]);
  }
  return windows;
}
