import { z } from "zod";
import { clientIdSchema, idSchema } from "@/lib/ids";
import { pageOf, pageQuery } from "@/lib/page";
import { name, text } from "@/lib/text";
import { dateSchema, localTimeSchema, Temporal, timeZoneSchema } from "@/lib/time";
import { blockerSchema, bookingStatusSchema, warningSchema } from "../contract";
import { MOST_DATES, normalRule, ruleFault } from "../domain/series-rule";

/** Also a CHECK of series. */
export const LONGEST_MINUTES = 10_080;

/** What becomes of a date that does not fit. */
export const onConflictSchema = z.enum(["stop", "skip", "hold", "substitute"]).meta({
  description:
    "What becomes of a date that cannot be booked as asked. stop: the whole call is refused. skip: it is left out, and may be added later. hold: it is pencilled. substitute: the first substitute that is free is booked. A date that cannot be pencilled or substituted either is left out",
});
export type OnConflict = z.infer<typeof onConflictSchema>;

const isLocal = (value: string) => {
  try {
    return /^(?:19|20|21)\d\d-\d\d-\d\dT\d\d:\d\d$/.test(value) && Boolean(Temporal.PlainDateTime.from(value));
  } catch {
    return false;
  }
};
const localDateTimeSchema = z.string().max(16).refine(isLocal, "must be a local time in the years 1900 to 2199, as in 2026-03-02T09:00").meta({ example: "2026-03-02T09:00" });

const ruleSchema = z
  .string()
  .max(400)
  .transform((rule, context) => {
    const normal = normalRule(rule);
    const fault = ruleFault(normal);
    if (!fault) return normal;
    context.addIssue({ code: "custom", message: fault });
    return z.NEVER;
  })
  .meta({ type: "string", example: "FREQ=WEEKLY;BYDAY=MO,WE;COUNT=10" });

const seriesStatusSchema = bookingStatusSchema.exclude(["cancelled"]);
const fields = {
  resourceId: idSchema,
  projectId: idSchema,
  phaseId: idSchema.nullable(),
  title: text(500),
  notes: text(10_000),
  status: seriesStatusSchema,
  allocation: z.int().min(1).max(10_000),
  rule: ruleSchema.meta({
    description: `How it repeats: a rule of RFC 5545 without DTSTART, by day, week, month or year, with COUNT or UNTIL; at most ${MOST_DATES.toLocaleString("en")} dates. An UNTIL without a zone is local, one without a time includes its day`,
  }),
  end: localTimeSchema.meta({ description: "Local time of the end; at or before the start: on the next day" }),
  durationMinutes: z.int().min(1).max(LONGEST_MINUTES).meta({ description: "How long by the clock on the wall, in place of end: a night in which the clocks change is an hour longer or shorter. At most a week" }),
  onConflict: onConflictSchema,
  substitutes: z
    .array(idSchema)
    .max(20)
    .refine((ids) => new Set(ids).size === ids.length, "must not name a resource twice")
    .meta({ description: "Resources to be booked instead, in this order" }),
  override: name(500).nullable().meta({ description: "Why it is booked although a rule says no; for the dates of this call" }),
  dryRun: z.boolean().default(false).meta({ description: "Says what the call would do, date by date, and stores nothing" }),
};

const named = <T extends { onConflict?: string | undefined; substitutes?: string[] | undefined }>({ onConflict, substitutes }: T) => onConflict !== "substitute" || Boolean(substitutes?.[0]);
const isOneLength = ({ end, durationMinutes }: { end?: string | undefined; durationMinutes?: number | undefined }) => (end === undefined) !== (durationMinutes === undefined);

