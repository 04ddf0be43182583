import { z } from "zod";
import { clientIdSchema, idSchema } from "@/lib/ids";
import { moneySchema } from "@/lib/money";
import { pageOf, pageQuery } from "@/lib/page";
import { name, text } from "@/lib/text";
import { instantSchema, ordered } from "@/lib/time";
import { resourceKindSchema } from "@/modules/resource/contract";

/** requested: asked for. hold: pencilled. confirmed: takes its resource, by the constraint. cancelled: takes nothing, is kept. */
export const bookingStatusSchema = z.enum(["requested", "hold", "confirmed", "cancelled"]);
export type BookingStatus = z.infer<typeof bookingStatusSchema>;

const fields = {
  resourceId: idSchema,
  projectId: idSchema,
  start: instantSchema.meta({ description: "First instant" }),
  end: instantSchema.meta({ description: "The instant it is over: [start, end)" }),
  title: text(500),
  notes: text(10_000),
  status: bookingStatusSchema,
  allocation: z.int().min(1).max(10_000),
  externalId: name(200).nullable().meta({ description: "Its id in the system it was imported from" }),
};

export const createBookingSchema = z
  .object({
    id: clientIdSchema.optional(),
    resourceId: fields.resourceId,
    projectId: fields.projectId,
    start: fields.start,
    end: fields.end,
    title: fields.title.default(""),
    notes: fields.notes.default(""),
    status: fields.status.exclude(["cancelled"]).default("confirmed"),
    allocation: fields.allocation.optional().meta({ description: "What it takes of the capacity. Left out: all of an artist or room, one of a pool of equipment" }),
    externalId: fields.externalId.optional(),
  })
  .superRefine(ordered("start", "end"))
  .meta({ id: "CreateBooking" });
export type CreateBooking = z.infer<typeof createBookingSchema>;

export const updateBookingSchema = z.object(fields).partial().superRefine(ordered("start", "end")).meta({ id: "UpdateBooking" });
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
    cost: moneySchema.nullable().meta({ description: "Null while the resource has no rate in the project's currency" }),
    externalId: z.string().nullable(),
    version: z.int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: "Booking" });
export type Booking = z.infer<typeof bookingSchema>;

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
export const bookingPageSchema = pageOf(bookingSchema).meta({ id: "BookingPage" });

const fieldValueSchema = z.union([z.string(), z.number(), z.null()]);
const changeSchema = z.object({ field: z.string(), from: fieldValueSchema.optional().meta({ description: "Missing where it was made" }), to: fieldValueSchema });

/** One change of a booking: who, when, what. */
export const historyEntrySchema = z
  .object({
    version: z.int(),
    type: z.string().meta({ description: "booking:created, booking:updated or booking:cancelled" }),
    at: z.iso.datetime(),
    actor: z.object({ type: z.enum(["user", "api_key", "system"]), id: z.string(), name: z.string() }),
    changes: z.array(changeSchema),
  })
  .meta({ id: "BookingHistoryEntry" });
export type HistoryEntry = z.infer<typeof historyEntrySchema>;
export const listHistorySchema = z.object(pageQuery);
export const historyPageSchema = pageOf(historyEntrySchema).meta({ id: "BookingHistoryPage" });

export const revertSchema = z.object({ version: z.int().min(1).meta({ description: "The version whose change is undone" }) }).meta({ id: "RevertBooking" });

/** One of the confirmed bookings that leave no room. */
export const blockerSchema = z
  .object({ bookingId: z.guid(), start: z.iso.datetime(), end: z.iso.datetime(), projectId: z.guid(), projectName: z.string(), title: z.string() })
  .meta({ id: "Blocker" });
export type Blocker = z.infer<typeof blockerSchema>;

/** What would work instead: beside `conflicts` in the answer to a booking that was refused. */
export const alternativesSchema = z
  .object({
    nextFree: z.object({ start: z.iso.datetime(), end: z.iso.datetime() }).nullable().meta({ description: "When the same resource is free next for as long; null when not within 60 days" }),
    resources: z.array(z.object({ resourceId: z.guid(), name: z.string(), workedOnProject: z.boolean() })).meta({ description: "Others of the same kind, tags and skills that are free then, the best first; at most five" }),
  })
  .meta({ id: "Alternatives" });
export type Alternatives = z.infer<typeof alternativesSchema>;

const MAX_RANGE_DAYS = 400;

export const availabilityQuerySchema = z
  .object({
    from: instantSchema,
    to: instantSchema,
    kind: resourceKindSchema.optional(),
    resourceId: idSchema.optional(),
    tag: name(50).optional(),
  })
  .superRefine(ordered("from", "to"))
  .refine(({ from, to }) => to.epochMilliseconds - from.epochMilliseconds <= MAX_RANGE_DAYS * 86_400_000, { path: ["to"], message: `must be within ${MAX_RANGE_DAYS} days of from` });
export type AvailabilityQuery = z.infer<typeof availabilityQuerySchema>;

const slot = { start: z.iso.datetime(), end: z.iso.datetime() };

export const resourceAvailabilitySchema = z
  .object({
    resourceId: z.guid(),
    name: z.string(),
    kind: resourceKindSchema,
    timeZone: z.string(),
    capacity: z.int(),
    busy: z.array(z.object({ ...slot, load: z.int().meta({ description: "What confirmed bookings take of the capacity" }) })),
    free: z.array(z.object({ ...slot, capacity: z.int().meta({ description: "What is left of the capacity" }) })),
  })
  .meta({ id: "ResourceAvailability" });
export type ResourceAvailability = z.infer<typeof resourceAvailabilitySchema>;
export const availabilitySchema = z.object({ items: z.array(resourceAvailabilitySchema) }).meta({ id: "Availability" });

export const projectStatusReportSchema = z
  .object({
    projectId: z.guid(),
    budget: moneySchema.nullable(),
    allocated: moneySchema.meta({ description: "Cost of the confirmed bookings" }),
    allocatedMinutes: z.int(),
    remaining: z.object({ amount: z.int(), currency: z.string() }).nullable().meta({ description: "Budget less allocated; below zero when overrun; null without a budget" }),
    bookingsByStatus: z.record(bookingStatusSchema, z.int()),
  })
  .meta({ id: "ProjectStatusReport" });
export type ProjectStatusReport = z.infer<typeof projectStatusReportSchema>;
