import { z } from "zod";
import { name } from "@/lib/text";
import { blockerSchema } from "@/modules/booking/contract";
import { resourceKindSchema } from "@/modules/resource/contract";

export const importQuerySchema = z.object({
  mode: z.enum(["rows", "atomic"]).default("rows").meta({ description: "rows: book what fits. atomic: all or nothing" }),
  dryRun: z.enum(["true", "false"]).default("false").transform((value) => value === "true").meta({ description: "true: store nothing, give the same report" }),
  project: name(200).optional().meta({ description: "Of an iCalendar file: the project of events whose SUMMARY is not of the form `Project: title`" }),
  resource: name(200).optional().meta({ description: "Of an iCalendar file: what its events book; left out: what X-WR-CALNAME names, else their LOCATION" }),
  kind: resourceKindSchema.optional().meta({ description: "Of an iCalendar file: the kind of resource; left out: that of the resource of this name, and room for a LOCATION" }),
});

export const importFormatSchema = z.enum(["csv", "ics"]);
export type ImportFormat = z.infer<typeof importFormatSchema>;
export type ImportQuery = z.infer<typeof importQuerySchema>;

export const importReportSchema = z
  .object({
    rows: z.int(),
    booked: z.int(),
    updated: z.int().meta({ description: "Bookings found by externalId and changed" }),
    unchanged: z.int().meta({ description: "Bookings found by externalId that already were so" }),
    conflictCount: z.int(),
    invalidCount: z.int(),
    createdResources: z.int(),
    createdProjects: z.int(),
    dryRun: z.boolean(),
    stored: z.boolean().meta({ description: "Whether anything of this was kept: false for a dry run, for an atomic import with a conflict or invalid row, and when nothing was new" }),
    conflicts: z.array(
      z.object({
        line: z.int().meta({ description: "Where the row begins (in a sheet the first line names the columns), or the event of a calendar" }),
        resource: z.string(),
        start: z.iso.datetime(),
        end: z.iso.datetime(),
        blockedBy: z
          .array(blockerSchema.extend({ line: z.int().nullable().meta({ description: "Line of this file, when the blocker came with it; its bookingId is of use only when the import was stored" }) }))
          .meta({ description: "The first ten that are in the way" }),
        reason: z.object({ code: z.string(), detail: z.string() }).nullable().meta({ description: "The rule that refused it, where it was not for room" }),
      }),
    ),
    invalid: z.array(z.object({ line: z.int(), field: z.string().meta({ description: "The column (of a calendar the property), or row for all of it" }), message: z.string() })),
  })
  .meta({ id: "ImportReport", description: "The lists end at 1,000 entries; the counts are complete" });
export type ImportReport = z.infer<typeof importReportSchema>;
