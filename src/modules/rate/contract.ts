import { z } from "zod";
import { clientIdSchema, idSchema } from "@/lib/ids";
import { pageOf, pageQuery } from "@/lib/page";
import { name } from "@/lib/text";
import { dateSchema } from "@/lib/time";
import { resourceKindSchema } from "@/modules/resource/contract";

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

const amount = z.int().min(0).max(1_000_000_000_000);
const fields = {
  resourceId: idSchema.nullable().meta({ description: "For this resource alone" }),
  skill: name(80).nullable().meta({ description: "For resources with this skill; of several the dearest counts" }),
  kind: resourceKindSchema.nullable().meta({ description: "For resources of this kind" }),
  projectId: idSchema.nullable().meta({ description: "On this project alone, before any general card; null: on all of them" }),
  unit: z.enum(["hour", "day"]),
  cost: amount.meta({ description: "What one unit costs, in minor units" }),
  bill: amount.meta({ description: "What one unit is billed at, in minor units" }),
  currency: z.string().regex(/^[A-Z]{3}$/, "must be an ISO 4217 code, as in EUR"),
  overtimePercent: z.int().min(100).max(1_000).meta({ description: "What a minute beyond the day's hours counts, 100 being the plain rate" }),
  dayMinutes: z.int().min(1).max(1_440).meta({ description: "How long the day is that a day rate pays for" }),
  startsOn: dateSchema.meta({ description: "First day; of one target the card that began last holds" }),
  endsOn: dateSchema.nullable().meta({ description: "Last day, included" }),
};

type Target = { resourceId?: string | null | undefined; skill?: string | null | undefined; kind?: string | null | undefined };
const forOne = ({ resourceId, skill, kind }: Target) => [resourceId, skill, kind].filter(Boolean).length <= 1;
const onlyOne = { path: ["kind"], message: "give one of resourceId, skill and kind, or none of them for everything" };
const inOrder = ({ startsOn, endsOn }: { startsOn?: string | undefined; endsOn?: string | null | undefined }) => !startsOn || !endsOn || startsOn <= endsOn;
const order = { path: ["endsOn"], message: "must not be before startsOn" };

export const createRateCardSchema = z
  .object({
    id: clientIdSchema.optional(),
    ...fields,
    resourceId: fields.resourceId.default(null),
    skill: fields.skill.default(null),
    kind: fields.kind.default(null),
    projectId: fields.projectId.default(null),
    overtimePercent: fields.overtimePercent.default(100),
    dayMinutes: fields.dayMinutes.default(480),
    endsOn: fields.endsOn.default(null),
  })
  .refine(forOne, onlyOne)
  .refine(inOrder, order)
  .meta({ id: "CreateRateCard" });
export type CreateRateCard = z.infer<typeof createRateCardSchema>;

/** Whom it is for stays as it is: that would be another card. */
export const updateRateCardSchema = z.object(fields).omit({ resourceId: true, skill: true, kind: true, projectId: true }).partial().refine(inOrder, order).meta({ id: "UpdateRateCard" });
export type UpdateRateCard = z.infer<typeof updateRateCardSchema>;

export const rateCardSchema = z.object({ id: z.guid(), ...fields, version: z.int(), createdAt: z.iso.datetime(), updatedAt: z.iso.datetime() }).meta({ id: "RateCard" });
export type RateCard = z.infer<typeof rateCardSchema>;

export const listRateCardsSchema = z.object({ resourceId: idSchema.optional(), projectId: idSchema.optional(), kind: resourceKindSchema.optional(), skill: name(80).optional(), ...pageQuery });
export type ListRateCards = z.infer<typeof listRateCardsSchema>;
export const rateCardPageSchema = pageOf(rateCardSchema).meta({ id: "RateCardPage" });
