import { z } from "zod";
import { idSchema } from "@/lib/ids";
import { moneySchema } from "@/lib/money";
import { name } from "@/lib/text";
import { dateSchema, instantSchema, type Temporal } from "@/lib/time";
import { blockerSchema, seenBookingSchema, warningSchema } from "../contract";

/** No call moves more bookings, so that one request stays one transaction of bearable length. */
export const MOST_REPLACED = 500;

const wholeMinute = (moment: string | Temporal.Instant) => typeof moment === "string" || moment.epochMilliseconds % 60_000 === 0;
const momentSchema = z.union([dateSchema, instantSchema]).refine(wholeMinute, "must be a whole minute");

export const replaceSchema = z
  .object({
    fromResourceId: idSchema.meta({ description: "Who is replaced" }),
    toResourceId: idSchema.meta({ description: "Who comes instead" }),
    from: momentSchema.meta({ description: "From when on: an instant, or a date (its start in the zone of who is replaced). A booking that runs across it is split there" }),
    to: momentSchema.optional().meta({ description: "Until when: an instant, or a date (included). Left out: for good" }),
    bookingIds: z.array(idSchema).min(1).max(MOST_REPLACED).optional().meta({ description: "Only these. Left out: all that are requested, held or confirmed" }),
    override: name(500).optional().meta({ description: "Why they are moved although a rule says no; left out, the rules are asked, also of what was booked past them" }),
    skipConflicts: z.boolean().default(false).meta({ description: "Leave what cannot be moved where it is, and move the rest. Otherwise all of it is moved, or nothing" }),
    dryRun: z.boolean().default(false).meta({ description: "Only say what would become of each" }),
  })
  .refine(({ fromResourceId, toResourceId }) => fromResourceId !== toResourceId, { path: ["toResourceId"], message: "must be another resource than fromResourceId" })
  .meta({ id: "ReplaceResource" });
export type ReplaceResource = z.infer<typeof replaceSchema>;

/** moved: all of it. split: what lies in the time, as a new booking. conflict: it does not fit. skipped: it is not one of them. */
export const replaceOutcomeSchema = z.enum(["moved", "split", "conflict", "skipped"]);
export type ReplaceOutcome = z.infer<typeof replaceOutcomeSchema>;

/** not_theirs: of another resource. not_live: cancelled, or a hold that has expired. not_then: at another time. not_readable: of a project that the caller may not read. */
const skipReasonSchema = z.enum(["not_theirs", "not_live", "not_then", "not_readable"]);
export type SkipReason = z.infer<typeof skipReasonSchema>;

export const replacedSchema = z
  .object({
    bookingId: z.guid(),
    outcome: replaceOutcomeSchema,
    booking: seenBookingSchema.meta({ description: "As it was before" }),
    movedId: z.guid().nullable().meta({ description: "The booking of who comes instead: the same one where it was moved, a new one where it was split; null where there is none (yet)" }),
    tailId: z.guid().nullable().meta({ description: "The new booking of what comes after `to`, where it was split there, too" }),
    start: z.iso.datetime().nullable().meta({ description: "Of what goes to who comes instead" }),
    end: z.iso.datetime().nullable(),
    cost: moneySchema.nullable().meta({ description: "Of what goes to who comes instead" }),
    warnings: z.array(warningSchema),
    problem: z.object({ code: z.string(), detail: z.string(), conflicts: z.array(blockerSchema) }).nullable().meta({ description: "Why it does not fit" }),
    skipped: skipReasonSchema.nullable(),
  })
  .meta({ id: "ReplacedBooking" });
export type Replaced = z.infer<typeof replacedSchema>;

export const replacementSchema = z
  .object({
    dryRun: z.boolean(),
    applied: z.boolean().meta({ description: "Whether anything was stored: not in a dry run" }),
    refused: z.boolean().meta({ description: "In a dry run: whether the real call would be refused" }),
    counts: z.object({ moved: z.int(), split: z.int(), conflict: z.int(), skipped: z.int() }),
    items: z.array(replacedSchema).meta({ description: "By start" }),
  })
  .meta({ id: "Replacement" });
export type Replacement = z.infer<typeof replacementSchema>;
