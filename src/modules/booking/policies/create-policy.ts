import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { Problem } from "@/lib/problem";
import { type Database, inTenant, violates } from "@/services/db";
import { recordEvents } from "@/services/outbox";
import type { CreatePolicy, Policy } from "./contract";
import { mayManagePolicies } from "./policy";
import { presentPolicy } from "./present";
import { insertPolicy } from "./repository";

/**
 * Says what a role may do with a group of resources, from the next booking on: what is booked already stays.
 * @throws Problem 403 for others than owners, 409 when the id is taken
 */
export async function createPolicy(db: Database, principal: Principal, { id = newId(), ...input }: CreatePolicy): Promise<Policy> {
  mayManagePolicies(principal);
  const { tenantId, actor } = principal;
  try {
    return await inTenant(db, tenantId, async (tx) => {
      const policy = presentPolicy(await insertPolicy(tx, { tenantId, id, ...input }));
      await recordEvents(tx, tenantId, actor, [{ type: "booking_policy:created", aggregate: { type: "booking_policy", id, version: policy.version }, payload: { policy } }]);
      return policy;
    });
  } catch (error) {
    if (!violates(error, "booking_policies_tenant_id_id_pk")) throw error;
    throw new Problem(409, "id_taken", "Id taken", `There is already a booking rule with the id ${id}: it was stored before, or the id must be made anew.`);
  }
}
