import { z } from "zod";
import { clientIdSchema, idSchema } from "@/lib/ids";
import { pageOf, pageQuery } from "@/lib/page";
import { text } from "@/lib/text";
import { instantSchema, ordered } from "@/lib/time";
import { resourceKindSchema } from "@/modules/resource/contract";
import { awayKindSchema, ownDateSchema } from "../contract";

export const availabilityKindSchema = z.enum([...awayKindSchema.options, "extra"]).meta({ description: "leave, sick and blackout (maintenance) take working time away, extra adds some" });
export type AvailabilityKind = z.infer<typeof availabilityKindSchema>;

export const availabilityStatusSchema = z.enum(["requested", "approved", "declined", "withdrawn"]).meta({ description: "Only what is approved counts" });
export type AvailabilityStatus = z.infer<typeof availabilityStatusSchema>;

const when = {
  start: instantSchema.optional(),
  end: instantSchema.optional(),
  from: ownDateSchema.optional().meta({ description: "First whole day in the resource's zone, instead of start and end" }),
  to: ownDateSchema.optional().meta({ description: "Last whole day" }),
};
type Given = { [Field in keyof typeof when]?: unknown };

/** Instants or dates, both ends of them, or nothing where that will do. */
function isWhole({ start, end, from, to }: Given, isOptional: boolean): boolean {
  const instants = [start, end].filter((value) => value !== undefined).length;
  const dates = [from, to].filter((value) => value !== undefined).length;
  return (instants === 2 && dates === 0) || (instants === 0 && dates === 2) || (isOptional && instants + dates === 0);
}
const WHOLE = { path: ["start"], message: "give start and end, or from and to" };
const inOrder = ({ from, to }: { from?: string | undefined; to?: string | undefined }) => from === undefined || to === undefined || from <= to;
const IN_ORDER = { path: ["to"], message: "must not be before from" };

export const createAvailabilitySchema = z
  .object({
    id: clientIdSchema.optional(),
    resourceId: idSchema,
    kind: availabilityKindSchema,
    ...when,
    note: text(500).default(""),
    status: z.enum(["requested", "approved"]).optional().meta({ description: "Left out: what a viewer asks for waits for approval, everything else is approved at once. Only leave can be asked for" }),
  })
  .refine((given) => isWhole(given, false), WHOLE)
  .refine(inOrder, IN_ORDER)
  .superRefine(ordered("start", "end"))
  .meta({ id: "CreateAvailability" });
export type CreateAvailability = z.infer<typeof createAvailabilitySchema>;

export const updateAvailabilitySchema = z
  .object({ ...when, note: text(500), status: z.enum(["approved", "declined", "withdrawn"]) })
  .partial()
  .refine((given) => isWhole(given, true), WHOLE)
  .refine(inOrder, IN_ORDER)
  .superRefine(ordered("start", "end"))
  .meta({ id: "UpdateAvailability" });
export type UpdateAvailability = z.infer<typeof updateAvailabilitySchema>;

export const availabilitySchema = z
  .object({
    id: z.guid(),
    resourceId: z.guid(),
    resourceName: z.string(),
    resourceKind: resourceKindSchema,
    timeZone: z.string().meta({ description: "The resource's zone" }),
    kind: availabilityKindSchema,
    status: availabilityStatusSchema,
    start: z.iso.datetime(),
    end: z.iso.datetime(),
    note: z.string(),
    enteredBy: z.object({ type: z.enum(["user", "api_key", "system"]), id: z.string(), name: z.string() }).nullable().meta({ description: "Who entered it, or asked for it; null: not known" }),
    version: z.int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: "TimeOff", description: "When a resource is away, or works beside its calendar" });
export type Availability = z.infer<typeof availabilitySchema>;

export const listAvailabilitySchema = z
  .object({
    resourceId: idSchema.optional(),
    from: instantSchema.optional().meta({ description: "What ends after this" }),
    to: instantSchema.optional().meta({ description: "What starts before this" }),
    status: availabilityStatusSchema.optional(),
    kind: availabilityKindSchema.optional(),
    ...pageQuery,
  })
  .superRefine(ordered("from", "to"));
export type ListAvailability = z.infer<typeof listAvailabilitySchema>;
export const availabilityPageSchema = pageOf(availabilitySchema).meta({ id: "TimeOffPage" });
