import type { Principal } from "@/lib/principal";
import { forbidden } from "@/lib/problem";

/** Owners and schedulers say when the studio works; viewers only look. @throws Problem 403 */
export function mayManageCalendars({ role }: Principal): void {
  if (role === "viewer") throw forbidden("A viewer cannot change working time: ask an owner or a scheduler.");
}
