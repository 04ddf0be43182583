import { z } from "zod";
import { clientIdSchema, idSchema } from "@/lib/ids";
import { moneySchema } from "@/lib/money";
import { pageOf, pageQuery } from "@/lib/page";
import { name, text } from "@/lib/text";
import { instantSchema, ordered } from "@/lib/time";
import { resourceKindSchema, skillsSchema, tagsSchema } from "@/modules/resource/contract";
import { whyNotSchema } from "../bundles/contract";
import { bookedSchema, bookingStatusSchema, daysSchema, saysWhen, warningSchema, whenShape } from "../contract";

/** open: nobody does it yet; counts as demand and forecast. assigned: became a booking. cancelled: is not needed any more. */
export const placeholderStatusSchema = z.enum(["open", "assigned", "cancelled"]);
export type PlaceholderStatus = z.infer<typeof placeholderStatusSchema>;

const fields = {
  phaseId: idSchema.nullable().meta({ description: "Phase of the project whose forecast it counts in" }),
  title: name(500).meta({ description: "As in Compositor TBD" }),
  notes: text(10_000),
  kind: resourceKindSchema,
  tags: tagsSchema,
  skills: skillsSchema.meta({ description: "Each at this level at least" }),
  allocation: z.int().min(1).max(10_000).meta({ description: "What it will take: percent of an artist, rooms, items of a pool" }),
  hourlyRate: moneySchema.nullable().meta({ description: "What an hour of it is estimated to cost, in the project's currency" }),
};

export const createPlaceholderSchema = z
  .object({
    id: clientIdSchema.optional(),
    projectId: idSchema,
    phaseId: fields.phaseId.optional(),
    ...whenShape,
    title: fields.title,
    notes: fields.notes.default(""),
    kind: fields.kind,
    tags: fields.tags.default([]),
    skills: fields.skills.default([]),
    allocation: fields.allocation.optional().meta({ description: "Left out: all of an artist, or one room or item" }),
    hourlyRate: fields.hourlyRate.optional(),
  })
  .superRefine(ordered("start", "end"))
  .superRefine(saysWhen)
  .meta({ id: "CreatePlaceholder" });
export type CreatePlaceholder = z.infer<typeof createPlaceholderSchema>;

export const updatePlaceholderSchema = z
  .object(fields)
  .partial()
  .extend({ ...whenShape, status: placeholderStatusSchema.exclude(["assigned"]).optional() })
  .superRefine(ordered("start", "end"))
  .refine(({ start, end, days }) => !days || (!start && !end), { path: ["days"], message: "must not stand beside start and end" })
  .refine(({ start, end }) => (start === undefined) === (end === undefined), { path: ["end"], message: "give start and end" })
  .meta({ id: "UpdatePlaceholder" });
export type UpdatePlaceholder = z.infer<typeof updatePlaceholderSchema>;

export const placeholderSchema = z
  .object({
    id: z.guid(),
    projectId: z.guid(),
    ...fields,
    start: z.iso.datetime(),
    end: z.iso.datetime(),
    days: daysSchema.nullable().meta({ description: "In days: by the studio's usual calendar" }),
    workedMinutes: z.int(),
    cost: moneySchema.nullable().meta({ description: "What it is forecast to cost; null without an estimated rate" }),
    status: placeholderStatusSchema,
    bookingId: z.guid().nullable().meta({ description: "The booking that it became. Cancelling that does not open it again: make a new one" }),
    version: z.int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: "Placeholder" });
export type Placeholder = z.infer<typeof placeholderSchema>;

export const listPlaceholdersSchema = z
  .object({
    projectId: idSchema.optional(),
    kind: resourceKindSchema.optional(),
    status: placeholderStatusSchema.default("open"),
    from: instantSchema.optional().meta({ description: "Those that end after it" }),
    to: instantSchema.optional().meta({ description: "Those that start before it" }),
    ...pageQuery,
  })
  .superRefine(ordered("from", "to"));
export type ListPlaceholders = z.infer<typeof listPlaceholdersSchema>;

/** A placeholder in a list, with the name of its project. */
export const placeholderItemSchema = placeholderSchema.extend({ projectName: z.string() }).meta({ id: "PlaceholderItem" });
export type PlaceholderItem = z.infer<typeof placeholderItemSchema>;
export const placeholderPageSchema = pageOf(placeholderItemSchema).meta({ id: "PlaceholderPage" });

/** So many of those who can are listed, and so many of those who cannot. */
export const MOST_CANDIDATES = 50;
export const MOST_OTHERS = 20;

/** Who could do it: who is free and in working time by the rules, who worked on the project first, then the cheaper, then by name. */
export const placeholderCandidatesSchema = z
  .object({
    counts: z.object({ matching: z.int().meta({ description: "How many are what is needed" }), able: z.int() }),
    items: z
      .array(z.object({ resourceId: z.guid(), name: z.string(), workedOnProject: z.boolean(), allocation: z.int(), cost: moneySchema.nullable(), warnings: z.array(warningSchema) }))
      .meta({ description: `The first ${MOST_CANDIDATES} who can` }),
    others: z.array(whyNotSchema).meta({ description: `The first ${MOST_OTHERS} who cannot, and why` }),
  })
  .meta({ id: "PlaceholderCandidates" });
export type PlaceholderCandidates = z.infer<typeof placeholderCandidatesSchema>;

export const assignPlaceholderSchema = z
  .object({
    resourceId: idSchema,
    status: bookingStatusSchema.exclude(["cancelled"]).default("confirmed"),
    override: name(500).nullable().optional().meta({ description: "Why it is booked although a rule says no" }),
  })
  .meta({ id: "AssignPlaceholder" });
export type AssignPlaceholder = z.infer<typeof assignPlaceholderSchema>;

export const assignedSchema = z.object({ placeholder: placeholderSchema, booking: bookedSchema }).meta({ id: "Assigned" });
export type Assigned = z.infer<typeof assignedSchema>;
