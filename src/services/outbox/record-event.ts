import { sql } from "drizzle-orm";
import type { Actor } from "@/lib/principal";
import { insertMany, onCommit, statement, type Tx } from "@/services/db";
import { announceEvents } from "./announce";
import { checkPayload } from "./define-events";
import { tellOwnEvents } from "./own-events";
import { domainEvents } from "./schema";

export type NewEvent = {
  type: string;
  aggregate: { type: string; id: string; version: number };
  payload: Record<string, unknown>;
};

const { placeholder } = sql;

const insertOne = statement("insert_event", (tx) =>
  tx.insert(domainEvents).values({
    tenantId: placeholder("tenantId"),
    type: placeholder("type"),
    aggregateType: placeholder("aggregateType"),
    aggregateId: placeholder("aggregateId"),
    aggregateVersion: placeholder("aggregateVersion"),
    actor: placeholder("actor"),
    payload: placeholder("payload"),
  }),
);

/** Writes events into the log, in the transaction of the change they tell of: they exist exactly when it does. @throws Error when one is not as it was defined */
export async function recordEvents(tx: Tx, tenantId: string, actor: Actor, events: NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  for (const { type, payload } of events) checkPayload(type, payload);
  onCommit(tx, announceEvents);
  onCommit(tx, () => tellOwnEvents(tenantId, events));
  const rows = events.map(({ type, aggregate, payload }) => ({
    tenantId,
    type,
    aggregateType: aggregate.type,
    aggregateId: aggregate.id,
    aggregateVersion: aggregate.version,
    actor,
    payload,
  }));
  const [only] = rows;
  if (rows.length === 1 && only) await insertOne(tx).execute(only);
  else await insertMany(tx, domainEvents, rows, domainEvents.id);
}
