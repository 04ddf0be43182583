import type { Principal } from "@/lib/principal";
import { Temporal } from "@/lib/time";
import { findResource, type ResourceRow } from "@/modules/resource";
import type { Tx } from "@/services/db";
import { refusalOf, selectPolicies } from "../policies";

/** Who may hold a resource may challenge other holds of it. How far ahead and how much does not matter: it is held already. @throws Problem 403 */
export async function mayHold(tx: Tx, { tenantId, role }: Principal, resourceId: string): Promise<void> {
  const resource = (await findResource(tx, tenantId, resourceId)) as ResourceRow;
  const now = Temporal.Now.instant();
  const refusal = refusalOf(await selectPolicies(tx, tenantId, role), { role, resource, status: "hold", isOverride: false, start: now, now, hours: 0 });
  if (refusal) throw refusal;
}
