import type { Principal } from "@/lib/principal";
import { forbidden } from "@/lib/problem";

/** Owners and schedulers manage projects; viewers only look. @throws Problem 403 */
export function mayManageProjects({ role }: Principal): void {
  if (role === "viewer") throw forbidden("A viewer cannot change projects: ask an owner or a scheduler.");
}
