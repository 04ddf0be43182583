import type { Principal } from "@/lib/principal";
import { forbidden } from "@/lib/problem";

/** Only owners see and manage webhooks: they carry everything that happens in the studio. @throws Problem 403 */
export function mayManageWebhooks({ role }: Principal): void {
  if (role !== "owner") throw forbidden("Only an owner of the studio may manage its webhooks: ask one.");
}
