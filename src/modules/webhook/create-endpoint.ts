import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { Problem } from "@/lib/problem";
import { type Database, inTenant } from "@/services/db";
import { recordEvents } from "@/services/outbox";
import { newSecret } from "@/services/webhook-http";
import { checkEndpoint } from "./check-endpoint";
import { type CreateEndpoint, type EndpointWithSecret, MOST_ENDPOINTS } from "./contract";
import { endpointEvent } from "./events";
import { sealSecret, type WebhookMeans } from "./means";
import { mayManageWebhooks } from "./policy";
import { presentEndpoint } from "./present";
import { countEndpoints, insertEndpoint } from "./repository";

/**
 * Has events posted to an address from now on. The signing secret is in this answer, and otherwise only sealed.
 * @throws Problem 403 for all but owners, 400 for events that there are not, 422 for a private address or one endpoint too many
 */
export async function createEndpoint(db: Database, principal: Principal, input: CreateEndpoint, { secret, addressRule }: WebhookMeans): Promise<EndpointWithSecret> {
  mayManageWebhooks(principal);
  checkEndpoint(input, addressRule);
  const { tenantId, actor } = principal;
  const signingSecret = newSecret();
  return inTenant(db, tenantId, async (tx) => {
    if ((await countEndpoints(tx, tenantId)) >= MOST_ENDPOINTS) {
      throw new Problem(422, "too_many_webhooks", "Too many webhooks", `A studio has at most ${MOST_ENDPOINTS} webhook endpoints: remove one that is not needed any more.`);
    }
    const row = await insertEndpoint(tx, { tenantId, id: newId(), ...input, sealedSecret: sealSecret(secret, signingSecret) });
    await recordEvents(tx, tenantId, actor, [endpointEvent("webhook:created", row)]);
    return { ...presentEndpoint(row), secret: signingSecret };
  });
}
