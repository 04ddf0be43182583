import type { Actor } from "@/lib/principal";
import type { Tx } from "@/services/db";
import { domainEvents } from "./schema";

export type NewEvent = {
  type: string;
  aggregate: { type: string; id: string; version: number };
  payload: Record<string, unknown>;
};

/** Writes events into the log, in the transaction of the change they tell of: they exist exactly when it does. */
export async function recordEvents(tx: Tx, tenantId: string, actor: Actor, events: NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  await tx.insert(domainEvents).values(
    events.map(({ type, aggregate, payload }) => ({
      tenantId,
      type,
      aggregateType: aggregate.type,
      aggregateId: aggregate.id,
      aggregateVersion: aggregate.version,
      actor,
      payload,
    })),
  );
}
