import { newId } from "@/lib/ids";
import { presentEvent, type Viewer } from "@/modules/live";
import { onCommit } from "@/services/db";
import { eventTypes, type PlacedEvent, type Subscriber } from "@/services/outbox";
import { announceDeliveries } from "./deliveries/repository";
import { TEST } from "./events";
import { type EndpointRow, insertDeliveries, selectActiveEndpoints } from "./repository";

/** Endpoints are an owner's, and owners may read every project. */
const OWNER: Viewer = { role: "owner", unreadable: new Set() };

/** Writes down what is to be sent to whom; the sending is a job of its own, so that a slow receiver holds up no events. */
export const webhookSubscriber: Subscriber = {
  name: "webhooks",
  // Asked for when needed: modules that are loaded later define events too.
  get types() {
    return eventTypes();
  },
  async handle(tx, tenantId, events) {
    const endpoints = await selectActiveEndpoints(tx, tenantId);
    for (const event of events) {
      const told = endpoints.filter((endpoint) => isToldOf(endpoint, event));
      const body = told.length > 0 ? bodyOf(event) : undefined;
      if (body === undefined) continue;
      await insertDeliveries(tx, told.map(({ id }) => ({ tenantId, id: newId(), endpointId: id, position: event.position, type: event.type, body })));
      onCommit(tx, announceDeliveries);
    }
  },
};

/** Of itself an endpoint hears nothing but tests: what is sent to it never brings about that more is. */
function isToldOf({ id, types }: Pick<EndpointRow, "id" | "types">, { type, aggregateType, aggregateId }: PlacedEvent): boolean {
  const isOfItself = aggregateType === "webhook" && aggregateId === id;
  if (type === TEST || isOfItself) return type === TEST && isOfItself;
  return types.length === 0 || types.includes(type);
}

function bodyOf(event: PlacedEvent): string | undefined {
  const shown = presentEvent(event, OWNER);
  return shown && JSON.stringify({ type: shown.type, timestamp: shown.at, data: shown });
}
