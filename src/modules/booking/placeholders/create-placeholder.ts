import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { notFound, Problem } from "@/lib/problem";
import { findProject, selectUnreadable } from "@/modules/project";
import { defaultCapacity } from "@/modules/resource";
import { type Database, inTenant, violates } from "@/services/db";
import { recordEvents } from "@/services/outbox";
import { whenOf } from "../contract";
import { mayBook } from "../policy";
import type { CreatePlaceholder, Placeholder } from "./contract";
import { draftPlaceholder } from "./draft-placeholder";
import { placeholderEvent, presentPlaceholder } from "./present";
import { insertPlaceholder } from "./repository";

/**
 * Says that a project needs somebody, or something, that nobody is yet: demand and forecast cost, in nobody's way.
 * @throws Problem 403 for a viewer, 404 for an unknown project or phase, 400 for a rate in another currency than the project's, 409 when the id is taken,
 *   422 when none of its days is worked
 */
export async function createPlaceholder(db: Database, principal: Principal, input: CreatePlaceholder): Promise<Placeholder> {
  mayBook(principal);
  const { tenantId, actor } = principal;
  const { id = newId(), projectId, phaseId = null, title, notes, kind, tags, skills, allocation = defaultCapacity(kind), hourlyRate = null } = input;
  try {
    return await inTenant(db, tenantId, async (tx) => {
      const [project, unreadable] = await Promise.all([findProject(tx, tenantId, projectId), selectUnreadable(tx, tenantId, principal)]);
      if (!project || unreadable.has(projectId)) throw notFound("project", projectId);
      const draft = await draftPlaceholder(tx, tenantId, project.currency, { kind, allocation, when: whenOf(input), hourlyRate });
      const row = await insertPlaceholder(tx, { tenantId, id, projectId, phaseId, title, notes, kind, tags, skills, allocation, ...draft, status: "open", bookingId: null });
      const placeholder = presentPlaceholder({ ...row, currency: project.currency });
      await recordEvents(tx, tenantId, actor, [placeholderEvent("placeholder:created", placeholder)]);
      return placeholder;
    });
  } catch (error) {
    if (violates(error, "placeholders_tenant_id_id_pk")) throw new Problem(409, "id_taken", "Id taken", `There is already a placeholder with the id ${id}: it was stored before, or the id must be made anew.`);
    throw violates(error, "placeholders_phase") ? notFound("phase", phaseId ?? "") : error;
  }
}
