import { iso } from "@/lib/time";
import type { Delivery } from "../contract";
import type { DeliveryRow } from "./repository";

/** The name of an event on its way, by which receivers tell one that comes again: the same for all endpoints and attempts. */
export const webhookIdOf = ({ position }: Pick<DeliveryRow, "position">) => `evt_${position}`;

export function presentDelivery(row: DeliveryRow): Delivery {
  return {
    id: row.id,
    endpointId: row.endpointId,
    webhookId: webhookIdOf(row),
    type: row.type,
    position: row.position,
    status: row.status as Delivery["status"],
    tries: row.tries,
    dueAt: row.status === "pending" ? iso(row.dueAt) : null,
    attempts: row.attempts,
    body: row.body,
    createdAt: iso(row.createdAt),
    deliveredAt: row.deliveredAt && iso(row.deliveredAt),
  };
}
