import { z } from "zod";

/** The rate that a booking's cost was made from, kept with the booking. */
export const rateSchema = z
  .object({
    cardId: z.guid().nullable().meta({ description: "The rate card; null: the resource's own hourly rate" }),
    unit: z.enum(["hour", "day"]),
    cost: z.int().meta({ description: "Cost of one unit, in minor units" }),
    bill: z.int().nullable().meta({ description: "What one unit is billed at, in minor units; null where no card says" }),
    currency: z.string(),
    overtimePercent: z.int(),
    dayMinutes: z.int().meta({ description: "How long the day is that a day rate pays for" }),
    overtimeMinutes: z.int().meta({ description: "How many of the worked minutes were beyond the day's hours" }),
  })
  .meta({ id: "Rate" });
export type Rate = z.infer<typeof rateSchema>;
