import { z } from "zod";
import { idSchema } from "@/lib/ids";
import { moneySchema } from "@/lib/money";
import { name } from "@/lib/text";
import { instantSchema, ordered } from "@/lib/time";
import { awayKindSchema } from "@/modules/calendar/contract";
import { resourceKindSchema } from "@/modules/resource/contract";

const MAX_RANGE_DAYS = 400;
/** So many are ranked in an answer, and so many of those who cannot. */
export const MOST_CANDIDATES = 50;

/** A parameter that may be repeated, or hold several values between commas. */
function listOf<T extends z.ZodType<unknown, string>>(item: T) {
  const given = z.union([z.string().max(2_000), z.array(z.string().max(2_000)).max(20)]);
  const values = given.transform((said) => [said].flat().flatMap((part) => part.split(",")).map((part) => part.trim()));
  return values.pipe(z.array(item).max(20));
}

const wantedSkill = name(84).transform((said) => {
  const [skill, level] = said.split(/:(?=[1-5]$)/) as [string, string | undefined];
  return { name: skill, level: Number(level ?? 1) };
});

export const availabilityQuerySchema = z
  .object({
    from: instantSchema,
    to: instantSchema,
    kind: resourceKindSchema.optional(),
    resourceId: idSchema.optional(),
    department: name(100).optional(),
    tag: name(50).optional().meta({ description: "One tag, whatever characters it has" }),
    tags: listOf(name(50)).default([]).meta({ description: "All of these tags, between commas" }),
    skills: listOf(wantedSkill).default([]).meta({ description: "All of these skills, between commas: the name, or name:level for at least that level, as in Nuke:3" }),
    anyTime: z
      .enum(["true", "false"])
      .transform((said) => said === "true")
      .default(false)
      .meta({ description: "Also outside working hours; never on leave, sick or in a blackout" }),
    allocation: z.coerce.number().int().min(1).max(10_000).optional().meta({ description: "Only where so much of the capacity is left. Left out, with duration or hours: all of an artist or room, one of a pool" }),
    duration: z.coerce.number().int().min(1).max(MAX_RANGE_DAYS * 1_440).optional().meta({ description: "Who has so many minutes of working time free at a stretch? Answered with the first such slot" }),
    hours: z.coerce.number().min(0.25).max(MAX_RANGE_DAYS * 24).multipleOf(0.25).optional().meta({ description: "Who has so many hours of working time free in all, in however many pieces?" }),
    projectId: idSchema.optional().meta({ description: "The project it is for: who worked on it goes first, and its rates and currency count" }),
    costLimit: z.coerce.number().int().min(0).max(1_000_000_000_000).optional().meta({ description: "The most that the work may cost as a whole, in minor units of the project's currency, or of the studio's" }),
  })
  .superRefine(ordered("from", "to"))
  .refine(({ from, to }) => to.epochMilliseconds - from.epochMilliseconds <= MAX_RANGE_DAYS * 86_400_000, { path: ["to"], message: `must be within ${MAX_RANGE_DAYS} days of from` })
  .superRefine((query, context) => {
    const wrong = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    const { from, to, duration, hours } = query;
    if (duration !== undefined && hours !== undefined) wrong("hours", "must not stand beside duration: ask for one slot, or for hours in all");
    const asked = duration ?? (hours ?? 0) * 60;
    const length = to.epochMilliseconds - from.epochMilliseconds;
    if (length > 0 && asked * 60_000 > length) wrong(duration === undefined ? "hours" : "duration", "must not be longer than the time from from to to");
    for (const path of ["projectId", "costLimit"] as const) if (query[path] !== undefined && asked === 0) wrong(path, "wants duration or hours beside it");
  });
export type AvailabilityQuery = z.infer<typeof availabilityQuerySchema>;

export const freeQuerySchema = z
  .object({ from: instantSchema, to: instantSchema })
  .superRefine(ordered("from", "to"))
  .refine(({ from, to }) => to.epochMilliseconds - from.epochMilliseconds <= MAX_RANGE_DAYS * 86_400_000, { path: ["to"], message: `must be within ${MAX_RANGE_DAYS} days of from` });
