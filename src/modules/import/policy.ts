import type { Principal } from "@/lib/principal";
import { forbidden } from "@/lib/problem";

/** Owners and schedulers import; viewers only look. @throws Problem 403 */
export function mayImport({ role }: Principal): void {
  if (role === "viewer") throw forbidden("A viewer cannot import bookings: ask an owner or a scheduler.");
}
