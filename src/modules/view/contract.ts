import { z } from "zod";
import { clientIdSchema } from "@/lib/ids";
import { pageOf, pageQuery } from "@/lib/page";
import { name, text } from "@/lib/text";

/** What follows the question mark in an address, and nothing that could lead elsewhere. What the board does not know of it, it leaves out. */
const IS_QUERY = /^(?:[A-Za-z]+=[^&#\s]*(?:&[A-Za-z]+=[^&#\s]*)*)?$/;

const fields = {
  name: name(80),
  query: text(2_000).regex(IS_QUERY, "must be what follows the question mark in the board's address, as in zoom=month&group=skill").meta({ example: "zoom=month&group=skill&kind=artist" }),
  isShared: z.boolean().meta({ description: "Whether all of the studio see it" }),
};

export const createViewSchema = z.object({ id: clientIdSchema.optional(), ...fields, isShared: fields.isShared.default(false) }).meta({ id: "CreateView" });
export type CreateView = z.infer<typeof createViewSchema>;

export const updateViewSchema = z.object(fields).partial().meta({ id: "UpdateView" });
export type UpdateView = z.infer<typeof updateViewSchema>;

export const viewSchema = z
  .object({ id: z.guid(), ...fields, ownerId: z.string(), ownerName: z.string().nullable().meta({ description: "Who saved it" }), version: z.int(), createdAt: z.iso.datetime(), updatedAt: z.iso.datetime() })
  .meta({ id: "View", description: "How somebody looks at the board" });
export type View = z.infer<typeof viewSchema>;

export const listViewsSchema = z.object(pageQuery);
export type ListViews = z.infer<typeof listViewsSchema>;
export const viewPageSchema = pageOf(viewSchema).meta({ id: "ViewPage" });
