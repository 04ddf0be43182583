import type { Principal } from "@/lib/principal";
import { notFound, Problem } from "@/lib/problem";
import { type Database, inTenant } from "@/services/db";
import { recordEvents } from "@/services/outbox";
import type { Resource, UpdateResource } from "./contract";
import { nameTaken } from "./create-resource";
import { memberTaken, mustBeArtist } from "./member-of";
import { mayManageResources } from "./policy";
import { presentResource } from "./present";
import { findResource, updateResourceRow } from "./repository";

/**
 * Changes what is given, leaves the rest.
 * @param version the version that the caller saw; undefined takes whatever is there
 * @throws Problem 403, 404, 400 (a member who is none, or for what is no artist), 409 (name or member taken), 412 with the present state
 */
export async function updateResource(db: Database, principal: Principal, id: string, version: number | undefined, input: UpdateResource): Promise<Resource> {
  mayManageResources(principal);
  const { tenantId, actor } = principal;
  try {
    return await inTenant(db, tenantId, async (tx) => {
      const { hourlyRate, ...plain } = input;
      if (input.userId) await mustBeArtist(tx, tenantId, id, input.userId);
      const rate = hourlyRate === undefined ? {} : { hourlyRateMinor: hourlyRate?.amount ?? null, rateCurrency: hourlyRate?.currency ?? null };
      const row = await updateResourceRow(tx, tenantId, id, version, { ...plain, ...rate });
      if (!row) throw stale(await findResource(tx, tenantId, id), id);
      const resource = presentResource(row);
      await recordEvents(tx, tenantId, actor, [{ type: "resource:updated", aggregate: { type: "resource", id, version: row.version }, payload: { resource } }]);
      return resource;
    });
  } catch (error) {
    throw nameTaken(error, input.name) ?? memberTaken(error) ?? error;
  }
}

function stale(row: Awaited<ReturnType<typeof findResource>>, id: string): Problem {
  if (!row) return notFound("resource", id);
  return new Problem(412, "stale_version", "Changed since", `It is now at version ${row.version}: look at it again, then repeat the change.`, { current: presentResource(row) });
}
