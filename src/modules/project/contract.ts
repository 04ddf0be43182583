import { z } from "zod";
import { clientIdSchema } from "@/lib/ids";
import { moneySchema } from "@/lib/money";
import { pageOf, pageQuery } from "@/lib/page";
import { name, text } from "@/lib/text";
import { dateSchema } from "@/lib/time";

export const projectStatusSchema = z.enum(["planned", "active", "paused", "finished"]);

/** What becomes of a booking over the budget: nothing, a warning, or a refusal by PostgreSQL. */
export const enforcementSchema = z.enum(["none", "warn", "block"]);

const fields = {
  name: name(200),
  client: text(200).nullable(),
  code: name(40).nullable().meta({ description: "Short code, one of its kind in the studio" }),
  colour: z.string().regex(/^#[0-9a-f]{6}$/i, "must be a colour as in #2f6fde").toLowerCase().meta({ description: "Colour of its bars, #rrggbb" }),
  startsOn: dateSchema.nullable(),
  endsOn: dateSchema.nullable().meta({ description: "Last day, included" }),
  budget: moneySchema.nullable(),
  enforcement: enforcementSchema.meta({ description: "What becomes of a booking over the budget, or over that of its phase: none, warn, or block" }),
  status: projectStatusSchema,
  restricted: z.boolean().meta({ description: "Only owners and its readers may see what it is; others see that a resource is taken, and whom to ask. Owners set it" }),
};

const readersSchema = z
  .array(name(200))
  .max(500)
  .transform((ids) => [...new Set(ids)])
  .meta({ description: "Who beside the owners may read it while it is restricted: ids of people (userId of a member) and of API keys. Whoever restricts it is one of them" });

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
    enforcement: fields.enforcement.optional().meta({ description: "Left out: none" }),
    status: fields.status.default("active"),
    restricted: fields.restricted.optional(),
    readers: readersSchema.optional(),
  })
  .meta({ id: "CreateProject" });
export type CreateProject = z.infer<typeof createProjectSchema>;

export const updateProjectSchema = z.object(fields).partial().extend({ readers: readersSchema.optional() }).meta({ id: "UpdateProject" });
export type UpdateProject = z.infer<typeof updateProjectSchema>;

export const projectSchema = z
  .object({ id: z.guid(), ...fields, currency: z.string(), version: z.int(), createdAt: z.iso.datetime(), updatedAt: z.iso.datetime() })
  .meta({ id: "Project" });
export type Project = z.infer<typeof projectSchema>;

/** A project with who may read it. */
export const detailedProjectSchema = projectSchema.extend({ readers: z.array(z.string()) }).meta({ id: "DetailedProject" });
export type DetailedProject = z.infer<typeof detailedProjectSchema>;

export const listProjectsSchema = z.object({
  q: text(200).optional().meta({ description: "Part of the name, client or code, in any case" }),
  status: projectStatusSchema.optional(),
  ...pageQuery,
});
export type ListProjects = z.infer<typeof listProjectsSchema>;
export const projectPageSchema = pageOf(projectSchema).meta({ id: "ProjectPage" });
