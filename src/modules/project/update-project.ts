import type { Principal } from "@/lib/principal";
import { notFound, Problem } from "@/lib/problem";
import { type Database, inTenant } from "@/services/db";
import { recordEvents } from "@/services/outbox";
import type { DetailedProject, UpdateProject } from "./contract";
import { refusalOf } from "./create-project";
import { budgetRefusal } from "./explain-budget";
import { mayManageProjects } from "./policy";
import { presentProject } from "./present";
import { selectUnreadable } from "./readers/repository";
import { maySetAccess, writeReaders } from "./readers/write-readers";
import { findProject, updateProjectRow } from "./repository";

/**
 * Changes what is given, leaves the rest.
 * @param version the version that the caller saw; undefined takes whatever is there
 * @throws Problem 403, 404 (also when it is hidden from the caller), 409 (name or code taken, budget below what is allocated), 412 with the present state, 422 for a budget in another currency
 */
export async function updateProject(db: Database, principal: Principal, id: string, version: number | undefined, input: UpdateProject): Promise<DetailedProject> {
  mayManageProjects(principal);
  const { tenantId, actor } = principal;
  try {
    return await inTenant(db, tenantId, async (tx) => {
      const before = await findProject(tx, tenantId, id);
      if (!before || (await selectUnreadable(tx, tenantId, principal)).has(id)) throw notFound("project", id);
      maySetAccess(principal, input, before);
      if (input.budget && input.budget.currency !== before.currency) {
        throw new Problem(422, "currency_fixed", "Other currency", `The project is kept in ${before.currency}: give its budget in that currency.`);
      }
      const { budget, readers: _readers, ...plain } = input;
      const row = await updateProjectRow(tx, tenantId, id, version, { ...plain, ...(budget === undefined ? {} : { budgetMinor: budget?.amount ?? null }) });
      if (!row) throw new Problem(412, "stale_version", "Changed since", `It is now at version ${before.version}: look at it again, then repeat the change.`, { current: presentProject(before) });
      const readers = await writeReaders(tx, principal, id, input);
      const project = presentProject(row);
      const type = before.budgetMinor === row.budgetMinor ? "project:updated" : "project:budget_changed";
      await recordEvents(tx, tenantId, actor, [{ type, aggregate: { type: "project", id, version: row.version }, payload: { project, readers } }]);
      return { ...project, readers };
    });
  } catch (error) {
    throw (await budgetRefusal(db, principal, id, error)) ?? refusalOf(error, input) ?? error;
  }
}
