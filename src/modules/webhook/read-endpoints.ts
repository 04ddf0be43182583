import type { Principal } from "@/lib/principal";
import { notFound } from "@/lib/problem";
import { type Database, inTenant } from "@/services/db";
import type { Endpoint, EndpointList } from "./contract";
import { mayManageWebhooks } from "./policy";
import { presentEndpoint } from "./present";
import { findEndpoint, selectEndpoints } from "./repository";

/** All endpoints of the studio, the oldest first. @throws Problem 403 for all but owners */
export async function listEndpoints(db: Database, principal: Principal): Promise<EndpointList> {
  mayManageWebhooks(principal);
  const { tenantId } = principal;
  const rows = await inTenant(db, tenantId, (tx) => selectEndpoints(tx, tenantId));
  return { items: rows.map(presentEndpoint) };
}

/** @throws Problem 403 for all but owners, 404 */
export async function getEndpoint(db: Database, principal: Principal, id: string): Promise<Endpoint> {
  mayManageWebhooks(principal);
  const { tenantId } = principal;
  const row = await inTenant(db, tenantId, (tx) => findEndpoint(tx, tenantId, id));
  if (!row) throw notFound("webhook_endpoint", id);
  return presentEndpoint(row);
}
