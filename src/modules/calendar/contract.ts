import { z } from "zod";
import { clientIdSchema, idSchema } from "@/lib/ids";
import { pageOf, pageQuery } from "@/lib/page";
import { name, text } from "@/lib/text";
import { dateSchema, localTimeSchema, timeZoneSchema } from "@/lib/time";

export { type Outside, outsideSchema } from "@/modules/tenant/contract";

export const awayKindSchema = z.enum(["leave", "sick", "blackout"]);
export type AwayKind = z.infer<typeof awayKindSchema>;

const hours = { start: localTimeSchema, end: localTimeSchema.meta({ description: "A time of day, HH:MM; at or before the start it is on the next day" }) };
export const hoursSchema = z.object(hours).meta({ id: "LocalHours", description: "Local hours of a day" });
export const weekHoursSchema = z.object({ day: z.int().min(1).max(7).meta({ description: "1 is Monday, 7 is Sunday" }), ...hours }).meta({ id: "WeekHours" });
export const shiftSchema = z.object({ name: name(50), ...hours }).meta({ id: "Shift", description: "Hours that bookings can name" });

const fields = {
  name: name(100),
  timeZone: timeZoneSchema.meta({ description: "IANA zone that its hours are in" }),
  week: z.array(weekHoursSchema).max(50).meta({ description: "Working hours of each weekday, which must not overlap. Hours before the studio's booking day begins are on the next date" }),
  shifts: z.array(shiftSchema).max(20).refine((shifts) => new Set(shifts.map((shift) => shift.name)).size === shifts.length, "must not repeat a name"),
  holidayCountry: z.string().max(10).nullable().meta({ description: "Closed on the public holidays of this country, as in DE; null: of none" }),
  holidayRegion: z.string().max(20).nullable().meta({ description: "And of this region of it, as in BY. Left out beside a country: of none" }),
  turnaroundMinutes: z.int().min(0).max(10_080).meta({ description: "Least rest between two bookings" }),
  isDefault: z.boolean().meta({ description: "That of resources without one of their own. There is one at most: it takes over from the one before" }),
};

export const createCalendarSchema = z
  .object({
    id: clientIdSchema.optional(),
    name: fields.name,
    timeZone: fields.timeZone.optional().meta({ description: "Left out: the studio's zone" }),
    week: fields.week,
    shifts: fields.shifts.default([]),
    holidayCountry: fields.holidayCountry.default(null),
    holidayRegion: fields.holidayRegion.default(null),
    turnaroundMinutes: fields.turnaroundMinutes.default(0),
    isDefault: fields.isDefault.default(false),
  })
  .meta({ id: "CreateCalendar" });
export type CreateCalendar = z.infer<typeof createCalendarSchema>;

export const updateCalendarSchema = z.object(fields).partial().meta({ id: "UpdateCalendar" });
export type UpdateCalendar = z.infer<typeof updateCalendarSchema>;

export const calendarSchema = z
  .object({
    id: z.guid(),
    ...fields,
    resourceCount: z.int().meta({ description: "How many resources it is assigned to; the default one is also that of all others without one" }),
    version: z.int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: "Calendar" });
export type Calendar = z.infer<typeof calendarSchema>;

export const listCalendarsSchema = z.object(pageQuery);
export type ListCalendars = z.infer<typeof listCalendarsSchema>;
export const calendarPageSchema = pageOf(calendarSchema).meta({ id: "CalendarPage" });

const place = z.object({ code: z.string(), name: z.string() });
export const countrySchema = place.extend({ regions: z.array(place) }).meta({ id: "HolidayCountry" });
export type Country = z.infer<typeof countrySchema>;
export const countryListSchema = z.object({ items: z.array(countrySchema) }).meta({ id: "HolidayCountries" });

/** A date with instants on both sides of it, in every zone. */
export const ownDateSchema = dateSchema.refine((date) => date > "1900-01-03" && date < "2199-12-28", "must be in the years 1900 to 2199");

/** `{id}` and `{date}` in a path. */
export const dayParam = z.object({ id: idSchema, date: ownDateSchema });

export const setDaySchema = z
  .object({
    hours: z.array(hoursSchema).max(10).meta({ description: "The working hours of this date, whatever week and holidays say; none: closed" }),
    note: text(500).default(""),
  })
  .meta({ id: "SetCalendarDay" });
export type SetDay = z.infer<typeof setDaySchema>;

export const calendarDaySchema = z
  .object({
    date: dateSchema,
    hours: z.array(hoursSchema).meta({ description: "Working hours, in order; none: does not work" }),
    holiday: z.string().nullable().meta({ description: "Name of the public holiday" }),
    isSpecial: z.boolean().meta({ description: "Whether this date was given hours of its own" }),
    note: z.string(),
  })
  .meta({ id: "CalendarDay" });
export type CalendarDay = z.infer<typeof calendarDaySchema>;

export const listDaysSchema = z
  .object({ from: ownDateSchema, to: ownDateSchema.meta({ description: "Included" }) })
  .refine(({ from, to }) => from <= to, { path: ["to"], message: "must not be before from" });
export type ListDays = z.infer<typeof listDaysSchema>;
export const dayListSchema = z.object({ items: z.array(calendarDaySchema) }).meta({ id: "CalendarDays" });

export const assignCalendarSchema = z.object({ calendarId: idSchema.nullable().meta({ description: "Null: the default calendar" }) }).meta({ id: "AssignCalendar" });
export type AssignCalendar = z.infer<typeof assignCalendarSchema>;

export const assignedCalendarSchema = z
  .object({
    resourceId: z.guid(),
    calendarId: z.guid().nullable().meta({ description: "Its own calendar; null: it has none" }),
    calendar: calendarSchema.nullable().meta({ description: "The calendar it works by: its own, or the default one; null: Monday to Friday, 09:00 to 18:00" }),
  })
  .meta({ id: "AssignedCalendar" });
export type AssignedCalendar = z.infer<typeof assignedCalendarSchema>;
