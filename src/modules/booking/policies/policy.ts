import type { Principal } from "@/lib/principal";
import { forbidden } from "@/lib/problem";

/** Everyone may read what they may do; only owners say so. @throws Problem 403 */
export function mayManagePolicies({ role }: Principal): void {
  if (role !== "owner") throw forbidden("Only an owner of the studio may change its booking rules: ask one.");
}
