import type { Principal } from "@/lib/principal";
import { forbidden } from "@/lib/problem";

/** Only owners see, make and revoke API keys: a key acts for the whole studio. @throws Problem 403 */
export function mayManageApiKeys({ role }: Principal): void {
  if (role !== "owner") throw forbidden("Only an owner of the studio may manage its API keys: ask one.");
}

/** Only owners change how the whole studio books; everybody may read it. @throws Problem 403 */
export function mayChangeSettings({ role }: Principal): void {
  if (role !== "owner") throw forbidden("Only an owner of the studio may change its settings: ask one.");
}
