import { z } from "zod";
import { clientIdSchema, idSchema } from "@/lib/ids";
import { moneySchema } from "@/lib/money";
import { pageOf, pageQuery } from "@/lib/page";
import { name, text } from "@/lib/text";
import { dateSchema, instantSchema, localTimeSchema, ordered, type Temporal, timeZoneSchema } from "@/lib/time";
import { awayKindSchema } from "@/modules/calendar/contract";
import { enforcementSchema } from "@/modules/project/contract";
import { rateSchema } from "@/modules/rate/contract";
import { resourceKindSchema, skillsSchema, tagsSchema } from "@/modules/resource/contract";

/** requested: asked for. hold: pencilled. confirmed: takes its resource, by the constraint. cancelled: takes nothing, is kept. */
export const bookingStatusSchema = z.enum(["requested", "hold", "confirmed", "cancelled"]);
export type BookingStatus = z.infer<typeof bookingStatusSchema>;

const hoursSchema = z.object({ start: localTimeSchema, end: localTimeSchema.meta({ description: "At or before start: on the next day" }) });

/** No booking has more days, so that one request cannot store an unbounded number of windows. */
export const MOST_DAYS = 732;

/** A booking given in dates. Its windows are made anew from this whenever it changes, in local time. */
export const daysSchema = z
  .object({
    from: dateSchema,
    to: dateSchema.meta({ description: "The last day, included" }),
    hours: z
      .union([hoursSchema, z.object({ shift: name(80) }), z.object({ perDay: z.number().min(0.25).max(24).multipleOf(0.25) })])
      .optional()
      .meta({ description: "The same hours each day, a named shift of the resource's calendar, or so many hours from when its day starts; left out: its working hours" }),
    weekends: z.boolean().default(false).meta({ description: "Also on days on which its calendar has no hours" }),
    holidays: z.boolean().default(false).meta({ description: "Also on public holidays and on days that its calendar closes" }),
    timeZone: timeZoneSchema.optional().meta({ description: "Left out: the resource's zone for hours given here, its calendar's for those of the calendar" }),
    edits: z
      .array(z.object({ date: dateSchema, hours: z.array(hoursSchema).max(10).meta({ description: "Its hours on this day alone; none: not on this day" }) }))
      .max(MOST_DAYS)
      .default([])
      .meta({ description: "Days with other hours than the rest" }),
  })
  .refine(({ from, to }) => from <= to, { path: ["to"], message: "must not be before from" })
  .refine(({ from, to }) => (Date.parse(to) - Date.parse(from)) / 86_400_000 < MOST_DAYS, { path: ["to"], message: `must be within ${MOST_DAYS} days of from: make several bookings of it` })
  .refine(({ edits }) => new Set(edits.map((edit) => edit.date)).size === edits.length, { path: ["edits"], message: "must not name a day twice" })
  .meta({ id: "Days" });
export type Days = z.infer<typeof daysSchema>;

/** A need of a bundle: one resource by id, or so many of those that fit. */
export const needSchema = z
  .object({
    label: text(200).default(""),
    resourceId: idSchema.optional(),
    kind: resourceKindSchema.optional(),
    department: name(100).optional(),
    tags: tagsSchema.default([]),
    skills: skillsSchema.default([]).meta({ description: "Each at this level at least" }),
    count: z.int().min(1).max(50).default(1).meta({ description: "So many different resources; of a named one it must be 1" }),
    allocation: z.int().min(1).max(10_000).optional(),
    substitutes: z.array(idSchema).max(50).default([]).meta({ description: "Taken when the named one, or enough that fit, is not to be had, in this order" }),
  })
  .refine(({ resourceId, kind, tags, skills, department }) => resourceId ?? kind ?? department ?? tags[0] ?? skills[0], { path: ["kind"], message: "name a resource, or say what it must be: kind, department, tags or skills" })
  .refine(({ resourceId, count }) => !resourceId || count === 1, { path: ["count"], message: "must be 1 for a named resource" })
  .meta({ id: "Need" });
export type Need = z.infer<typeof needSchema>;

