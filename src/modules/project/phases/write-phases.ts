import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { invalidInput, notFound, Problem } from "@/lib/problem";
import { type Database, inTenant, type Tx, violates } from "@/services/db";
import { type NewEvent, recordEvents } from "@/services/outbox";
import { budgetRefusal } from "../explain-budget";
import { mayManageProjects } from "../policy";
import { selectUnreadable } from "../readers/repository";
import { findProject, type ProjectRow } from "../repository";
import type { CreatePhase, Phase, UpdatePhase } from "./contract";
import { presentPhase } from "./present";
import { deletePhaseRow, findPhase, insertPhase, type PhaseRow, updatePhaseRow } from "./repository";

/** Adds a phase to a project. @throws Problem 403, 404, 409 when its name or id is taken, 422 for a budget in another currency */
export async function createPhase(db: Database, principal: Principal, projectId: string, input: CreatePhase): Promise<Phase> {
  mayManageProjects(principal);
  const { tenantId } = principal;
  const { budget, ...said } = input;
  try {
    return await inTenant(db, tenantId, async (tx) => {
      const project = await readable(tx, principal, projectId);
      mustBeIn(project.currency, budget?.currency);
      const phase = presentPhase(await insertPhase(tx, { ...said, tenantId, id: input.id ?? newId(), projectId, budgetMinor: budget?.amount ?? null }, project.enforcement));
      await tell(tx, principal, "phase:created", phase);
      return phase;
    });
  } catch (error) {
    throw taken(error, input) ?? error;
  }
}

/** Changes what is given. @throws Problem 403, 404, 409 (name taken, budget below what is allocated), 412 with the present state, 422 for another currency */
export async function updatePhase(db: Database, principal: Principal, id: string, version: number | undefined, input: UpdatePhase): Promise<Phase> {
  mayManageProjects(principal);
  const { tenantId } = principal;
  const { budget, ...said } = input;
  let projectId = "";
  try {
    return await inTenant(db, tenantId, async (tx) => {
      const before = await requirePhase(tx, principal, id);
      projectId = before.projectId;
      mustBeIn(before.currency, budget?.currency);
      const row = await updatePhaseRow(tx, tenantId, id, version, { ...said, ...(budget !== undefined && { budgetMinor: budget?.amount ?? null }) });
      if (!row) throw new Problem(412, "stale_version", "Changed since", `It is now at version ${before.version}: look at it again, then repeat the change.`, { current: presentPhase(before) });
      const phase = presentPhase(row);
      await tell(tx, principal, "phase:updated", phase);
      return phase;
    });
  } catch (error) {
    if (violates(error, "project_phases_timeline")) throw invalidInput([{ path: "endsOn", message: "must not be before startsOn" }]);
    throw (await budgetRefusal(db, principal, projectId, error)) ?? taken(error, input) ?? error;
  }
}

/** Removes a phase that nothing is booked in. @throws Problem 403, 404, 409 phase_in_use */
export async function deletePhase(db: Database, principal: Principal, id: string): Promise<void> {
  mayManageProjects(principal);
  const { tenantId } = principal;
  try {
    await inTenant(db, tenantId, async (tx) => {
      const phase = presentPhase(await requirePhase(tx, principal, id));
      await deletePhaseRow(tx, tenantId, id);
      await tell(tx, principal, "phase:deleted", { ...phase, version: phase.version + 1 });
    });
  } catch (error) {
    const isUsed = ["bookings_phase", "placeholders_phase"].some((constraint) => violates(error, constraint));
    throw isUsed ? new Problem(409, "phase_in_use", "In use", "There are bookings or placeholders in this phase: move them to another one first.") : error;
  }
}

/** @throws Problem 404 also for one of a project that the caller may not read */
export async function readable(tx: Tx, principal: Principal, projectId: string): Promise<ProjectRow> {
  const project = await findProject(tx, principal.tenantId, projectId);
  if (!project || (await selectUnreadable(tx, principal.tenantId, principal)).has(projectId)) throw notFound("project", projectId);
  return project;
}

async function requirePhase(tx: Tx, principal: Principal, id: string): Promise<PhaseRow> {
  const phase = await findPhase(tx, principal.tenantId, id);
  if (!phase || (await selectUnreadable(tx, principal.tenantId, principal)).has(phase.projectId)) throw notFound("phase", id);
  return phase;
}

function mustBeIn(currency: string, given: string | undefined): void {
  if (given === undefined || given === currency) return;
  throw new Problem(422, "currency_fixed", "Other currency", `The project is kept in ${currency}: give its budget in that currency.`);
}

function taken(error: unknown, { id, name }: { id?: string | undefined; name?: string | undefined }): Problem | undefined {
  if (violates(error, "project_phases_name")) return new Problem(409, "phase_name_taken", "Name taken", `The project already has a phase named ${name}: choose another name, or change that one.`);
  if (violates(error, "project_phases_tenant_id_id_pk")) return new Problem(409, "id_taken", "Id taken", `There is already a phase with the id ${id}: it was stored before, or the id must be made anew.`);
  return undefined;
}

function tell(tx: Tx, { tenantId, actor }: Principal, type: string, phase: Phase): Promise<void> {
  const event: NewEvent = { type, aggregate: { type: "phase", id: phase.id, version: phase.version }, payload: { phase } };
  return recordEvents(tx, tenantId, actor, [event]);
}
