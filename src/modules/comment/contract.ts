import { z } from "zod";
import { clientIdSchema } from "@/lib/ids";
import { pageOf, pageQuery } from "@/lib/page";
import { name } from "@/lib/text";

const body = name(4_000).meta({ description: "Plain text" });

export const writeCommentSchema = z.object({ id: clientIdSchema.optional(), body }).meta({ id: "WriteComment" });
export type WriteComment = z.infer<typeof writeCommentSchema>;

export const changeCommentSchema = z.object({ body }).meta({ id: "ChangeComment" });
export type ChangeComment = z.infer<typeof changeCommentSchema>;

export const commentSchema = z
  .object({
    id: z.guid(),
    bookingId: z.guid(),
    author: z.object({ type: z.enum(["user", "api_key", "system"]), id: z.string(), name: z.string() }),
    body: z.string().meta({ description: "Empty once it was removed" }),
    createdAt: z.iso.datetime(),
    editedAt: z.iso.datetime().nullable().meta({ description: "When its text was last changed" }),
    removedAt: z.iso.datetime().nullable().meta({ description: "When it was removed: that there was one is kept" }),
    version: z.int(),
  })
  .meta({ id: "Comment" });
export type Comment = z.infer<typeof commentSchema>;

export const listCommentsSchema = z.object(pageQuery);
export type ListComments = z.infer<typeof listCommentsSchema>;
export const commentPageSchema = pageOf(commentSchema).meta({ id: "CommentPage" });
