import type { Principal } from "@/lib/principal";
import { type Database, inTenant } from "@/services/db";
import { recordEvents } from "@/services/outbox";
import { newSecret } from "@/services/webhook-http";
import type { EndpointWithSecret } from "./contract";
import { endpointEvent } from "./events";
import { loadEndpoint } from "./load-endpoint";
import { sealSecret } from "./means";
import { presentEndpoint } from "./present";
import { updateEndpointRow } from "./repository";

/**
 * Signs with a new secret from now on, which is in this answer, and otherwise only sealed. What the receiver refuses until it knows
 * it is tried again, signed anew.
 * @throws Problem 403 for all but owners, 404, 412 with the present state
 */
export async function rotateSecret(db: Database, principal: Principal, id: string, version: number | undefined, serverSecret: string): Promise<EndpointWithSecret> {
  const { tenantId, actor } = principal;
  const secret = newSecret();
  return inTenant(db, tenantId, async (tx) => {
    const before = await loadEndpoint(tx, principal, id, version);
    const row = await updateEndpointRow(tx, before, { sealedSecret: sealSecret(serverSecret, secret) });
    await recordEvents(tx, tenantId, actor, [endpointEvent("webhook:secret_rotated", row)]);
    return { ...presentEndpoint(row), secret };
  });
}