const fields = {
  resourceId: idSchema,
  projectId: idSchema,
  phaseId: idSchema.nullable().meta({ description: "Phase of the project whose budget it takes from" }),
  start: instantSchema.meta({ description: "First instant" }),
  end: instantSchema.meta({ description: "The instant it is over: [start, end)" }),
  days: daysSchema,
  override: name(500).nullable().meta({ description: "Why it is booked although a rule says no: outside working time, past a better option" }),
  expiresAt: instantSchema.nullable().meta({ description: "When a hold ends by itself" }),
  title: text(500),
  notes: text(10_000),
  status: bookingStatusSchema,
  allocation: z.int().min(1).max(10_000),
  externalId: name(200).nullable().meta({ description: "Its id in the system it was imported from" }),
};

/** When a booking is: `start` and `end`, or `days`. */
export const whenShape = { start: fields.start.optional(), end: fields.end.optional(), days: fields.days.optional() };
export type When = { start: Temporal.Instant; end: Temporal.Instant; days?: undefined } | { days: Days; start?: undefined; end?: undefined };
type MaybeWhen = { start?: Temporal.Instant | undefined; end?: Temporal.Instant | undefined; days?: Days | undefined };

/** What to add to a schema with `whenShape`: it says when exactly once. */
export function saysWhen(value: MaybeWhen, context: z.RefinementCtx) {
  const wrong = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
  if (value.days && (value.start || value.end)) wrong("days", "must not stand beside start and end");
  else if (!value.days && !value.start) wrong("start", "is missing: give start and end, or days");
  else if (!value.days && !value.end) wrong("end", "is missing: give start and end, or days");
}

/** The time of what was parsed by a schema with `saysWhen`. */
export const whenOf = ({ start, end, days }: MaybeWhen): When => (days ? { days } : { start: start as Temporal.Instant, end: end as Temporal.Instant });

export const createBookingSchema = z
  .object({
    id: clientIdSchema.optional(),
    resourceId: fields.resourceId,
    projectId: fields.projectId,
    phaseId: fields.phaseId.optional(),
    ...whenShape,
    title: fields.title.default(""),
    notes: fields.notes.default(""),
    status: fields.status.exclude(["cancelled"]).default("confirmed"),
    allocation: fields.allocation.optional().meta({ description: "What it takes of the capacity. Left out: all of an artist or room, one of a pool of equipment" }),
    override: fields.override.optional(),
    expiresAt: fields.expiresAt.optional(),
    externalId: fields.externalId.optional(),
  })
  .superRefine(ordered("start", "end"))
  .superRefine(saysWhen)
  .meta({ id: "CreateBooking" });
export type CreateBooking = z.infer<typeof createBookingSchema>;

export const updateBookingSchema = z
  .object(fields)
  .partial()
  .extend({
    days: daysSchema.nullable().optional().meta({ description: "Its days anew, or null to keep its time from start to end as one stretch" }),
    moveTo: dateSchema.optional().meta({ description: "First day of a booking given in days: all of it moves there, and the days that were edited with it" }),
  })
  .superRefine(ordered("start", "end"))
  .refine(({ days, moveTo, start, end }) => [days, moveTo, start ?? end].filter(Boolean).length <= 1, { path: ["days"], message: "give only one of days, moveTo, and start and end" })
  .meta({ id: "UpdateBooking" });
export type UpdateBooking = z.infer<typeof updateBookingSchema>;

export const bookingSchema = z
  .object({
    id: z.guid(),
    resourceId: z.guid(),
    projectId: z.guid(),
    status: bookingStatusSchema,
    title: z.string(),
    notes: z.string(),
    start: z.iso.datetime(),
    end: z.iso.datetime(),
    allocation: z.int().meta({ description: "What it takes of the capacity of its resource" }),
    days: daysSchema.nullable().meta({ description: "How its windows follow from dates, when it was given in days" }),
    phaseId: z.guid().nullable(),
    workedMinutes: z.int().meta({ description: "Working time in its windows" }),
    cost: moneySchema.nullable().meta({ description: "Null while there is no rate in the project's currency" }),
    bill: moneySchema.nullable().meta({ description: "What the client is billed; null while no rate card says" }),
    rate: rateSchema.nullable().meta({ description: "What its cost was made from" }),
    override: z.string().nullable(),
    bundleId: z.guid().nullable(),
    seriesId: z.guid().nullable(),
    seriesDate: z.string().nullable().meta({ description: "Which date of its series it is, local" }),
    placedAt: z.iso.datetime().meta({ description: "When it took its place in the queue of holds" }),
    expiresAt: z.iso.datetime().nullable(),
    challenge: z.object({ by: z.guid(), dueAt: z.iso.datetime() }).nullable().meta({ description: "The hold that asks this one to confirm or release, and until when" }),
    externalId: z.string().nullable(),
    version: z.int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: "Booking" });
