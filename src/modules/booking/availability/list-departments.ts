import type { Principal } from "@/lib/principal";
import { type Database, inTenant } from "@/services/db";
import { selectDepartments } from "./repository";

/** The departments that can be searched, by name. */
export async function listDepartments(db: Database, { tenantId }: Principal): Promise<string[]> {
  return inTenant(db, tenantId, (tx) => selectDepartments(tx, tenantId));
}
