import { z } from "zod";
import { idSchema } from "@/lib/ids";
import { instantSchema, ordered } from "@/lib/time";

const MOST_DAYS = 400;

/** So many resources can be asked about at once. */
export const MOST_ROWS = 100;

export const boardQuerySchema = z
  .object({
    from: instantSchema,
    to: instantSchema,
    resourceIds: z
      .string()
      .max(MOST_ROWS * 37)
      .transform((list) => list.split(","))
      .pipe(z.array(idSchema).max(MOST_ROWS))
      .optional()
      .meta({ type: "string", description: `Only these resources, at most ${MOST_ROWS}, with commas between them` }),
  })
  .superRefine(ordered("from", "to"))
  .refine(({ from, to }) => to.epochMilliseconds - from.epochMilliseconds <= MOST_DAYS * 86_400_000, { path: ["to"], message: `must be within ${MOST_DAYS} days of from` });
export type BoardQuery = z.infer<typeof boardQuerySchema>;

export const BAR_STATUSES = ["confirmed", "hold", "requested"] as const;

/** What a bar is besides its status, added up. */
export const MARKS = { bundle: 1, series: 2 } as const;

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
  z.int().meta({ description: "marks: 1 of a bundle, 2 of a series, added up" }),
]);
export type Bar = z.infer<typeof barSchema>;

export const boardSchema = z.object({ position: z.int().meta({ description: "Of the log of events: all up to there is in it" }), bars: z.array(barSchema) }).meta({ id: "BoardBars" });
export type Board = z.infer<typeof boardSchema>;
