import { Temporal } from "@/lib/time";
import type { Tx } from "@/services/db";
import { recordEvents } from "@/services/outbox";
import { retryDelay } from "@/services/webhook-http";
import type { DisabledReason } from "../contract";
import { endpointEvent } from "../events";
import { type EndpointRow, lockEndpoint, noteFailing, updateEndpointRow } from "../repository";
import { type DeliveryRow, giveUpDeliveries, settleDelivery } from "./repository";

const CLOCK = { type: "system", id: "worker", name: "The clock" } as const;
const KEPT_ATTEMPTS = 10;
/** After failing for so long an endpoint gets nothing more. */
const PATIENCE = { hours: 24 };
const GONE = 410;

export type Attempt = DeliveryRow["attempts"][number];

/** Writes down what came of an attempt that began `now`, for the delivery and for what is thought of its endpoint. */
export async function recordAttempt(tx: Tx, claimed: DeliveryRow, attempt: Attempt, now: Temporal.Instant, random?: () => number): Promise<void> {
  const endpoint = await lockEndpoint(tx, claimed.tenantId, claimed.endpointId);
  if (!endpoint) return;
  const isActive = endpoint.status === "active";
  const attempts = [attempt, ...claimed.attempts].slice(0, KEPT_ATTEMPTS);
  const tries = claimed.tries + 1;
  if (attempt.error === null) {
    const isOurs = await settleDelivery(tx, claimed, { status: "delivered", deliveredAt: now, attempts, tries });
    if (isOurs && endpoint.failingSince) await noteFailing(tx, endpoint, null);
    return;
  }
  const reason = reasonToDisable(endpoint, attempt, now);
  const delay = isActive && !reason ? retryDelay(tries, random) : undefined;
  const isOurs = await settleDelivery(tx, claimed, { ...(delay === undefined ? { status: "failed" } : { dueAt: now.add({ milliseconds: delay }) }), attempts, tries });
  if (!isOurs || !isActive) return;
  if (reason) await disable(tx, endpoint, reason);
  else if (!endpoint.failingSince) await noteFailing(tx, endpoint, now);
}

function reasonToDisable({ failingSince }: EndpointRow, { status }: Attempt, now: Temporal.Instant): DisabledReason | undefined {
  if (status === GONE) return "gone";
  return failingSince && Temporal.Instant.compare(failingSince.add(PATIENCE), now) <= 0 ? "failing" : undefined;
}

async function disable(tx: Tx, endpoint: EndpointRow, disabledReason: DisabledReason): Promise<void> {
  const row = await updateEndpointRow(tx, endpoint, { status: "disabled", disabledReason });
  await giveUpDeliveries(tx, row);
  await recordEvents(tx, row.tenantId, CLOCK, [endpointEvent("webhook:disabled", row)]);
}
