import type { Principal } from "@/lib/principal";
import { Problem } from "@/lib/problem";
import { type Database, inTenant } from "@/services/db";
import { recordEvents } from "@/services/outbox";
import { endpointEvent, TEST } from "./events";
import { loadEndpoint } from "./load-endpoint";
import type { EndpointRow } from "./repository";

/** Has an event sent to this endpoint alone, the way all events go. @throws Problem 403 for all but owners, 404, 409 while it is disabled */
export async function sendTest(db: Database, principal: Principal, id: string): Promise<void> {
  const { tenantId, actor } = principal;
  await inTenant(db, tenantId, async (tx) => {
    const row = await loadEndpoint(tx, principal, id);
    mustBeActive(row);
    await recordEvents(tx, tenantId, actor, [endpointEvent(TEST, row)]);
  });
}

/** @throws Problem 409 */
export function mustBeActive({ status }: EndpointRow): void {
  if (status !== "active") throw new Problem(409, "webhook_disabled", "Disabled", "This webhook endpoint is disabled, and nothing is sent to it: enable it first.");
}
