import { z } from "zod";
import { clientIdSchema } from "@/lib/ids";
import { moneySchema } from "@/lib/money";
import { pageOf, pageQuery } from "@/lib/page";
import { name, text } from "@/lib/text";
import { dateSchema } from "@/lib/time";

export const projectStatusSchema = z.enum(["planned", "active", "paused", "finished"]);

const fields = {
  name: name(200),
  client: text(200).nullable(),
  code: name(40).nullable().meta({ description: "Short code, one of its kind in the studio" }),
  colour: z.string().regex(/^#[0-9a-f]{6}$/i, "must be a colour as in #2f6fde").toLowerCase().meta({ description: "Colour of its bars, #rrggbb" }),
  startsOn: dateSchema.nullable(),
  endsOn: dateSchema.nullable().meta({ description: "Last day, included" }),
  budget: moneySchema.nullable(),
  status: projectStatusSchema,
};

export const createProjectSchema = z
  .object({
    id: clientIdSchema.optional(),
    name: fields.name,
    client: fields.client.optional(),
    code: fields.code.optional(),
    colour: fields.colour.optional().meta({ description: "Left out: one is chosen by the name" }),
    startsOn: fields.startsOn.optional(),
    endsOn: fields.endsOn.optional(),
    budget: fields.budget.optional(),
    status: fields.status.default("active"),
  })
  .meta({ id: "CreateProject" });
export type CreateProject = z.infer<typeof createProjectSchema>;

export const updateProjectSchema = z.object(fields).partial().meta({ id: "UpdateProject" });
export type UpdateProject = z.infer<typeof updateProjectSchema>;

export const projectSchema = z
  .object({ id: z.guid(), ...fields, currency: z.string(), version: z.int(), createdAt: z.iso.datetime(), updatedAt: z.iso.datetime() })
  .meta({ id: "Project" });
export type Project = z.infer<typeof projectSchema>;

export const listProjectsSchema = z.object({
  q: text(200).optional().meta({ description: "Part of the name, client or code, in any case" }),
  status: projectStatusSchema.optional(),
  ...pageQuery,
});
export type ListProjects = z.infer<typeof listProjectsSchema>;
export const projectPageSchema = pageOf(projectSchema).meta({ id: "ProjectPage" });
