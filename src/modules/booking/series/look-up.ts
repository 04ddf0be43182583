import type { Principal } from "@/lib/principal";
import { notFound } from "@/lib/problem";
import { Temporal } from "@/lib/time";
import { findProject, selectUnreadable } from "@/modules/project";
import { findResourcesById, type ResourceRow } from "@/modules/resource";
import type { Tx } from "@/services/db";
import { type Act, refusalOf, selectPolicies } from "../policies";
import { findSeries, type SeriesRow } from "./repository";

/** A series that the caller may see, with the time of the transaction. `lock` as in findSeries. @throws Problem 404 */
export async function loadSeries(tx: Tx, principal: Principal, id: string, lock = false) {
  const found = await findSeries(tx, principal.tenantId, id, lock);
  const hidden = await selectUnreadable(tx, principal.tenantId, principal);
  if (!found || hidden.has(found.row.projectId)) throw notFound("series", id);
  return found;
}

/** @throws Problem 404 when there is no such project for the caller */
export async function mustFindProject(tx: Tx, principal: Principal, id: string): Promise<void> {
  const hidden = await selectUnreadable(tx, principal.tenantId, principal);
  if (hidden.has(id) || !(await findProject(tx, principal.tenantId, id))) throw notFound("project", id);
}

/** The resources with these ids, by id. @throws Problem 404 for the first that is missing */
export async function mustFindResources(tx: Tx, tenantId: string, ids: string[]): Promise<Map<string, ResourceRow>> {
  const found = new Map((await findResourcesById(tx, tenantId, ids)).map((row) => [row.id, row]));
  const missing = ids.find((id) => !found.has(id));
  if (missing) throw notFound("resource", missing);
  return found;
}

/**
 * Who may not make such bookings of the resource has no say in its series either. How far ahead and how much is asked of each date.
 * @throws Problem 403
 */
export async function mustBeAllowed(tx: Tx, { tenantId, role }: Principal, resource: ResourceRow, status: string, override: string | null | undefined): Promise<void> {
  const now = Temporal.Now.instant();
  const act = { role, resource, status: status as Act["status"], isOverride: typeof override === "string", start: now, now, hours: 0 };
  const refusal = refusalOf(await selectPolicies(tx, tenantId, role), act);
  if (refusal) throw refusal;
}

/** The resources that a series names. */
export const namedBy = ({ resourceId, substitutes }: Pick<SeriesRow, "resourceId" | "substitutes">) => [resourceId, ...substitutes];
