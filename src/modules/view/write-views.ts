import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { notFound, Problem } from "@/lib/problem";
import { type Database, inTenant, type Tx, violates } from "@/services/db";
import { recordEvents, selectMakers } from "@/services/outbox";
import type { CreateView, UpdateView, View } from "./contract";
import { viewEvent } from "./events";
import { mayChange, maySee } from "./policy";
import { presentView } from "./present";
import { deleteViewRow, findView, insertView, updateViewRow } from "./repository";

/** Saves how one looks at the board. @throws Problem 409 when the id is taken */
export async function createView(db: Database, { tenantId, actor }: Principal, { id = newId(), name, query, isShared }: CreateView): Promise<View> {
  try {
    return await inTenant(db, tenantId, async (tx) => {
      const view = presentView(await insertView(tx, { tenantId, id, ownerId: actor.id, name, query, isShared }), actor);
      await recordEvents(tx, tenantId, actor, [viewEvent("view:created", view)]);
      return view;
    });
  } catch (error) {
    if (violates(error, "views_tenant_id_id_pk")) throw new Problem(409, "id_taken", "Id taken", `There is already a view with the id ${id}: it was stored before, or the id must be made anew.`);
    throw error;
  }
}

/** Changes what is given. @throws Problem 403, 404 also for another's that is not shared, 412 with the present state */
export async function updateView(db: Database, principal: Principal, id: string, version: number | undefined, input: UpdateView): Promise<View> {
  const { tenantId, actor } = principal;
  return inTenant(db, tenantId, async (tx) => {
    const { before, owner } = await findOwn(tx, principal, id);
    const row = await updateViewRow(tx, tenantId, id, version, input);
    if (!row) throw stale(presentView(before, owner));
    await recordEvents(tx, tenantId, actor, [viewEvent("view:updated", row)]);
    return presentView(row, owner);
  });
}

/** Removes it, for all who see it. @throws Problem 403, 404 also for another's that is not shared, 412 with the present state */
export async function deleteView(db: Database, principal: Principal, id: string, version: number | undefined): Promise<void> {
  const { tenantId, actor } = principal;
  await inTenant(db, tenantId, async (tx) => {
    const { before, owner } = await findOwn(tx, principal, id);
    const row = await deleteViewRow(tx, tenantId, id, version);
    if (!row) throw stale(presentView(before, owner));
    await recordEvents(tx, tenantId, actor, [viewEvent("view:deleted", { ...row, version: row.version + 1 })]);
  });
}

/** A view that the caller may change. @throws Problem 403, 404 */
async function findOwn(tx: Tx, principal: Principal, id: string) {
  const [before, owners] = await Promise.all([findView(tx, principal.tenantId, id), selectMakers(tx, principal.tenantId, [id])]);
  if (!before || !maySee(principal, before)) throw notFound("view", id);
  mayChange(principal, before);
  return { before, owner: owners.get(id) };
}

function stale(current: View): Problem {
  return new Problem(412, "stale_version", "Changed since", `It is now at version ${current.version}: look at it again, then repeat the change.`, { current });
}
