import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { Problem } from "@/lib/problem";
import { getStudio } from "@/modules/tenant";
import { type Database, inTenant, violates } from "@/services/db";
import { recordEvents } from "@/services/outbox";
import type { CreateResource, Resource } from "./contract";
import { defaultCapacity } from "./domain/capacity";
import { memberTaken, mustBeMember } from "./member-of";
import { mayManageResources } from "./policy";
import { presentResource } from "./present";
import { insertResource } from "./repository";

/**
 * Adds a resource to the studio.
 * @throws Problem 403 for a viewer, 400 for a member who is none, 409 when the id, the name (of its kind) or the member is taken
 */
export async function createResource(db: Database, principal: Principal, input: CreateResource): Promise<Resource> {
  mayManageResources(principal);
  const { tenantId, actor } = principal;
  const timeZone = input.timeZone ?? (await getStudio(db, principal)).timeZone;
  try {
    return await inTenant(db, tenantId, async (tx) => {
      if (input.userId) await mustBeMember(tx, tenantId, input.userId);
      const row = await insertResource(tx, {
        tenantId,
        id: input.id ?? newId(),
        kind: input.kind,
        name: input.name,
        department: input.department ?? null,
        tags: input.tags,
        skills: input.skills,
        timeZone,
        capacity: input.capacity ?? defaultCapacity(input.kind),
        hourlyRateMinor: input.hourlyRate?.amount ?? null,
        rateCurrency: input.hourlyRate?.currency ?? null,
        userId: input.userId ?? null,
        metadata: input.metadata,
      });
      const resource = presentResource(row);
      await recordEvents(tx, tenantId, actor, [{ type: "resource:created", aggregate: { type: "resource", id: row.id, version: row.version }, payload: { resource } }]);
      return resource;
    });
  } catch (error) {
    throw nameTaken(error, input.name) ?? memberTaken(error) ?? idTaken(error, input.id) ?? error;
  }
}

/** The refusal for a name that another resource of the kind has, if that is what the database said. */
export function nameTaken(error: unknown, name: string | undefined): Problem | undefined {
  if (!violates(error, "resources_name")) return undefined;
  return new Problem(409, "resource_name_taken", "Name taken", `There is already a resource of that kind named ${name}: choose another name, or change that one.`);
}

function idTaken(error: unknown, id: string | undefined): Problem | undefined {
  if (!violates(error, "resources_tenant_id_id_pk")) return undefined;
  return new Problem(409, "id_taken", "Id taken", `There is already a resource with the id ${id}: it was stored before, or the id must be made anew.`);
}
