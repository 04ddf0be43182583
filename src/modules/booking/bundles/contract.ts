import { z } from "zod";
import { clientIdSchema, idSchema } from "@/lib/ids";
import { moneySchema } from "@/lib/money";
import { pageOf, pageQuery } from "@/lib/page";
import { name, text } from "@/lib/text";
import { dateSchema, instantSchema, ordered } from "@/lib/time";
import { blockerSchema, bookingStatusSchema, daysSchema, needSchema, saysWhen, warningSchema, whenShape } from "../contract";

/** No bundle asks for more at once. */
export const MOST_NEEDS = 20;
export const MOST_MEMBERS = 100;

export const needsSchema = z
  .array(needSchema)
  .min(1)
  .max(MOST_NEEDS)
  .refine((needs) => needs.reduce((sum, { count }) => sum + count, 0) <= MOST_MEMBERS, `must not ask for more than ${MOST_MEMBERS} resources in all`);

const phaseId = idSchema.nullable().meta({ description: "Phase of the project whose budget it takes from" });
const override = name(500).nullable().meta({ description: "Why it is booked although a rule says no" });

export const createBundleSchema = z
  .object({
    id: clientIdSchema.optional(),
    projectId: idSchema,
    phaseId: phaseId.optional(),
    ...whenShape,
    title: text(500).default("").meta({ description: "Also of each booking" }),
    notes: text(10_000).default(""),
    status: bookingStatusSchema.exclude(["cancelled"]).default("confirmed"),
    needs: needsSchema.optional(),
    kitId: idSchema.optional().meta({ description: "The kit whose needs it has, in place of needs" }),
    override: override.optional(),
    expiresAt: instantSchema.nullable().optional().meta({ description: "When holds end by themselves" }),
    dryRun: z.boolean().default(false).meta({ description: "Says who would be chosen and why, and stores nothing" }),
  })
  .superRefine(ordered("start", "end"))
  .superRefine(saysWhen)
  .refine(({ needs, kitId }) => (needs === undefined) !== (kitId === undefined), { path: ["needs"], message: "give needs or kitId, and not both" })
  .meta({ id: "CreateBundle" });
export type CreateBundle = z.infer<typeof createBundleSchema>;

/**
 * named: it was asked for by name. substitute: the first substitute that can. only_ones: no more than are needed can.
 * worked_on_project, cheapest, by_name: what put it before the others that can.
 */
export const whyCodeSchema = z.enum(["named", "substitute", "only_ones", "worked_on_project", "cheapest", "by_name"]);
export type WhyCode = z.infer<typeof whyCodeSchema>;

export const whySchema = z
  .object({ code: whyCodeSchema, of: z.int().meta({ description: "Of how many that can it was chosen" }), detail: z.string() })
  .meta({ id: "WhyChosen" });
export type Why = z.infer<typeof whySchema>;

/** Which need a booking of a bundle was made for, and why its resource was chosen. */
export type Chosen = { bookingId: string; need: number; label: string; why: Why };

export const memberSchema = z
  .object({
    need: z.int().meta({ description: "Which of the needs it fills, from 0" }),
    label: z.string().meta({ description: "The need in words" }),
    why: whySchema.meta({ description: "Why its resource was chosen when the bundle was made" }),
    bookingId: z.guid().nullable().meta({ description: "Null in a dry run" }),
    resourceId: z.guid(),
    name: z.string().meta({ description: "Of the resource" }),
    status: bookingStatusSchema,
    start: z.iso.datetime(),
    end: z.iso.datetime(),
    days: daysSchema.nullable(),
    allocation: z.int(),
    cost: moneySchema.nullable(),
    version: z.int(),
  })
  .meta({ id: "BundleMember" });
export type Member = z.infer<typeof memberSchema>;

export const bundleSchema = z
  .object({
    id: z.guid(),
    projectId: z.guid(),
    title: z.string(),
    kitId: z.guid().nullable().meta({ description: "The kit that it was made from" }),
    needs: z.array(needSchema).meta({ description: "What was asked for when it was made" }),
    version: z.int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: "Bundle" });
export type Bundle = z.infer<typeof bundleSchema>;

