import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { Problem } from "@/lib/problem";
import { getStudio } from "@/modules/tenant";
import { type Database, inTenant, violates } from "@/services/db";
import { recordEvents } from "@/services/outbox";
import type { CreateProject, DetailedProject } from "./contract";
import { colourOf } from "./domain/colour";
import { mayManageProjects } from "./policy";
import { presentProject } from "./present";
import { maySetAccess, writeReaders } from "./readers/write-readers";
import { insertMissingProjects } from "./repository";

/**
 * Adds a project to the studio. Its currency is the budget's, else the studio's.
 * @throws Problem 403 for a viewer, and for others than owners who restrict it, 409 when the id, the name or the code is taken, 400 when it ends before it starts
 */
export async function createProject(db: Database, principal: Principal, input: CreateProject): Promise<DetailedProject> {
  mayManageProjects(principal);
  maySetAccess(principal, input);
  const { tenantId, actor } = principal;
  const currency = input.budget?.currency ?? (await getStudio(db, principal)).currency;
  try {
    return await inTenant(db, tenantId, async (tx) => {
      const [row] = await insertMissingProjects(tx, [
        {
          tenantId,
          id: input.id ?? newId(),
          name: input.name,
          client: input.client ?? null,
          code: input.code ?? null,
          colour: input.colour ?? colourOf(input.name),
          startsOn: input.startsOn ?? null,
          endsOn: input.endsOn ?? null,
          budgetMinor: input.budget?.amount ?? null,
          currency,
          enforcement: input.enforcement ?? "none",
          status: input.status,
          restricted: input.restricted ?? false,
        },
      ]);
      if (!row) throw nameTaken(input.name);
      const readers = await writeReaders(tx, principal, row.id, input);
      const project = presentProject(row);
      await recordEvents(tx, tenantId, actor, [{ type: "project:created", aggregate: { type: "project", id: row.id, version: row.version }, payload: { project, readers } }]);
      return { ...project, readers };
    });
  } catch (error) {
    throw refusalOf(error, input) ?? error;
  }
}

const nameTaken = (name: string | undefined) =>
  new Problem(409, "project_name_taken", "Name taken", `There is already a project named ${name}: choose another name, or change that one.`);

/** What the database refused, in our words; undefined when it was something else. */
export function refusalOf(error: unknown, input: { id?: string | undefined; name?: string | undefined; code?: string | null | undefined }): Problem | undefined {
  if (violates(error, "projects_name")) return nameTaken(input.name);
  if (violates(error, "projects_code")) return new Problem(409, "project_code_taken", "Code taken", `There is already a project with the code ${input.code}: choose another.`);
  if (violates(error, "projects_tenant_id_id_pk")) return new Problem(409, "id_taken", "Id taken", `There is already a project with the id ${input.id}: it was stored before, or the id must be made anew.`);
  if (violates(error, "projects_timeline")) return new Problem(400, "invalid_input", "Invalid input", "endsOn: must not be before startsOn", { errors: [{ path: "endsOn", message: "must not be before startsOn" }] });
  return undefined;
}
