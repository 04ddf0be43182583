import type { Principal } from "@/lib/principal";
import { notFound, Problem } from "@/lib/problem";
import { type Database, inTenant } from "@/services/db";
import { recordEvents } from "@/services/outbox";
import type { Policy, UpdatePolicy } from "./contract";
import { mayManagePolicies } from "./policy";
import { presentPolicy } from "./present";
import { deletePolicyRow, findPolicy, type PolicyRow, updatePolicyRow } from "./repository";

/**
 * Changes what is given, leaves the rest.
 * @param version the version that the caller saw; undefined takes whatever is there
 * @throws Problem 403 for others than owners, 404, 412 with the present state
 */
export async function updatePolicy(db: Database, principal: Principal, id: string, version: number | undefined, input: UpdatePolicy): Promise<Policy> {
  mayManagePolicies(principal);
  const { tenantId, actor } = principal;
  return inTenant(db, tenantId, async (tx) => {
    const before = await findPolicy(tx, tenantId, id);
    if (!before) throw notFound("booking_policy", id);
    const row = await updatePolicyRow(tx, tenantId, id, version, input);
    if (!row) throw stale(before);
    const policy = presentPolicy(row);
    await recordEvents(tx, tenantId, actor, [{ type: "booking_policy:updated", aggregate: { type: "booking_policy", id, version: row.version }, payload: { policy } }]);
    return policy;
  });
}

/**
 * Takes a rule back, from the next booking on.
 * @throws Problem 403 for others than owners, 404, 412 with the present state
 */
export async function deletePolicy(db: Database, principal: Principal, id: string, version: number | undefined): Promise<void> {
  mayManagePolicies(principal);
  const { tenantId, actor } = principal;
  await inTenant(db, tenantId, async (tx) => {
    const before = await findPolicy(tx, tenantId, id);
    if (!before) throw notFound("booking_policy", id);
    const row = await deletePolicyRow(tx, tenantId, id, version);
    if (!row) throw stale(before);
    await recordEvents(tx, tenantId, actor, [{ type: "booking_policy:deleted", aggregate: { type: "booking_policy", id, version: row.version + 1 }, payload: { policy: presentPolicy(row) } }]);
  });
}

function stale(row: PolicyRow): Problem {
  return new Problem(412, "stale_version", "Changed since", `It is now at version ${row.version}: look at it again, then repeat the change.`, { current: presentPolicy(row) });
}
