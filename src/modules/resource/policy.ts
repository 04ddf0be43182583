import type { Principal } from "@/lib/principal";
import { forbidden } from "@/lib/problem";

/** Owners and schedulers manage resources; viewers only look. @throws Problem 403 */
export function mayManageResources({ role }: Principal): void {
  if (role === "viewer") throw forbidden("A viewer cannot change resources: ask an owner or a scheduler.");
}
