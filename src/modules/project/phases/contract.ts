import { z } from "zod";
import { clientIdSchema } from "@/lib/ids";
import { moneySchema } from "@/lib/money";
import { name } from "@/lib/text";
import { dateSchema } from "@/lib/time";

const fields = {
  name: name(200),
  startsOn: dateSchema.nullable(),
  endsOn: dateSchema.nullable().meta({ description: "Last day, included" }),
  budget: moneySchema.nullable().meta({ description: "In the currency of the project; its project's enforcement holds for it, too" }),
};
const inOrder = ({ startsOn, endsOn }: { startsOn?: string | null | undefined; endsOn?: string | null | undefined }) => !startsOn || !endsOn || startsOn <= endsOn;
const order = { path: ["endsOn"], message: "must not be before startsOn" };

export const createPhaseSchema = z
  .object({ id: clientIdSchema.optional(), name: fields.name, startsOn: fields.startsOn.default(null), endsOn: fields.endsOn.default(null), budget: fields.budget.default(null) })
  .refine(inOrder, order)
  .meta({ id: "CreatePhase" });
export type CreatePhase = z.infer<typeof createPhaseSchema>;

export const updatePhaseSchema = z.object(fields).partial().refine(inOrder, order).meta({ id: "UpdatePhase" });
export type UpdatePhase = z.infer<typeof updatePhaseSchema>;

/** A part of a project's budget. */
export const phaseSchema = z
  .object({ id: z.guid(), projectId: z.guid(), ...fields, allocated: moneySchema.meta({ description: "Cost of its confirmed bookings" }), version: z.int(), createdAt: z.iso.datetime(), updatedAt: z.iso.datetime() })
  .meta({ id: "Phase" });
export type Phase = z.infer<typeof phaseSchema>;

export const phaseListSchema = z
  .object({
    items: z.array(phaseSchema),
    unassigned: z
      .object({ amount: z.int(), currency: z.string() })
      .nullable()
      .meta({ description: "Budget of the project less those of its phases; below zero when they add up to more; null without a budget" }),
  })
  .meta({ id: "PhaseList" });
export type PhaseList = z.infer<typeof phaseListSchema>;
