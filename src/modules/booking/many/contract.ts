import { z } from "zod";
import { idSchema } from "@/lib/ids";
import { bookedSchema, updateBookingSchema } from "../contract";

/** No call changes more bookings, so that one request stays one transaction of bearable length. */
export const MOST_CHANGES = 200;

const oneChangeSchema = z.intersection(z.object({ id: idSchema, version: z.int().min(1).meta({ description: "The version that was seen" }) }), updateBookingSchema);

export const changeManySchema = z
  .object({
    changes: z
      .array(oneChangeSchema)
      .min(1)
      .max(MOST_CHANGES)
      .refine((changes) => new Set(changes.map(({ id }) => id)).size === changes.length, "must not name a booking twice")
      .meta({ description: "Of each booking what PATCH /bookings/{id} takes" }),
  })
  .meta({ id: "ChangeBookings" });
export type ChangeManyInput = z.infer<typeof changeManySchema>;
/** As it is sent. */
export type ChangeMany = z.input<typeof changeManySchema>;

export const changedSchema = z.object({ items: z.array(bookedSchema).meta({ description: "In the order in which they were asked for" }) }).meta({ id: "ChangedBookings" });
export type Changed = z.infer<typeof changedSchema>;
