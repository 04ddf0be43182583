import { z } from "zod";
import { defineEvents, type NewEvent } from "@/services/outbox";
import { disabledReasonSchema, type DisabledReason } from "./contract";
import type { EndpointRow } from "./repository";

/** By which an owner tries an endpoint out: it is sent to that one alone, whatever it wants to hear of. */
export const TEST = "webhook:test";

const TYPES = ["webhook:created", "webhook:updated", "webhook:secret_rotated", "webhook:disabled", "webhook:deleted", TEST] as const;

defineEvents(
  TYPES,
  z.strictObject({
    webhook: z.strictObject({ id: z.guid(), origin: z.string(), description: z.string(), types: z.array(z.string()), status: z.enum(["active", "disabled"]), disabledReason: disabledReasonSchema.nullable(), version: z.int() }),
  }),
);

/** Says of the address only whose it is: paths and queries of such addresses are often secrets themselves. */
export function endpointEvent(type: (typeof TYPES)[number], { id, url, description, types, status, disabledReason, version: stored }: EndpointRow): NewEvent {
  const version = type === "webhook:deleted" ? stored + 1 : stored;
  const webhook = { id, origin: new URL(url).origin, description, types, status: status as "active" | "disabled", disabledReason: disabledReason as DisabledReason | null, version };
  return { type, aggregate: { type: "webhook", id, version }, payload: { webhook } };
}
