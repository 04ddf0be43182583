import type { Principal } from "@/lib/principal";
import { notFound } from "@/lib/problem";
import { type Database, inTenant } from "@/services/db";
import { recordEvents } from "@/services/outbox";
import type { ApiKey } from "./contract";
import { forgetApiKey } from "./find-principal-by-api-key";
import { mayManageApiKeys } from "./policy";
import { presentApiKey } from "./present";
import { findApiKey, markRevoked } from "./repository";

/** Takes a key out of use for good; once more changes nothing. @throws Problem 403 for all but owners, 404 */
export async function revokeApiKey(db: Database, principal: Principal, id: string): Promise<ApiKey> {
  mayManageApiKeys(principal);
  const { tenantId, actor } = principal;
  const revoked = await inTenant(db, tenantId, async (tx) => {
    const row = await markRevoked(tx, tenantId, id);
    if (!row) return presentIfThere(await findApiKey(tx, tenantId, id), id);
    const apiKey = presentApiKey(row);
    await recordEvents(tx, tenantId, actor, [{ type: "api_key:revoked", aggregate: { type: "api_key", id, version: 2 }, payload: { apiKey } }]);
    return apiKey;
  });
  forgetApiKey(db, id);
  return revoked;
}

function presentIfThere(row: Awaited<ReturnType<typeof findApiKey>>, id: string): ApiKey {
  if (!row) throw notFound("api_key", id);
  return presentApiKey(row);
}
