import { z } from "zod";
import { idSchema } from "@/lib/ids";
import { pageOf, pageQuery } from "@/lib/page";
import { name } from "@/lib/text";

export const feedKindSchema = z.enum(["resource", "project", "member"]).meta({ description: "Whose bookings it has: a resource's, a project's, or your own with your leave" });
export type FeedKind = z.infer<typeof feedKindSchema>;

export const createFeedSchema = z
  .object({
    kind: feedKindSchema,
    subjectId: idSchema.optional().meta({ description: "The resource or the project; left out for a member, which is always you" }),
    name: name(200).optional().meta({ description: "Left out: the name of the resource, the project or the member" }),
  })
  .refine(({ kind, subjectId }) => (kind === "member") === (subjectId === undefined), { path: ["subjectId"], message: "names the resource or project, and is left out for a member" })
  .meta({ id: "CreateCalendarFeed" });
export type CreateFeed = z.infer<typeof createFeedSchema>;

export const feedSchema = z
  .object({
    id: z.guid(),
    kind: feedKindSchema,
    subjectId: z.string().meta({ description: "Id of the resource or project, or user id of the member" }),
    name: z.string(),
    makerId: z.string(),
    makerName: z.string().nullable(),
    createdAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().nullable().meta({ description: "To the hour" }),
    revokedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "CalendarFeed" });
export type Feed = z.infer<typeof feedSchema>;

export const createdFeedSchema = feedSchema.extend({ path: z.string().meta({ description: "Where calendars subscribe, on this server: shown this once" }) }).meta({ id: "CreatedCalendarFeed" });
export type CreatedFeed = z.infer<typeof createdFeedSchema>;

export const listFeedsSchema = z.object(pageQuery);
export type ListFeeds = z.infer<typeof listFeedsSchema>;
export const feedPageSchema = pageOf(feedSchema).meta({ id: "CalendarFeedPage" });
