import type { Principal } from "@/lib/principal";
import { forbidden, invalidInput } from "@/lib/problem";
import { findActors } from "@/modules/tenant";
import type { Tx } from "@/services/db";
import { insertReaders, keepReaders, selectReaders } from "./repository";

type Access = { restricted?: boolean | undefined; readers?: string[] | undefined };

/** Only owners say who may read a project; to say again what is so already is nothing. @throws Problem 403 */
export function maySetAccess({ role }: Principal, { restricted, readers }: Access, before = { restricted: false }): void {
  if (role !== "owner" && (readers || (restricted ?? before.restricted) !== before.restricted)) throw forbidden("Only an owner of the studio may restrict a project or say who reads it: ask one.");
}

/**
 * Stores who may read a project, and returns all who may: those of `readers` when it is given, and whoever restricts it.
 * @throws Problem 400 for a reader who is neither a member nor an API key of the studio
 */
export async function writeReaders(tx: Tx, { tenantId, actor }: Principal, projectId: string, { restricted, readers }: Access): Promise<string[]> {
  if (readers) {
    const known = new Set(await findActors(tx, tenantId, readers));
    const stranger = readers.findIndex((id) => !known.has(id));
    if (stranger >= 0) throw invalidInput([{ path: `readers.${stranger}`, message: "is neither a member nor an API key of the studio" }]);
    await keepReaders(tx, tenantId, projectId, readers);
  }
  await insertReaders(tx, tenantId, projectId, [...(readers ?? []), ...(restricted ? [actor.id] : [])]);
  return selectReaders(tx, tenantId, projectId);
}