export type Booking = z.infer<typeof bookingSchema>;

/** A booking of a project that the caller may not read: when it takes what of its resource, and whom to ask. */
export const maskedBookingSchema = bookingSchema
  .extend({ projectId: z.null(), masked: z.literal(true), ask: z.string().nullable().meta({ description: "Who made it" }) })
  .meta({ id: "MaskedBooking", description: "A booking of a project that you may not read: what it is for is left out" });
export type MaskedBooking = z.infer<typeof maskedBookingSchema>;

/** A booking as somebody sees it, who may not be let in on everything. */
export const seenBookingSchema = z.union([bookingSchema, maskedBookingSchema]);
export type SeenBooking = z.infer<typeof seenBookingSchema>;

/** Something that a rule would rather not see, and that was booked all the same. */
export const warningSchema = z.object({ code: z.enum(["outside_working_time", "turnaround", "over_budget"]), detail: z.string() }).meta({ id: "Warning" });
export type Warning = z.infer<typeof warningSchema>;

/** A booking with the windows in which it takes its resource, in order. */
export const detailedBookingSchema = bookingSchema.extend({ windows: z.array(z.object({ start: z.iso.datetime(), end: z.iso.datetime() })) }).meta({ id: "DetailedBooking" });
export type DetailedBooking = z.infer<typeof detailedBookingSchema>;
export const seenDetailedBookingSchema = z.union([detailedBookingSchema, maskedBookingSchema.extend({ windows: detailedBookingSchema.shape.windows }).meta({ id: "MaskedDetailedBooking" })]);
export type SeenDetailedBooking = z.infer<typeof seenDetailedBookingSchema>;

/** The answer to a booking that was made or changed. */
export const bookedSchema = detailedBookingSchema.extend({ warnings: z.array(warningSchema).optional().meta({ description: "Left out where there are none" }) }).meta({ id: "Booked" });
export type Booked = z.infer<typeof bookedSchema>;

export const listBookingsSchema = z
  .object({
    from: instantSchema.optional().meta({ description: "Bookings that end after it" }),
    to: instantSchema.optional().meta({ description: "Bookings that start before it" }),
    resourceId: idSchema.optional(),
    projectId: idSchema.optional(),
    status: bookingStatusSchema.optional().meta({ description: "Left out: all but cancelled" }),
    asOf: instantSchema.optional().meta({ description: "The schedule as it was at this moment; wants from and to" }),
    ...pageQuery,
  })
  .superRefine(ordered("from", "to"))
  .refine(({ asOf, from, to }) => !asOf || (from && to), { path: ["asOf"], message: "wants from and to beside it" });
export type ListBookings = z.infer<typeof listBookingsSchema>;
export const bookingPageSchema = pageOf(seenBookingSchema).meta({ id: "BookingPage" });

const fieldValueSchema = z.union([z.string(), z.number(), z.null(), daysSchema]);
const changeSchema = z.object({ field: z.string(), from: fieldValueSchema.optional().meta({ description: "Missing where it was made" }), to: fieldValueSchema });

export const actorSchema = z.object({ type: z.enum(["user", "api_key", "system"]), id: z.string(), name: z.string() });

/** One change of a booking: who, when, what. */
export const historyEntrySchema = z
  .object({
    version: z.int(),
    type: z.string().meta({ description: "booking:created, booking:updated or booking:cancelled; of a hold also hold:challenged, hold:unchallenged and hold:released" }),
    at: z.iso.datetime(),
    actor: actorSchema,
    reason: z.enum(["released", "expired", "challenge_lost", "bumped"]).optional().meta({ description: "Why a hold was released: by a person, by its own time, because it did not answer a challenge, or because somebody else was confirmed" }),
    by: z.guid().optional().meta({ description: "The booking that challenged or bumped it" }),
    changes: z.array(changeSchema),
  })
  .meta({ id: "BookingHistoryEntry" });
