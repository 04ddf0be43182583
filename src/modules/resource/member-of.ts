import { invalidInput, Problem } from "@/lib/problem";
import { selectRoles } from "@/modules/tenant";
import { type Tx, violates } from "@/services/db";
import { findResource } from "./repository";

/** @throws Problem 400 when nobody in the studio has this user id */
export async function mustBeMember(tx: Tx, tenantId: string, userId: string): Promise<void> {
  if (!(await selectRoles(tx, tenantId, [userId])).has(userId)) throw invalidInput([{ path: "userId", message: "is not a member of the studio" }]);
}

/** As mustBeMember, for a resource that is there; whoever it is already may have left. @throws Problem 400 when it is a room or equipment, too */
export async function mustBeArtist(tx: Tx, tenantId: string, id: string, userId: string): Promise<void> {
  const row = await findResource(tx, tenantId, id);
  if (!row || row.userId === userId) return;
  await mustBeMember(tx, tenantId, userId);
  if (row.kind !== "artist") throw invalidInput([{ path: "userId", message: "only an artist is a member" }]);
}

/** The refusal for a member who is another resource already, if that is what the database said. */
export function memberTaken(error: unknown): Problem | undefined {
  if (!violates(error, "resources_user")) return undefined;
  return new Problem(409, "member_taken", "Member taken", "That member is another artist already: take the link away there first.");
}
