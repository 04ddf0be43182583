import { newId } from "@/lib/ids";
import { presentEvent, type Viewer } from "@/modules/live";
import { eventTypes, type PlacedEvent, type Subscriber } from "@/services/outbox";
import { insertDeliveries, selectActiveEndpoints } from "./repository";

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
      const body = bodyOf(event);
      const told = endpoints.filter(({ types }) => types.length === 0 || types.includes(event.type));
      if (body) await insertDeliveries(tx, told.map(({ id }) => ({ tenantId, id: newId(), endpointId: id, position: event.position, type: event.type, body })));
    }
  },
};

function bodyOf(event: PlacedEvent): string | undefined {
  const shown = presentEvent(event, OWNER);
  return shown && JSON.stringify({ type: shown.type, timestamp: shown.at, data: shown });
}
