import type { Principal } from "@/lib/principal";
import { selectAllProjects, selectUnreadable } from "@/modules/project";
import { type ResourceKind, selectAllResources } from "@/modules/resource";
import { type Database, inTenant } from "@/services/db";

/** What a board has rows and colours for: all resources of the studio by name, and the projects that the caller may read. */
export async function listBoardRows(db: Database, principal: Principal) {
  const { tenantId } = principal;
  return inTenant(db, tenantId, async (tx) => {
    const resources = await selectAllResources(tx, tenantId, {});
    const projects = await selectAllProjects(tx, tenantId);
    const unreadable = await selectUnreadable(tx, tenantId, principal);
    return {
      resources: resources.map(({ id, kind, name, department, timeZone, capacity, tags, skills }) => ({ id, kind: kind as ResourceKind, name, department, timeZone, capacity, tags, skills: skills.map((skill) => skill.name) })),
      projects: projects.filter(({ id }) => !unreadable.has(id)).map(({ id, name, client, code, colour }) => ({ id, name, client, code, colour })),
    };
  });
}