export type FreeQuery = z.infer<typeof freeQuerySchema>;
export const freeSchema = z.object({ resourceIds: z.array(z.guid()) }).meta({ id: "FreeResources" });
export type Free = z.infer<typeof freeSchema>;

const stretch = { start: z.iso.datetime(), end: z.iso.datetime() };
const who = { resourceId: z.guid(), name: z.string(), kind: resourceKindSchema, department: z.string().nullable(), timeZone: z.string() };
const free = z.array(z.object({ ...stretch, capacity: z.int().meta({ description: "What is left of the capacity" }) }));
const away = z.array(z.object({ ...stretch, kind: awayKindSchema }));

/** When one resource is busy, away and free in the time that was asked about. */
export const resourceAvailabilitySchema = z
  .object({
    ...who,
    capacity: z.int().meta({ description: "What it has at `from`" }),
    busy: z.array(z.object({ ...stretch, load: z.int().meta({ description: "What confirmed bookings take of the capacity" }) })),
    away: away.meta({ description: "Approved leave, sick leave and blackouts" }),
    free: free.meta({ description: "Working time less leave, where some of the capacity (allocation, when asked for) is left" }),
  })
  .meta({ id: "ResourceAvailability" });
export type ResourceAvailability = z.infer<typeof resourceAvailabilitySchema>;
export const availabilitySchema = z.object({ items: z.array(resourceAvailabilitySchema) }).meta({ id: "Availability" });
export type Availability = z.infer<typeof availabilitySchema>;

/** Somebody who can do what was asked for, or a part of it. */
export const candidateSchema = z
  .object({
    ...who,
    fit: z.enum(["wholly", "partly"]),
    minutes: z.int().meta({ description: "Of what was asked for, so much is free (with duration: the longest stretch)" }),
    percent: z.int().meta({ description: "The same in percent of what was asked for, rounded down" }),
    slot: z.object(stretch).meta({ description: "With duration: the first slot, or the longest stretch where none is long enough. With hours: from the first free time to when the hours have come together" }),
    freeMinutes: z.int().meta({ description: "All working time in the range in which the allocation is free" }),
    heldMinutes: z.int().meta({ description: "Of these, so much others have on hold: there it would be a later option" }),
    allocation: z.int().meta({ description: "What would be booked of its capacity" }),
    cost: moneySchema.nullable().meta({ description: "Of all that was asked for; null without a rate in the currency" }),
    workedOnProject: z.boolean(),
    free,
    away,
  })
  .meta({ id: "Candidate" });
export type Candidate = z.infer<typeof candidateSchema>;

/**
 * too_little_capacity: never has the allocation, whoever has booked it. no_rate, too_expensive: only with a cost limit.
 * not_working: its calendar has no working time in the range. away, booked: which of them takes more of it.
 */
export const unfitReasonSchema = z.enum(["too_little_capacity", "no_rate", "too_expensive", "not_working", "away", "booked"]);
export type UnfitReason = z.infer<typeof unfitReasonSchema>;

export const unfitSchema = z
  .object({
    ...who,
    reason: unfitReasonSchema,
    capacity: z.int().meta({ description: "The most that it has in the range" }),
    workingMinutes: z.int().meta({ description: "Working time in the range by its calendar" }),
    awayMinutes: z.int().meta({ description: "Of that, so much it is away" }),
    bookedMinutes: z.int().meta({ description: "Of that, so much bookings leave too little for the allocation" }),
    cost: moneySchema.nullable(),
  })
  .meta({ id: "UnfitResource" });
export type Unfit = z.infer<typeof unfitSchema>;

/** Who can do it: wholly before partly; then who worked on the project, the cheaper, who has more time, by name. */
export const candidatesSchema = z
  .object({
    minutes: z.int().meta({ description: "What was asked for" }),
    counts: z.object({ wholly: z.int(), partly: z.int(), not: z.int() }),
    reasons: z.partialRecord(unfitReasonSchema, z.int()).meta({ description: "How many cannot, by reason" }),
    items: z.array(candidateSchema).meta({ description: `The first ${MOST_CANDIDATES} of those who can` }),
    others: z.array(unfitSchema).meta({ description: `Those who cannot, by name, the first ${MOST_CANDIDATES}` }),
  })
  .meta({ id: "Candidates" });
export type Candidates = z.infer<typeof candidatesSchema>;
