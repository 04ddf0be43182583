import { z } from "zod";
import { idSchema } from "@/lib/ids";
import { pageOf, pageQuery } from "@/lib/page";
import { name, text } from "@/lib/text";
import { resourceKindSchema } from "@/modules/resource/contract";
import { actorSchema, bookingSchema } from "../contract";

export const requestSchema = bookingSchema
  .extend({
    resourceName: z.string(),
    resourceKind: resourceKindSchema,
    timeZone: z.string().meta({ description: "Of the resource" }),
    projectName: z.string(),
    askedBy: actorSchema,
    fits: z.boolean().meta({ description: "Whether confirmed bookings leave room for it now" }),
    mayDecide: z.boolean().meta({ description: "Whether the caller may confirm it, and so decide" }),
  })
  .meta({ id: "BookingRequest", description: "A booking that somebody asked for, and nobody has decided about" });
export type BookingRequest = z.infer<typeof requestSchema>;

export const listRequestsSchema = z.object({ resourceId: idSchema.optional(), projectId: idSchema.optional(), ...pageQuery });
export type ListRequests = z.infer<typeof listRequestsSchema>;
export const requestPageSchema = pageOf(requestSchema).meta({ id: "BookingRequestPage" });

export const decisionSchema = z
  .object({
    decision: z.enum(["approve", "decline"]),
    status: z.enum(["hold", "confirmed"]).default("confirmed").meta({ description: "What an approved request becomes" }),
    note: text(500).default("").meta({ description: "Added to the notes of the booking" }),
    override: name(500).optional().meta({ description: "Why it is approved although a rule says no" }),
  })
  .meta({ id: "Decision" });
export type Decision = z.infer<typeof decisionSchema>;
