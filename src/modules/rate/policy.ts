import type { Principal } from "@/lib/principal";
import { forbidden } from "@/lib/problem";

/** Owners and schedulers see and change what things cost; viewers do neither. @throws Problem 403 */
export function mayManageRates({ role }: Principal): void {
  if (role === "viewer") throw forbidden("A viewer may not see rates: ask an owner or a scheduler.");
}
