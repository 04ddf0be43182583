import { z } from "zod";
import { instantSchema } from "@/lib/time";
import { bookedSchema } from "../contract";

export const splitSchema = z
  .object({ at: instantSchema.meta({ description: "Where the second part begins. Of a booking given in days: between the hours of two of its days, as at the midnight between them" }) })
  .meta({ id: "SplitBooking" });
export type SplitBooking = z.infer<typeof splitSchema>;

export const splitResultSchema = z
  .object({
    first: bookedSchema.meta({ description: "The booking that was there, up to then" }),
    second: bookedSchema.meta({ description: "A new booking from then on" }),
  })
  .meta({ id: "SplitBookings" });
export type SplitResult = z.infer<typeof splitResultSchema>;
