import type { Principal } from "@/lib/principal";
import { forbidden } from "@/lib/problem";

/** Owners and schedulers book; viewers only look. @throws Problem 403 */
export function mayBook({ role }: Principal): void {
  if (role === "viewer") throw forbidden("A viewer cannot change bookings: ask an owner or a scheduler.");
}
