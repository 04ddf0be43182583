import type { Principal } from "@/lib/principal";
import { notFound } from "@/lib/problem";
import { type Database, inTenant, onCommit } from "@/services/db";
import type { Delivery } from "../contract";
import { loadEndpoint } from "../load-endpoint";
import { mayManageWebhooks } from "../policy";
import { mustBeActive } from "../send-test";
import { presentDelivery } from "./present-delivery";
import { announceDeliveries, findDelivery, requeueDelivery } from "./repository";

/** Sends an event once more, under the same webhook-id, whatever became of it before. @throws Problem 403 for all but owners, 404, 409 while its endpoint is disabled */
export async function redeliver(db: Database, principal: Principal, id: string): Promise<Delivery> {
  mayManageWebhooks(principal);
  const { tenantId } = principal;
  return inTenant(db, tenantId, async (tx) => {
    const row = await findDelivery(tx, tenantId, id);
    if (!row) throw notFound("webhook_delivery", id);
    mustBeActive(await loadEndpoint(tx, principal, row.endpointId));
    onCommit(tx, announceDeliveries);
    return presentDelivery(await requeueDelivery(tx, row));
  });
}
