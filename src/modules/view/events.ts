import { z } from "zod";
import { defineEvents, type NewEvent } from "@/services/outbox";
import type { View } from "./contract";

const TYPES = ["view:created", "view:updated", "view:deleted"] as const;

defineEvents(TYPES, z.object({ view: z.object({ id: z.guid(), ownerId: z.string(), isShared: z.boolean(), name: z.string().nullable() }) }));

/** All of the studio hear of it, so the name of one that is not shared is left out. */
export function viewEvent(type: (typeof TYPES)[number], { id, ownerId, isShared, name, version }: Pick<View, "id" | "ownerId" | "isShared" | "name" | "version">): NewEvent {
  return { type, aggregate: { type: "view", id, version }, payload: { view: { id, ownerId, isShared, name: isShared ? name : null } } };
}