export const detailedBundleSchema = bundleSchema.extend({ projectName: z.string(), members: z.array(memberSchema).meta({ description: "Its bookings as they are now, the cancelled ones too, by need" }) }).meta({ id: "DetailedBundle" });
export type DetailedBundle = z.infer<typeof detailedBundleSchema>;

/** What a call made, or would make. */
export const bundleResultSchema = z
  .object({
    dryRun: z.boolean(),
    bundle: bundleSchema.nullable().meta({ description: "Null in a dry run" }),
    members: z.array(memberSchema.extend({ warnings: z.array(warningSchema) }).meta({ id: "BookedMember" })),
    cost: moneySchema.nullable().meta({ description: "Of all of them together; null when one has no rate in the project's currency" }),
  })
  .meta({ id: "BundleResult" });
export type BundleResult = z.infer<typeof bundleResultSchema>;
export type BookedMember = BundleResult["members"][number];

export const updateBundleSchema = z
  .object({
    title: text(500).optional().meta({ description: "Also of the bookings that still have the title of the bundle" }),
    status: bookingStatusSchema.exclude(["requested"]).optional().meta({ description: "Confirms, pencils or cancels all that are not cancelled" }),
    ...whenShape,
    moveTo: dateSchema.optional().meta({ description: "The date on which the first of them begins, in the studio's zone (given in days: its first day): all move by as many days, at the same local times" }),
    shift: z
      .object({ days: z.int().min(-3_660).max(3_660) })
      .or(z.object({ minutes: z.int().min(-1_000_000).max(1_000_000) }))
      .optional()
      .meta({ description: "All move by so many days, at the same local times; or by so many minutes, which those given in days cannot" }),
    override: override.optional(),
  })
  .superRefine(ordered("start", "end"))
  .refine(({ start, end }) => (start === undefined) === (end === undefined), { path: ["end"], message: "give start and end" })
  .refine(({ start, days, moveTo, shift }) => [start, days, moveTo, shift].filter(Boolean).length <= 1, { path: ["start"], message: "give only one of start and end, days, moveTo and shift" })
  .meta({ id: "UpdateBundle" });
export type UpdateBundle = z.infer<typeof updateBundleSchema>;

export const listBundlesSchema = z.object({ projectId: idSchema.optional(), ...pageQuery });
export type ListBundles = z.infer<typeof listBundlesSchema>;

/** A bundle in a list: how many of its bookings are not cancelled, and from when to when they are. */
export const bundleItemSchema = bundleSchema.extend({ projectName: z.string(), labels: z.array(z.string()).meta({ description: "The needs in words" }), members: z.int(), start: z.iso.datetime().nullable(), end: z.iso.datetime().nullable() }).meta({ id: "BundleItem" });
export type BundleItem = z.infer<typeof bundleItemSchema>;
export const bundlePageSchema = pageOf(bundleItemSchema).meta({ id: "BundlePage" });

/** Why one of those in question cannot. */
export const whyNotSchema = z
  .object({ resourceId: z.guid(), name: z.string(), code: z.string(), detail: z.string(), conflicts: z.array(blockerSchema).meta({ description: "The bookings in the way" }) })
  .meta({ id: "WhyNot" });
export type WhyNot = z.infer<typeof whyNotSchema>;

/** A need that cannot be met, in a refusal: how many there are of what is needed, how many of them can, and who has the others. */
export const unmetSchema = z
  .object({
    need: z.int(),
    label: z.string(),
    count: z.int(),
    matching: z.int().meta({ description: "How many are what is needed" }),
    able: z.int().meta({ description: "How many of them can, if no other need of the bundle takes them" }),
    candidates: z.array(whyNotSchema).meta({ description: "Why the others cannot, the best first; some of them" }),
  })
  .meta({ id: "UnmetNeed" });
export type Unmet = z.infer<typeof unmetSchema>;

/** When all needs can be met next, at the same local times. */
export const nextTimeSchema = z.object({ start: z.iso.datetime(), end: z.iso.datetime(), days: daysSchema.nullable() }).meta({ id: "NextTime" });
export type NextTime = z.infer<typeof nextTimeSchema>;
