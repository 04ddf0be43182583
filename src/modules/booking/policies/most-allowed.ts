import type { Principal, Role } from "@/lib/principal";
import { type Database, inTenant } from "@/services/db";
import type { Act } from "./refusal-of";
import { selectPolicies } from "./repository";

const LOOKS_ONLY: Role = "viewer";

/**
 * The most that the caller may do with any resource, for a page to offer: what it comes to is decided by each booking (refusalOf).
 * Undefined for who may only look.
 */
export async function mostAllowed(db: Database, { tenantId, role }: Principal): Promise<Act["status"] | undefined> {
  if (role !== LOOKS_ONLY) return "confirmed";
  const policies = await inTenant(db, tenantId, (tx) => selectPolicies(tx, tenantId, role));
  if (policies.some(({ mayConfirm }) => mayConfirm)) return "confirmed";
  if (policies.some(({ mayHold }) => mayHold)) return "hold";
  return policies.some(({ mayRequest }) => mayRequest) ? "requested" : undefined;
}
