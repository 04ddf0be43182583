import type { Principal } from "@/lib/principal";
import { iso, type Temporal } from "@/lib/time";
import { selectUnreadable } from "@/modules/project";
import type { Tx } from "@/services/db";
import { selectMakers } from "@/services/outbox";
import type { Blocker } from "./contract";

/** A booking that is in the way. */
export type BlockerRow = { id: string; startTime: Temporal.Instant; endTime: Temporal.Instant; projectId: string; projectName: string; title: string };

/** What a refusal tells of the bookings in the way, in the order given: of a project that the caller may not read only whom to ask. */
export async function presentBlockers(tx: Tx, principal: Principal, rows: BlockerRow[]): Promise<Blocker[]> {
  if (rows.length === 0) return [];
  const { tenantId } = principal;
  const unreadable = await selectUnreadable(tx, tenantId, principal);
  const makers = await selectMakers(tx, tenantId, rows.filter(({ projectId }) => unreadable.has(projectId)).map(({ id }) => id));
  return rows.map(({ id, startTime, endTime, projectId, projectName, title }) => {
    const when = { bookingId: id, start: iso(startTime), end: iso(endTime) };
    if (!unreadable.has(projectId)) return { ...when, projectId, projectName, title };
    const maker = makers.get(id);
    return { ...when, projectId: null, projectName: null, title: "", ...(maker && { ask: maker.name }) };
  });
}
