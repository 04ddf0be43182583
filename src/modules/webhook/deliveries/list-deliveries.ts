import { z } from "zod";
import { type Page, readCursor, toPage } from "@/lib/page";
import type { Principal } from "@/lib/principal";
import { notFound } from "@/lib/problem";
import { type Database, inTenant } from "@/services/db";
import type { Delivery, ListDeliveries } from "../contract";
import { mayManageWebhooks } from "../policy";
import { findEndpoint } from "../repository";
import { presentDelivery } from "./present-delivery";
import { selectDeliveries } from "./repository";

const cursorSchema = z.tuple([z.guid()]);

/** What was sent to an endpoint, or is to be; the newest first. @throws Problem 403 for all but owners, 404, 400 on a foreign cursor */
export async function listDeliveries(db: Database, principal: Principal, endpointId: string, query: ListDeliveries): Promise<Page<Delivery>> {
  mayManageWebhooks(principal);
  const { tenantId } = principal;
  const after = readCursor(query.cursor, cursorSchema);
  return inTenant(db, tenantId, async (tx) => {
    const endpoint = await findEndpoint(tx, tenantId, endpointId);
    if (!endpoint) throw notFound("webhook_endpoint", endpointId);
    const rows = await selectDeliveries(tx, endpoint, query.status, query.limit + 1, after?.[0]);
    return toPage(rows, query.limit, ({ id }) => [id], presentDelivery);
  });
}