export const createSeriesSchema = z
  .object({
    id: clientIdSchema.optional(),
    resourceId: fields.resourceId,
    projectId: fields.projectId,
    phaseId: fields.phaseId.optional(),
    rule: fields.rule,
    start: localDateTimeSchema.meta({ description: "Local: no date is before its day, and all begin at its time. On a day without that time (daylight saving) it is later by the gap, on one that has it twice the earlier" }),
    end: fields.end.optional(),
    durationMinutes: fields.durationMinutes.optional(),
    timeZone: timeZoneSchema.optional().meta({ description: "IANA zone of all its times; left out: the resource's" }),
    title: fields.title.default(""),
    notes: fields.notes.default(""),
    status: fields.status.default("confirmed"),
    allocation: fields.allocation.optional().meta({ description: "Left out: all of an artist or room, one of a pool of equipment" }),
    onConflict: fields.onConflict.default("stop"),
    substitutes: fields.substitutes.default([]),
    override: fields.override.optional(),
    dryRun: fields.dryRun,
  })
  .refine(isOneLength, { path: ["end"], message: "give either end or durationMinutes" })
  .refine(named, { path: ["substitutes"], message: "must name a resource to substitute" })
  .refine(({ resourceId, substitutes }) => !substitutes.includes(resourceId), { path: ["substitutes"], message: "must not name the resource itself" })
  .meta({ id: "CreateSeries" });
export type CreateSeries = z.infer<typeof createSeriesSchema>;

/** What cannot stand beside cancelling. */
const CHANGES = ["rule", "time", "end", "durationMinutes", "resourceId", "title", "notes", "allocation", "onConflict", "substitutes", "override"] as const;

export const updateSeriesSchema = z
  .object({
    scope: z.enum(["all", "following"]).meta({ description: "following: the series ends before `from`, and a new one has what follows. One date alone is changed as a booking" }),
    from: dateSchema.optional().meta({ description: "First date of those that follow" }),
    rule: fields.rule.optional().meta({ description: "Dates that it no longer has are cancelled, new ones are booked; what was deleted or skipped before stays so. Its COUNT is counted from the first date of the series" }),
    time: localTimeSchema.optional().meta({ description: "Local time at which all begin" }),
    end: fields.end.optional(),
    durationMinutes: fields.durationMinutes.optional(),
    resourceId: fields.resourceId.optional(),
    title: fields.title.optional(),
    notes: fields.notes.optional(),
    allocation: fields.allocation.optional(),
    status: bookingStatusSchema.optional().meta({ description: "cancelled cancels the dates, alone; the rule stays as it is" }),
    onConflict: fields.onConflict.optional(),
    substitutes: fields.substitutes.optional(),
    override: fields.override.optional(),
    includeEdited: z.boolean().default(false).meta({ description: "Also dates of which the same was changed one by one, which otherwise keep that" }),
    dryRun: fields.dryRun,
  })
  .refine(({ scope, from }) => (scope === "following") === (from !== undefined), { path: ["from"], message: "is for scope following, which needs it" })
  .refine(({ end, durationMinutes }) => end === undefined || durationMinutes === undefined, { path: ["end"], message: "give only one of end and durationMinutes" })
  .refine((asked) => asked.status !== "cancelled" || !CHANGES.some((field) => asked[field] !== undefined), { path: ["status"], message: "cancelled stands alone: change the others before" })
  .meta({ id: "UpdateSeries" });
export type UpdateSeries = z.infer<typeof updateSeriesSchema>;

export const addDatesSchema = z
  .object({
    dates: z.array(dateSchema).min(1).max(MOST_DATES).optional().meta({ description: "Dates of the series that were skipped; left out: all of them that are still to come" }),
    onConflict: fields.onConflict.optional().meta({ description: "Left out: as the series says" }),
    override: fields.override.optional(),
    dryRun: fields.dryRun,
  })
  .meta({ id: "AddSeriesDates" });
export type AddDates = z.infer<typeof addDatesSchema>;

export const seriesSchema = z
  .object({
    id: z.guid(),
    resourceId: z.guid(),
    projectId: z.guid(),
    phaseId: z.guid().nullable(),
    title: z.string(),
    notes: z.string(),
    status: seriesStatusSchema,
    allocation: z.int(),
    rule: z.string().meta({ description: "As RFC 5545 has it, its UNTIL in UTC" }),
    start: z.string().meta({ description: "Local, YYYY-MM-DDTHH:MM" }),
    durationMinutes: z.int(),
    timeZone: z.string(),
    onConflict: onConflictSchema,
    substitutes: z.array(z.guid()),
    version: z.int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: "Series" });
export type Series = z.infer<typeof seriesSchema>;

export const OUTCOMES = ["booked", "held", "substituted", "skipped", "conflict", "changed", "cancelled", "kept"] as const;
export type DateOutcome = (typeof OUTCOMES)[number];

