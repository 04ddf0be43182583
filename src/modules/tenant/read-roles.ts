import type { Role } from "@/lib/principal";
import { type Database, inTenant } from "@/services/db";
import { selectRoles } from "./repository";

/** What actors are allowed in a studio by now, by id; who is no member any more, and a key that was revoked, is left out. */
export function readRoles(db: Database, tenantId: string, actorIds: string[]): Promise<Map<string, Role>> {
  return inTenant(db, tenantId, (tx) => selectRoles(tx, tenantId, actorIds));
}
