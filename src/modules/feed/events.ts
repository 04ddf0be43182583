import { z } from "zod";
import { defineEvents, type NewEvent } from "@/services/outbox";
import { feedKindSchema } from "./contract";
import type { FeedRow } from "./repository";

const TYPES = ["calendar_feed:created", "calendar_feed:revoked"] as const;

defineEvents(TYPES, z.object({ feed: z.object({ id: z.guid(), kind: feedKindSchema, makerId: z.string() }) }));

/** Says nothing of its name, which may be that of a project that not everybody reads. */
export function feedEvent(type: (typeof TYPES)[number], { id, kind, createdBy }: FeedRow): NewEvent {
  return { type, aggregate: { type: "calendar_feed", id, version: type === "calendar_feed:created" ? 1 : 2 }, payload: { feed: { id, kind, makerId: createdBy } } };
}
