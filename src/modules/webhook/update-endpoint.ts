import type { Principal } from "@/lib/principal";
import { type Database, inTenant } from "@/services/db";
import { recordEvents } from "@/services/outbox";
import type { AddressRule } from "@/services/webhook-http";
import { checkEndpoint } from "./check-endpoint";
import type { Endpoint, UpdateEndpoint } from "./contract";
import { giveUpDeliveries } from "./deliveries/repository";
import { endpointEvent } from "./events";
import { loadEndpoint } from "./load-endpoint";
import { presentEndpoint } from "./present";
import { type EndpointChange, type EndpointRow, updateEndpointRow } from "./repository";

/**
 * Changes what is given. What waits for an endpoint that is disabled is given up; it can be sent again once it is enabled.
 * @param version the version that the caller saw; undefined takes whatever is there
 * @throws Problem 403 for all but owners, 404, 412 with the present state, and as createEndpoint
 */
export async function updateEndpoint(db: Database, principal: Principal, id: string, version: number | undefined, input: UpdateEndpoint, rule: AddressRule): Promise<Endpoint> {
  const { tenantId, actor } = principal;
  return inTenant(db, tenantId, async (tx) => {
    const before = await loadEndpoint(tx, principal, id, version);
    checkEndpoint(input, rule);
    const row = await updateEndpointRow(tx, before, changeOf(before, input));
    if (row.status === "disabled") await giveUpDeliveries(tx, row);
    await recordEvents(tx, tenantId, actor, [endpointEvent("webhook:updated", row)]);
    return presentEndpoint(row);
  });
}

/** How long it has failed counts anew for another address, and once it was disabled or enabled. */
function changeOf(before: EndpointRow, { url, description, types, status }: UpdateEndpoint): EndpointChange {
  const isAnother = url !== undefined && url !== before.url;
  const turned = status !== undefined && status !== before.status;
  return {
    ...(url !== undefined && { url }),
    ...(description !== undefined && { description }),
    ...(types !== undefined && { types }),
    ...((isAnother || turned) && { failingSince: null }),
    ...(turned && { status, disabledReason: status === "disabled" ? "member" : null }),
  };
}
