import { z } from "zod";
import { idSchema } from "@/lib/ids";
import { pageOf, pageQuery } from "@/lib/page";

/** What members are told of. leave_decided: leave that they asked for, or that is theirs, was approved or declined. commented: somebody said something about a booking that they made, or said something about. */
export const NOTICE_KINDS = ["booked", "moved", "cancelled", "challenged", "released", "leave_decided", "commented"] as const;
export const noticeKindSchema = z.enum(NOTICE_KINDS).meta({ description: "booked, moved and cancelled: yours, or made by you; challenged and released: a hold of yours; leave_decided: your leave; commented: on a booking that you made or said something about" });
export type NoticeKind = z.infer<typeof noticeKindSchema>;

const actorSchema = z.object({ type: z.enum(["user", "api_key", "system"]), id: z.string(), name: z.string() });
const spanSchema = z.object({ start: z.iso.datetime(), end: z.iso.datetime() });

/** What happened to one thing: facts, as they were then. */
const toldItemSchema = z.object({
  about: z.enum(["booking", "time_off"]),
  id: z.guid(),
  resourceId: z.guid(),
  projectId: z.guid().nullable(),
  ...spanSchema.shape,
  status: z.string(),
  before: spanSchema.nullable().meta({ description: "When it was before, if it was moved" }),
  reason: z.string().nullable().meta({ description: "Why a hold was released: released, expired, challenge_lost or bumped" }),
});
export type ToldItem = z.infer<typeof toldItemSchema>;

/** How much of a message is kept, and how much of it a list shows. */
export const MOST_KEPT = 50;
export const MOST_LISTED = 5;

/** What a stored message holds. `count` may be more than there are items. */
export type Told = { actor: z.infer<typeof actorSchema>; items: ToldItem[]; count: number };

const noticeItemSchema = toldItemSchema.omit({ projectId: true }).extend({
  resourceName: z.string(),
  timeZone: z.string().meta({ description: "Of the resource" }),
  projectName: z.string().nullable().meta({ description: "Null for leave, and for a project that you may not read" }),
  title: z.string(),
});
export type NoticeItem = z.infer<typeof noticeItemSchema>;

export const noticeSchema = z
  .object({
    id: z.guid(),
    kind: noticeKindSchema,
    actor: actorSchema.meta({ description: "Who did it" }),
    count: z.int().meta({ description: "How many things it is about: what happens soon after each other is one message" }),
    items: z.array(noticeItemSchema).meta({ description: `The first ${MOST_LISTED} of them` }),
    createdAt: z.iso.datetime(),
    readAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "Notification" });
export type Notice = z.infer<typeof noticeSchema>;

export const listNoticesSchema = z.object({ unread: z.stringbool().optional().meta({ type: "boolean", description: "Only those not read yet" }), ...pageQuery });
export type ListNotices = z.infer<typeof listNoticesSchema>;
export const noticePageSchema = pageOf(noticeSchema).meta({ id: "NotificationPage" });

/** More are not counted. */
export const MOST_UNREAD = 100;
export const unreadSchema = z.object({ unread: z.int().meta({ description: `At most ${MOST_UNREAD} are counted` }) }).meta({ id: "UnreadNotifications" });

export const markReadSchema = z
  .object({
    ids: z.array(idSchema).min(1).max(500).optional(),
    upTo: idSchema.optional().meta({ description: "This one and all that are older" }),
  })
  .refine(({ ids, upTo }) => (ids === undefined) !== (upTo === undefined), { path: ["ids"], message: "give ids or upTo" })
  .meta({ id: "MarkNotificationsRead" });
export type MarkRead = z.infer<typeof markReadSchema>;

const channelSchema = z.object({ inbox: z.boolean(), mail: z.boolean() });
export const channelsSchema = z.object(Object.fromEntries(NOTICE_KINDS.map((kind) => [kind, channelSchema])) as Record<NoticeKind, typeof channelSchema>).meta({ id: "NotificationChannels" });
export type Channels = z.infer<typeof channelsSchema>;

const mailStatusSchema = z.enum(["waiting", "sent", "failed", "kept"]).meta({ description: "kept: there is no mail server, it is to be read here" });
export const mailSchema = z
  .object({ id: z.guid(), to: z.string(), subject: z.string(), text: z.string(), status: mailStatusSchema, tries: z.int(), error: z.string().nullable(), createdAt: z.iso.datetime(), sentAt: z.iso.datetime().nullable() })
  .meta({ id: "Mail" });
export type Mail = z.infer<typeof mailSchema>;
export const listMailsSchema = z.object({ status: mailStatusSchema.optional(), ...pageQuery });
export type ListMails = z.infer<typeof listMailsSchema>;
export const mailPageSchema = pageOf(mailSchema).meta({ id: "MailPage" });
