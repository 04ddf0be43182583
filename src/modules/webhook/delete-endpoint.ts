import type { Principal } from "@/lib/principal";
import { type Database, inTenant } from "@/services/db";
import { recordEvents } from "@/services/outbox";
import { endpointEvent } from "./events";
import { loadEndpoint } from "./load-endpoint";
import { deleteEndpointRow } from "./repository";

/** Removes it with its log: nothing more is sent to it. @throws Problem 403 for all but owners, 404, 412 with the present state */
export async function deleteEndpoint(db: Database, principal: Principal, id: string, version: number | undefined): Promise<void> {
  const { tenantId, actor } = principal;
  await inTenant(db, tenantId, async (tx) => {
    const row = await loadEndpoint(tx, principal, id, version);
    await deleteEndpointRow(tx, row);
    await recordEvents(tx, tenantId, actor, [endpointEvent("webhook:deleted", row)]);
  });
}
