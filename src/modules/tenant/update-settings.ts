import type { Principal } from "@/lib/principal";
import { Problem } from "@/lib/problem";
import { type Database, inTenant, lockOf, type Tx } from "@/services/db";
import { recordEvents } from "@/services/outbox";
import type { StudioSettings, UpdateSettings } from "./contract";
import { mayChangeSettings } from "./policy";
import { presentSettings } from "./present";
import { findSettings } from "./read-settings";
import { upsertSettings } from "./repository";

/**
 * Changes what is given, leaves the rest. Bookings keep the windows they have.
 * @param version the version that the caller saw (0: the defaults); undefined takes whatever is there
 * @throws Problem 403 for all but owners, 412 with the present state
 */
export async function updateSettings(db: Database, principal: Principal, version: number | undefined, input: UpdateSettings): Promise<StudioSettings> {
  mayChangeSettings(principal);
  const { tenantId, actor } = principal;
  const change = async (tx: Tx) => {
    const before = await findSettings(tx, tenantId);
    const { version: present, ...fields } = before;
    const row = version === undefined || version === present ? await upsertSettings(tx, { tenantId, ...fields, ...input }, input, present) : undefined;
    if (!row) throw stale(await findSettings(tx, tenantId));
    const settings = presentSettings(row);
    await recordEvents(tx, tenantId, actor, [{ type: "studio:settings_changed", aggregate: { type: "studio_settings", id: tenantId, version: row.version }, payload: { settings, before } }]);
    return settings;
  };
  return inTenant(db, tenantId, change, [lockOf(tenantId, tenantId)]);
}

function stale(current: StudioSettings): Problem {
  return new Problem(412, "stale_version", "Changed since", `The settings are now at version ${current.version}: look at them again, then repeat the change.`, { current });
}