export type HistoryEntry = z.infer<typeof historyEntrySchema>;
export const listHistorySchema = z.object(pageQuery);
export const historyPageSchema = pageOf(historyEntrySchema).meta({ id: "BookingHistoryPage" });

export const revertSchema = z.object({ version: z.int().min(1).meta({ description: "The version whose change is undone" }) }).meta({ id: "RevertBooking" });

/** One of the confirmed bookings that leave no room. */
export const blockerSchema = z
  .object({
    bookingId: z.guid(),
    start: z.iso.datetime(),
    end: z.iso.datetime(),
    projectId: z.guid().nullable().meta({ description: "Null, as the name, for a project that you may not read" }),
    projectName: z.string().nullable(),
    title: z.string(),
    ask: z.string().optional().meta({ description: "Whom to ask, where the project is not told: who made the booking" }),
  })
  .meta({ id: "Blocker" });
export type Blocker = z.infer<typeof blockerSchema>;

/** What would work instead: beside `conflicts` in the answer to a booking that was refused. */
export const alternativesSchema = z
  .object({
    nextFree: z
      .object({ start: z.iso.datetime(), end: z.iso.datetime(), from: dateSchema.nullable().meta({ description: "Its first day, of a booking given in days" }) })
      .nullable()
      .meta({ description: "When the same resource is to be had next for the same; null when not within 60 days" }),
    resources: z
      .array(z.object({ resourceId: z.guid(), name: z.string(), workedOnProject: z.boolean(), cost: moneySchema.nullable().meta({ description: "What the same booking of it costs; null without a rate" }) }))
      .meta({ description: "Others of the same kind, tags and skills that are there and free then, the best first; at most five" }),
  })
  .meta({ id: "Alternatives" });
export type Alternatives = z.infer<typeof alternativesSchema>;

const balanceSchema = z.object({ amount: z.int(), currency: z.string() }).meta({ id: "Balance", description: "May be below zero" });

export const projectStatusReportSchema = z
  .object({
    projectId: z.guid(),
    budget: moneySchema.nullable(),
    enforcement: enforcementSchema,
    allocated: moneySchema.meta({ description: "Cost of the confirmed bookings" }),
    allocatedMinutes: z.int(),
    forecast: moneySchema.meta({ description: "Cost of the live holds and of the open placeholders, which is not allocated" }),
    forecastMinutes: z.int(),
    remaining: balanceSchema.nullable().meta({ description: "Budget less allocated; below zero when overrun; null without a budget" }),
    billed: moneySchema.nullable().meta({ description: "What the confirmed bookings with a bill rate are billed at; null where none has one" }),
    margin: balanceSchema.nullable().meta({ description: "Billed less the cost of the same bookings" }),
    unpriced: z.int().meta({ description: "How many of what is counted here have no rate, and so no cost" }),
    phases: z.array(z.object({ phaseId: z.guid(), name: z.string(), budget: moneySchema.nullable(), allocated: moneySchema, forecast: moneySchema, remaining: balanceSchema.nullable() })),
    weeks: z
      .array(z.object({ week: z.string().meta({ description: "ISO 8601, as in 2026-W10" }), from: z.iso.date().meta({ description: "Its Monday, in the studio's zone" }), allocated: moneySchema, forecast: moneySchema, minutes: z.int() }))
      .meta({ description: "From the first week with something in it to the last; they add up to the whole" }),
    overruns: z.array(z.object({ phaseId: z.guid().nullable().meta({ description: "Null: the project as a whole" }), name: z.string(), by: moneySchema })),
    conflicts: z
      .array(z.object({ bookingId: z.guid(), resourceId: z.guid(), kind: awayKindSchema, start: z.iso.datetime(), end: z.iso.datetime() }))
      .meta({ description: "Confirmed bookings, not over yet, whose resource is away: with when it is. The first 50" }),
    bookingsByStatus: z.record(bookingStatusSchema, z.int()),
  })
  .meta({ id: "ProjectStatusReport" });
export type ProjectStatusReport = z.infer<typeof projectStatusReportSchema>;
