import { iso, type Temporal } from "@/lib/time";
import { type Database, inTenant } from "@/services/db";
import { type Answer, sendWebhook, signedHeaders } from "@/services/webhook-http";
import { openSecret, type WebhookMeans } from "../means";
import type { EndpointRow } from "../repository";
import { webhookIdOf } from "./present-delivery";
import { type Attempt, recordAttempt } from "./record-attempt";
import type { DeliveryRow } from "./repository";

const SENDER = { "user-agent": "Production-Tool-Webhooks/1" };

/** With which deliveries are sent. Clock and chance are given by tests. */
export type Sending = WebhookMeans & { now: () => Temporal.Instant; random?: (() => number) | undefined };

/** Sends one once, outside of any transaction, and writes down what came of it. A process that dies in between leaves it to be sent again. */
export async function sendDelivery(db: Database, endpoint: EndpointRow, claimed: DeliveryRow, sending: Sending): Promise<void> {
  const at = sending.now();
  const begun = performance.now();
  const { status = null, error = null } = await post(endpoint, claimed, at, sending);
  const attempt: Attempt = { at: iso(at), status, ms: Math.round(performance.now() - begun), error };
  await inTenant(db, claimed.tenantId, (tx) => recordAttempt(tx, claimed, attempt, at, sending.random));
}

async function post({ url, sealedSecret }: EndpointRow, claimed: DeliveryRow, at: Temporal.Instant, { secret, addressRule }: Sending): Promise<Answer> {
  const signingSecret = openSecret(secret, sealedSecret);
  if (signingSecret === undefined) return { error: "not sent: the server has another secret than when this endpoint was made; rotate the endpoint's" };
  const { body } = claimed;
  return sendWebhook({ url, headers: { ...SENDER, ...signedHeaders(signingSecret, webhookIdOf(claimed), at, body) }, body }, addressRule);
}
