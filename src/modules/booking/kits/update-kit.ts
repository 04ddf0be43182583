import type { Principal } from "@/lib/principal";
import { notFound, Problem } from "@/lib/problem";
import { type Database, inTenant } from "@/services/db";
import { recordEvents } from "@/services/outbox";
import { mayBook } from "../policy";
import type { Kit, UpdateKit } from "./contract";
import { refusalOf } from "./create-kit";
import { kitEvent, presentKit } from "./present";
import { deleteKitRow, findKit, type KitRow, updateKitRow } from "./repository";

/**
 * Changes what is given, leaves the rest, and the bundles that were made from it.
 * @param version the version that the caller saw; undefined takes whatever is there
 * @throws Problem 403 for a viewer, 404, 409 when the name is taken, 412 with the present state
 */
export async function updateKit(db: Database, principal: Principal, id: string, version: number | undefined, input: UpdateKit): Promise<Kit> {
  mayBook(principal);
  const { tenantId, actor } = principal;
  try {
    return await inTenant(db, tenantId, async (tx) => {
      const before = await findKit(tx, tenantId, id);
      if (!before) throw notFound("kit", id);
      const row = await updateKitRow(tx, tenantId, id, version, input);
      if (!row) throw stale(before);
      const kit = presentKit(row);
      await recordEvents(tx, tenantId, actor, [kitEvent("kit:updated", kit)]);
      return kit;
    });
  } catch (error) {
    throw refusalOf(error, { id, name: input.name }) ?? error;
  }
}

/** Removes it; the bundles that were made from it stay. @throws Problem 403 for a viewer, 404, 412 with the present state */
export async function deleteKit(db: Database, principal: Principal, id: string, version: number | undefined): Promise<void> {
  mayBook(principal);
  const { tenantId, actor } = principal;
  await inTenant(db, tenantId, async (tx) => {
    const before = await findKit(tx, tenantId, id);
    if (!before) throw notFound("kit", id);
    const row = await deleteKitRow(tx, tenantId, id, version);
    if (!row) throw stale(before);
    await recordEvents(tx, tenantId, actor, [kitEvent("kit:deleted", presentKit(row))]);
  });
}

function stale(row: KitRow): Problem {
  return new Problem(412, "stale_version", "Changed since", `It is now at version ${row.version}: look at it again, then repeat the change.`, { current: presentKit(row) });
}
