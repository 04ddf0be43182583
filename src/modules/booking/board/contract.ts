import { z } from "zod";
import { idSchema } from "@/lib/ids";
import { instantSchema, ordered, type TimeRange } from "@/lib/time";
import { awayKindSchema } from "@/modules/calendar/contract";

const MOST_DAYS = 400;
const MOST_GROUND_DAYS = 92;

/** So many resources, or projects, can be asked about at once. */
export const MOST_ROWS = 100;

const idList = (what: string) =>
  z
    .string()
    .max(MOST_ROWS * 37)
    .transform((list) => list.split(","))
    .pipe(z.array(idSchema).max(MOST_ROWS))
    .meta({ type: "string", description: `${what}, at most ${MOST_ROWS}, with commas between them` });

const isWithin = (days: number) => ({ from, to }: { from: TimeRange["start"]; to: TimeRange["end"] }) => to.epochMilliseconds - from.epochMilliseconds <= days * 86_400_000;
const tooLong = (days: number) => ({ path: ["to"], message: `must be within ${days} days of from` });

export const boardQuerySchema = z
  .object({ from: instantSchema, to: instantSchema, resourceIds: idList("Only these resources").optional(), projectIds: idList("Only these projects; of those that you may not read there is nothing").optional() })
  .superRefine(ordered("from", "to"))
  .refine(isWithin(MOST_DAYS), tooLong(MOST_DAYS))
  .refine(({ resourceIds, projectIds }) => !resourceIds || !projectIds, { path: ["projectIds"], message: "must not stand beside resourceIds: rows are one or the other" });
export type BoardQuery = z.infer<typeof boardQuerySchema>;

export const BAR_STATUSES = ["confirmed", "hold", "requested"] as const;

/** What a bar is besides its status, added up. conflict: its resource is away by now, as GET /bookings/conflicts has it. days: it takes only the hours of each day. */
export const MARKS = { bundle: 1, series: 2, conflict: 4, days: 8 } as const;

/** A booking as a bar, in as few bytes as can be: sixty thousand of them are sent. */
export const barSchema = z.tuple([
  z.guid().meta({ description: "id" }),
  z.guid().meta({ description: "resourceId" }),
  z.guid().nullable().meta({ description: "projectId; null of a project that you may not read" }),
  z.int().meta({ description: "status: 0 confirmed, 1 hold, 2 requested" }),
  z.string().meta({ description: "title" }),
  z.number().meta({ description: "start, in seconds since 1970" }),
  z.number().meta({ description: "end, in seconds since 1970" }),
  z.int().meta({ description: "allocation" }),
  z.int().meta({ description: "version" }),
  z.int().meta({ description: "marks: 1 of a bundle, 2 of a series, 4 its resource is away by now, 8 given in days, added up; 1, 2 and 4 only of a project that you may read" }),
  z.int().nullable().meta({ description: "rank of a live hold: 1 first option, 2 second, and so on; null of all others, and of a project that you may not read" }),
]);
export type Bar = z.infer<typeof barSchema>;

export const boardSchema = z.object({ position: z.int().meta({ description: "Of the log of events: all up to there is in it" }), bars: z.array(barSchema) }).meta({ id: "BoardBars" });
export type Board = z.infer<typeof boardSchema>;

export const groundQuerySchema = z
  .object({ from: instantSchema, to: instantSchema, resourceIds: idList("These resources") })
  .superRefine(ordered("from", "to"))
  .refine(isWithin(MOST_GROUND_DAYS), tooLong(MOST_GROUND_DAYS));
export type GroundQuery = z.infer<typeof groundQuerySchema>;

/** holiday: a public holiday, or a day that the calendar closes. */
const awaySchema = z.enum([...awayKindSchema.options, "holiday"]);
export type Away = z.infer<typeof awaySchema>;

const second = z.number().meta({ description: "In seconds since 1970" });

/** What the row of a resource stands on, in the range that was asked about. */
export const groundItemSchema = z.object({
  resourceId: z.guid(),
  work: z.array(z.tuple([second, second])).meta({ description: "[start, end) of each stretch in which it works: its calendar and extra time, less holidays and all that it is away; in order" }),
  away: z.array(z.tuple([second, second, awaySchema, z.string().nullable()])).meta({ description: "[start, end), why, and its note or the name of the holiday, where there is one. Holidays only on days on which it would work, from the start of the booking day to the next; by start" }),
  capacity: z.array(z.tuple([second, z.int()])).meta({ description: "From when on it has how much: the first from `from` on, more only where it changes" }),
});
export type GroundItem = z.infer<typeof groundItemSchema>;

export const groundSchema = z.object({ position: z.int().meta({ description: "Of the log of events: all up to there is in it" }), items: z.array(groundItemSchema).meta({ description: "In the order in which they were asked for; what the studio lacks is left out" }) }).meta({ id: "Ground" });
export type Ground = z.infer<typeof groundSchema>;
