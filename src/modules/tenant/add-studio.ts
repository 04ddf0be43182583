import { newId } from "@/lib/ids";
import type { Actor } from "@/lib/principal";
import type { AuthProvider } from "@/services/auth";
import type { Tx } from "@/services/db";
import { recordEvents } from "@/services/outbox";
import type { CreateStudio, Studio } from "./contract";
import { presentStudio } from "./present";
import { insertMember, insertTenant, linkOrganization } from "./repository";

/** The person who will own the studio, and where its organization is kept. */
export type Founder = { userId: string; auth: Pick<AuthProvider, "addOrganization"> };

/** Writes a studio, its owner and its organization, inside the transaction of its id; undefined when the slug is taken. */
export async function addStudio(tx: Tx, id: string, input: CreateStudio, actor: Actor, founder?: Founder): Promise<Studio | undefined> {
  const row = await insertTenant(tx, { id, ...input });
  if (!row) return undefined;
  if (founder) {
    const { organizationId } = await founder.auth.addOrganization(tx, { name: input.name, ownerId: founder.userId });
    await linkOrganization(tx, id, organizationId);
    await insertMember(tx, { tenantId: id, id: newId(), userId: founder.userId, role: "owner" });
  }
  const studio = presentStudio(row);
  await recordEvents(tx, id, actor, [{ type: "studio:created", aggregate: { type: "studio", id, version: 1 }, payload: { studio } }]);
  return studio;
}
