import { addAllocation } from "@/modules/project";
import type { Tx } from "@/services/db";
import type { Allocations } from "../domain/allocations";

/** The last thing a transaction does: others wait for these rows until it ends. By id, so that none waits in a circle. */
export async function addAllocations(tx: Tx, tenantId: string, allocations: Allocations): Promise<void> {
  const sorted = [...allocations].toSorted(([a], [b]) => (a < b ? -1 : 1));
  for (const [projectId, allocation] of sorted) await addAllocation(tx, tenantId, projectId, allocation);
}