/** What became of one date, or would become of it. */
export const dateResultSchema = z
  .object({
    date: z.string().meta({ description: "Local date of the series" }),
    start: z.iso.datetime(),
    end: z.iso.datetime(),
    outcome: z.enum(OUTCOMES).meta({ description: "booked: as asked. conflict: the reason why the whole call is refused. changed, cancelled, kept: of bookings that there were" }),
    resourceId: z.guid().meta({ description: "Of what was booked; of the series, when nothing was" }),
    bookingId: z.guid().nullable().meta({ description: "Null when there is none, and in a dry run of one that is not made yet" }),
    why: z.enum(["past", "edited", "unchanged"]).nullable().meta({ description: "Why it was kept: it has begun, it was changed on its own, there is nothing to change" }),
    problem: z.object({ code: z.string(), detail: z.string(), conflicts: z.array(blockerSchema) }).nullable().meta({ description: "Why it could not be booked" }),
    warnings: z.array(warningSchema),
  })
  .meta({ id: "SeriesDateResult" });
export type DateResult = z.infer<typeof dateResultSchema>;

const countsSchema = z.object(Object.fromEntries(OUTCOMES.map((outcome) => [outcome, z.int()])) as Record<DateOutcome, z.ZodInt>);
export type Counts = z.infer<typeof countsSchema>;

/** What a call did, or would do. */
export const seriesResultSchema = z
  .object({
    dryRun: z.boolean(),
    refused: z.boolean().meta({ description: "In a dry run: the real call would be refused with 409 series_conflict" }),
    series: seriesSchema.nullable().meta({ description: "Null in a dry run" }),
    splitFrom: z.guid().nullable().meta({ description: "The series that now ends where this one begins" }),
    timeZone: z.string().meta({ description: "In which the dates are local" }),
    results: z.array(dateResultSchema).meta({ description: "By date" }),
    counts: countsSchema,
  })
  .meta({ id: "SeriesResult" });
export type SeriesResult = z.infer<typeof seriesResultSchema>;

export const DATE_STATES = ["booked", "held", "requested", "substituted", "cancelled", "skipped"] as const;
export type DateState = (typeof DATE_STATES)[number];

/** A date of a series as it stands. */
export const seriesDateSchema = z
  .object({
    date: z.string(),
    state: z.enum(DATE_STATES).meta({ description: "substituted: booked on a substitute. cancelled: was deleted, and stays so. skipped: not booked yet; may be added" }),
    start: z.iso.datetime(),
    end: z.iso.datetime(),
    resourceId: z.guid(),
    bookingId: z.guid().nullable(),
    version: z.int().nullable().meta({ description: "Of the booking" }),
    edited: z.boolean().meta({ description: "Is otherwise than the series says: it was changed on its own" }),
    ofRule: z.boolean().meta({ description: "False: the rule no longer has it" }),
  })
  .meta({ id: "SeriesDate" });
export type SeriesDate = z.infer<typeof seriesDateSchema>;

export const detailedSeriesSchema = seriesSchema
  .extend({
    projectName: z.string(),
    resources: z.array(z.object({ id: z.guid(), name: z.string() })).meta({ description: "Its own, its substitutes, and those that dates were moved to" }),
    dates: z.array(seriesDateSchema),
  })
  .meta({ id: "DetailedSeries" });
export type DetailedSeries = z.infer<typeof detailedSeriesSchema>;

export const listSeriesSchema = z.object({ resourceId: idSchema.optional(), projectId: idSchema.optional(), ...pageQuery });
export type ListSeries = z.infer<typeof listSeriesSchema>;

/** A series in a list: with how many of its bookings there are, and over which dates. */
export const seriesItemSchema = seriesSchema
  .extend({
    resourceName: z.string(),
    projectName: z.string(),
    bookings: z.object({ requested: z.int(), hold: z.int(), confirmed: z.int(), cancelled: z.int() }),
    firstDate: z.string().nullable().meta({ description: "Of its bookings that are not cancelled; null: there are none" }),
    lastDate: z.string().nullable(),
  })
  .meta({ id: "SeriesItem" });
export type SeriesItem = z.infer<typeof seriesItemSchema>;
export const seriesPageSchema = pageOf(seriesItemSchema).meta({ id: "SeriesPage" });
