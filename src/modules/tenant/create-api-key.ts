import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { type Database, inTenant } from "@/services/db";
import { recordEvents } from "@/services/outbox";
import type { CreateApiKey, CreatedApiKey } from "./contract";
import { digestOf, hintOf, newKey } from "./key-secret";
import { mayManageApiKeys } from "./policy";
import { presentApiKey } from "./present";
import { insertApiKey } from "./repository";

/** Makes an API key of the studio. The key itself is in this answer and nowhere else. @throws Problem 403 for all but owners */
export async function createApiKey(db: Database, principal: Principal, input: CreateApiKey): Promise<CreatedApiKey> {
  mayManageApiKeys(principal);
  const { tenantId, actor } = principal;
  const key = newKey();
  return inTenant(db, tenantId, async (tx) => {
    const row = await insertApiKey(tx, { tenantId, id: newId(), name: input.name, role: input.role, hint: hintOf(key), keyHash: digestOf(key) });
    const apiKey = presentApiKey(row);
    await recordEvents(tx, tenantId, actor, [{ type: "api_key:created", aggregate: { type: "api_key", id: row.id, version: 1 }, payload: { apiKey } }]);
    return { ...apiKey, key };
  });
}
