import { z } from "zod";
import { instantSchema } from "@/lib/time";

export const changeCapacitySchema = z
  .object({
    capacity: z.int().min(1).max(10_000),
    from: instantSchema.optional().meta({ description: "From when on, not in the past; left out: from now on. It holds until the next change that is planned already" }),
  })
  .meta({ id: "ChangeCapacity" });
export type ChangeCapacity = z.infer<typeof changeCapacitySchema>;

/** What a resource has, when: the steps fill all time, the first one first. */
export const capacitySchema = z
  .object({ steps: z.array(z.object({ start: z.iso.datetime().nullable().meta({ description: "Null: always before" }), end: z.iso.datetime().nullable().meta({ description: "Null: for good" }), capacity: z.int() })) })
  .meta({ id: "Capacity" });
export type Capacity = z.infer<typeof capacitySchema>;
