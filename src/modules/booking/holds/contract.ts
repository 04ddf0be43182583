import { z } from "zod";
import { idSchema } from "@/lib/ids";
import { pageOf, pageQuery } from "@/lib/page";
import { instantSchema, ordered } from "@/lib/time";
import { blockerSchema, bookingSchema } from "../contract";

const rank = z.int().meta({ description: "1 is the first option: one more than the holds placed earlier which, with what is confirmed, leave no room for it" });
const fits = z.boolean().meta({ description: "Whether confirmed bookings leave room for it; when not, it cannot be confirmed whatever its rank" });

/** A live hold on the ladder of a resource. */
export const rungSchema = blockerSchema
  .extend({
    rank,
    fits,
    ahead: z.array(z.guid()).meta({ description: "The holds that come before it, the first of them first" }),
    allocation: z.int(),
    placedAt: z.iso.datetime().meta({ description: "Since when it stands in the queue" }),
    expiresAt: z.iso.datetime().nullable(),
    challenge: z.object({ by: z.guid(), dueAt: z.iso.datetime() }).nullable().meta({ description: "The hold that asks this one to confirm or release, and until when" }),
  })
  .meta({ id: "Rung" });
export type Rung = z.infer<typeof rungSchema>;

export const ladderSchema = z.object({ items: z.array(rungSchema) }).meta({ id: "Ladder", description: "Live holds that overlap a booking, itself among them when it is one, in the order in which they were placed" });
export type Ladder = z.infer<typeof ladderSchema>;

export const holdSchema = bookingSchema.extend({ rank, fits, resourceName: z.string(), projectName: z.string() }).meta({ id: "Hold" });
export type Hold = z.infer<typeof holdSchema>;

export const listHoldsSchema = z
  .object({
    resourceId: idSchema.optional(),
    projectId: idSchema.optional(),
    from: instantSchema.optional().meta({ description: "Holds that end after it" }),
    to: instantSchema.optional().meta({ description: "Holds that start before it" }),
    ...pageQuery,
  })
  .superRefine(ordered("from", "to"));
export type ListHolds = z.infer<typeof listHoldsSchema>;
export const holdPageSchema = pageOf(holdSchema).meta({ id: "HoldPage" });
