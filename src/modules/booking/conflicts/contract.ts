import { z } from "zod";
import { idSchema } from "@/lib/ids";
import { pageOf, pageQuery } from "@/lib/page";
import { instantSchema, ordered } from "@/lib/time";
import { awayKindSchema } from "@/modules/calendar/contract";
import { seenBookingSchema } from "../contract";

const MAX_RANGE_DAYS = 400;

export const listConflictsSchema = z
  .object({
    from: instantSchema,
    to: instantSchema,
    resourceId: idSchema.optional(),
    projectId: idSchema.optional(),
    ...pageQuery,
  })
  .superRefine(ordered("from", "to"))
  .refine(({ from, to }) => to.epochMilliseconds - from.epochMilliseconds <= MAX_RANGE_DAYS * 86_400_000, { path: ["to"], message: `must be within ${MAX_RANGE_DAYS} days of from` });
export type ListConflicts = z.infer<typeof listConflictsSchema>;

/** A booking of somebody who is away by now: approved leave, sick leave or a blackout came after it, or it was booked over one on purpose. */
export const conflictSchema = z
  .object({
    booking: seenBookingSchema,
    resourceName: z.string(),
    projectName: z.string().nullable().meta({ description: "Null for a project that you may not read" }),
    absences: z.array(z.object({ id: z.guid(), kind: awayKindSchema, start: z.iso.datetime(), end: z.iso.datetime() })).meta({ description: "What its windows overlap, by start" }),
  })
  .meta({ id: "Conflict" });
export type Conflict = z.infer<typeof conflictSchema>;
export const conflictPageSchema = pageOf(conflictSchema).meta({ id: "ConflictPage" });
