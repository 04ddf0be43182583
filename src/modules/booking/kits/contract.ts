import { z } from "zod";
import { clientIdSchema } from "@/lib/ids";
import { pageOf, pageQuery } from "@/lib/page";
import { name, text } from "@/lib/text";
import { needsSchema } from "../bundles/contract";
import { needSchema } from "../contract";

const kitName = name(200).meta({ description: "One of its kind in the studio" });

export const createKitSchema = z.object({ id: clientIdSchema.optional(), name: kitName, needs: needsSchema }).meta({ id: "CreateKit" });
export type CreateKit = z.infer<typeof createKitSchema>;

export const updateKitSchema = z.object({ name: kitName, needs: needsSchema }).partial().meta({ id: "UpdateKit" });
export type UpdateKit = z.infer<typeof updateKitSchema>;

export const saveKitSchema = z.object({ name: kitName }).meta({ id: "SaveKit" });
export type SaveKit = z.infer<typeof saveKitSchema>;

export const kitSchema = z
  .object({ id: z.guid(), name: z.string(), needs: z.array(needSchema), version: z.int(), createdAt: z.iso.datetime(), updatedAt: z.iso.datetime() })
  .meta({ id: "Kit" });
export type Kit = z.infer<typeof kitSchema>;

/** A kit with the names of the resources that it names. */
export const namedKitSchema = kitSchema.extend({ resources: z.array(z.object({ id: z.guid(), name: z.string() })) }).meta({ id: "NamedKit" });
export type NamedKit = z.infer<typeof namedKitSchema>;

export const listKitsSchema = z.object({ q: text(200).optional().meta({ description: "Part of the name, in any case" }), ...pageQuery });
export type ListKits = z.infer<typeof listKitsSchema>;
export const kitPageSchema = pageOf(namedKitSchema).meta({ id: "KitPage" });
