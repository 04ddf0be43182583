import type { Principal } from "@/lib/principal";
import { type Database, inTenant } from "@/services/db";
import type { Free, FreeQuery } from "./contract";
import { loadPlaces } from "./load-places";

/** The resources of which nothing is booked in `[from, to)`, and that are not away in it: holds leave them free. */
export async function listFree(db: Database, { tenantId }: Principal, { from, to }: FreeQuery): Promise<Free> {
  const { resources, takersOf, timeOf, range } = await inTenant(db, tenantId, (tx) => loadPlaces(tx, tenantId, { start: from, end: to }, {}));
  const isAway = (id: string) => timeOf(id).away.some(({ start, end }) => start < range.end && end > range.start);
  return { resourceIds: resources.flatMap(({ id }) => (takersOf(id).length === 0 && !isAway(id) ? [id] : [])) };
}
