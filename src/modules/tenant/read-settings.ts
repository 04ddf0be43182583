import type { Principal } from "@/lib/principal";
import { type Database, inTenant, type Tx } from "@/services/db";
import type { StudioSettings } from "./contract";
import { presentSettings } from "./present";
import { findSettingsRow } from "./repository";

/** How the studio wants its bookings; the defaults when it never said otherwise. */
export async function findSettings(tx: Tx, tenantId: string): Promise<StudioSettings> {
  return presentSettings(await findSettingsRow(tx, tenantId));
}

/** As findSettings, for the caller's studio. */
export async function getSettings(db: Database, { tenantId }: Principal): Promise<StudioSettings> {
  return inTenant(db, tenantId, (tx) => findSettings(tx, tenantId));
}
