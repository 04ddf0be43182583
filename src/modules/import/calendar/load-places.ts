import type { Principal } from "@/lib/principal";
import { type ResourceKind, selectAllResources } from "@/modules/resource";
import type { Studio } from "@/modules/tenant";
import { type Database, inTenant } from "@/services/db";

/** What a calendar that names no zone or kind is understood by: the resources of the studio by name, and its zone. */
export type Places = { timeZone: string; resources: Map<string, { kind: ResourceKind; timeZone: string }[]> };

export async function loadPlaces(db: Database, { tenantId }: Principal, { timeZone }: Studio): Promise<Places> {
  const rows = await inTenant(db, tenantId, (tx) => selectAllResources(tx, tenantId, {}));
  const resources: Places["resources"] = new Map();
  for (const { name, kind, timeZone: zone } of rows) resources.set(name, [...(resources.get(name) ?? []), { kind: kind as ResourceKind, timeZone: zone }]);
  return { timeZone, resources };
}
