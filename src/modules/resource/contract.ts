import { z } from "zod";
import { clientIdSchema } from "@/lib/ids";
import { moneySchema } from "@/lib/money";
import { pageOf, pageQuery } from "@/lib/page";
import { metadataSchema, name, text } from "@/lib/text";
import { timeZoneSchema } from "@/lib/time";

export const resourceKindSchema = z.enum(["artist", "room", "equipment"]);
export type ResourceKind = z.infer<typeof resourceKindSchema>;

const skillSchema = z.object({ name: name(80), level: z.int().min(1).max(5) }).meta({ id: "Skill", description: "A skill with a level from 1 (learning) to 5 (expert)" });

const unique = <T>(items: T[], keyOf: (item: T) => string) => new Set(items.map(keyOf)).size === items.length;

export const tagsSchema = z.array(name(50)).max(50).refine((tags) => unique(tags, (tag) => tag), "must not repeat a tag");
export const skillsSchema = z.array(skillSchema).max(50).refine((skills) => unique(skills, (skill) => skill.name), "must not repeat a skill");

const fields = {
  name: name(200),
  department: text(100).nullable().meta({ description: "Department, as in Compositing" }),
  tags: tagsSchema,
  skills: skillsSchema,
  timeZone: timeZoneSchema.meta({ description: "IANA zone the resource works in" }),
  capacity: z.int().min(1).max(10_000).meta({ description: "100 (percent) of an artist, 1 of a room, the number of items of a pool of equipment" }),
  hourlyRate: moneySchema.nullable().meta({ description: "What an hour of it costs" }),
  userId: name(200).nullable().meta({ description: "The member who is this artist: is told of its bookings, and has them in their calendar. One resource a member" }),
  metadata: metadataSchema,
};

const NO_PERSON = { path: ["userId"], message: "only an artist is a member" };

export const createResourceSchema = z
  .object({
    id: clientIdSchema.optional(),
    kind: resourceKindSchema,
    name: fields.name,
    department: fields.department.optional(),
    tags: fields.tags.default([]),
    skills: fields.skills.default([]),
    timeZone: fields.timeZone.optional().meta({ description: "Left out: the studio's zone" }),
    capacity: fields.capacity.optional().meta({ description: "Left out: 100 for an artist, 1 for a room or one piece of equipment" }),
    hourlyRate: fields.hourlyRate.optional(),
    userId: fields.userId.optional(),
    metadata: fields.metadata.default({}),
  })
  .refine(({ kind, userId }) => !userId || kind === "artist", NO_PERSON)
  .meta({ id: "CreateResource" });
export type CreateResource = z.infer<typeof createResourceSchema>;

/** Its capacity is changed by PUT /resources/{id}/capacity: bookings have a say in it. */
export const updateResourceSchema = z.object(fields).omit({ capacity: true }).partial().meta({ id: "UpdateResource" });
export type UpdateResource = z.infer<typeof updateResourceSchema>;

export const resourceSchema = z
  .object({ id: z.guid(), kind: resourceKindSchema, ...fields, version: z.int(), createdAt: z.iso.datetime(), updatedAt: z.iso.datetime() })
  .meta({ id: "Resource" });
export type Resource = z.infer<typeof resourceSchema>;

export const listResourcesSchema = z.object({
  kind: resourceKindSchema.optional(),
  q: text(200).optional().meta({ description: "Part of the name or department, in any case" }),
  tag: name(50).optional(),
  skill: name(84)
    .optional()
    .meta({ description: "Name of a skill, or name:level for at least that level, as in Nuke:3" }),
  ...pageQuery,
});
export type ListResources = z.infer<typeof listResourcesSchema>;
export const resourcePageSchema = pageOf(resourceSchema).meta({ id: "ResourcePage" });
