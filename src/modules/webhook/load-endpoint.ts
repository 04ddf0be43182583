import type { Principal } from "@/lib/principal";
import { notFound } from "@/lib/problem";
import type { Tx } from "@/services/db";
import { mayManageWebhooks } from "./policy";
import { stale } from "./present";
import { type EndpointRow, lockEndpoint } from "./repository";

/**
 * The endpoint that is to be changed, which nobody else changes until the end of the transaction.
 * @param version the version that the caller saw; undefined takes whatever is there
 * @throws Problem 403 for all but owners, 404, 412 with the present state
 */
export async function loadEndpoint(tx: Tx, principal: Principal, id: string, version?: number | undefined): Promise<EndpointRow> {
  mayManageWebhooks(principal);
  const row = await lockEndpoint(tx, principal.tenantId, id);
  if (!row) throw notFound("webhook_endpoint", id);
  if (version !== undefined && version !== row.version) throw stale(row);
  return row;
}
