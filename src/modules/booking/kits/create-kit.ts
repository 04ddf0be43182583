import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { Problem } from "@/lib/problem";
import { type Database, inTenant, violates } from "@/services/db";
import { recordEvents } from "@/services/outbox";
import { loadBundle } from "../bundles/read-bundles";
import { mayBook } from "../policy";
import type { CreateKit, Kit, SaveKit } from "./contract";
import { kitEvent, presentKit } from "./present";
import { insertKit } from "./repository";

/**
 * Saves needs under a name, to be booked more than once.
 * @throws Problem 403 for a viewer, 409 when the id or the name is taken
 */
export async function createKit(db: Database, principal: Principal, { id = newId(), ...input }: CreateKit): Promise<Kit> {
  mayBook(principal);
  const { tenantId, actor } = principal;
  try {
    return await inTenant(db, tenantId, async (tx) => {
      const kit = presentKit(await insertKit(tx, { tenantId, id, ...input }));
      await recordEvents(tx, tenantId, actor, [kitEvent("kit:created", kit)]);
      return kit;
    });
  } catch (error) {
    throw refusalOf(error, { id, name: input.name }) ?? error;
  }
}

/** Saves what a bundle asked for when it was made. @throws Problem 403, 404, 409 as createKit */
export async function saveBundleAsKit(db: Database, principal: Principal, bundleId: string, { name }: SaveKit): Promise<Kit> {
  const { row } = await inTenant(db, principal.tenantId, (tx) => loadBundle(tx, principal, bundleId));
  return createKit(db, principal, { name, needs: row.needs });
}

/** What the database refused, in our words; undefined when it was something else. */
export function refusalOf(error: unknown, { id, name }: { id: string; name: string | undefined }): Problem | undefined {
  if (violates(error, "kits_name")) return new Problem(409, "kit_name_taken", "Name taken", `There is already a kit named ${name}: choose another name, or change that one.`);
  if (violates(error, "kits_tenant_id_id_pk")) return new Problem(409, "id_taken", "Id taken", `There is already a kit with the id ${id}: it was stored before, or the id must be made anew.`);
  return undefined;
}
