import { z } from "zod";
import type { Principal } from "@/lib/principal";
import { type Booking, bookingStatusSchema } from "@/modules/booking/contract";
import type { Tx } from "@/services/db";
import { defineEvents, recordEvents } from "@/services/outbox";
import { type Comment, commentSchema } from "./contract";

const TYPES = ["comment:written", "comment:changed", "comment:removed"] as const;

/** Of the booking only whose time it is, and for which project: that says who hears of it. */
const aboutSchema = z.object({ id: z.guid(), resourceId: z.guid(), projectId: z.guid(), status: bookingStatusSchema, start: z.iso.datetime(), end: z.iso.datetime() });
export type CommentEvent = { comment: Comment; booking: z.infer<typeof aboutSchema> };

defineEvents(TYPES, z.object({ comment: commentSchema, booking: aboutSchema }));

/** Records what became of a comment, in the transaction of the change. */
export function tellComment(tx: Tx, { tenantId, actor }: Pick<Principal, "tenantId" | "actor">, type: (typeof TYPES)[number], comment: Comment, { id, resourceId, projectId, status, start, end }: Booking): Promise<void> {
  const payload: CommentEvent = { comment, booking: { id, resourceId, projectId, status, start, end } };
  return recordEvents(tx, tenantId, actor, [{ type, aggregate: { type: "comment", id: comment.id, version: comment.version }, payload }]);
}
