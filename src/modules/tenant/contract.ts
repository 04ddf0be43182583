import { z } from "zod";
import { ROLES } from "@/lib/principal";
import { name } from "@/lib/text";
import { timeZoneSchema } from "@/lib/time";

export const roleSchema = z.enum(ROLES);

export const slugSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, "must be 1 to 63 lower-case letters, digits and hyphens");

export const createStudioSchema = z.object({
  slug: slugSchema,
  name: name(200),
  timeZone: timeZoneSchema.default("UTC"),
  currency: z.string().regex(/^[A-Z]{3}$/, "must be an ISO 4217 code, as in EUR").default("EUR"),
});
export type CreateStudio = z.infer<typeof createStudioSchema>;

export const studioSchema = z
  .object({ id: z.guid(), slug: z.string(), name: z.string(), timeZone: z.string(), currency: z.string() })
  .meta({ id: "Studio" });
export type Studio = z.infer<typeof studioSchema>;

export const createApiKeySchema = z.object({ name: name(100), role: roleSchema }).meta({ id: "CreateApiKey" });
export type CreateApiKey = z.infer<typeof createApiKeySchema>;

export const apiKeySchema = z
  .object({
    id: z.guid(),
    name: z.string(),
    role: roleSchema,
    hint: z.string().meta({ description: "First characters of the key, to tell it from others" }),
    createdAt: z.iso.datetime(),
    revokedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "ApiKey" });
export type ApiKey = z.infer<typeof apiKeySchema>;
export const apiKeyListSchema = z.object({ items: z.array(apiKeySchema), nextCursor: z.string().nullable() }).meta({ id: "ApiKeyPage" });
export const createdApiKeySchema = apiKeySchema.extend({ key: z.string().meta({ description: "Shown this once" }) }).meta({ id: "CreatedApiKey" });
export type CreatedApiKey = z.infer<typeof createdApiKeySchema>;

/** POST /api/v1/sign-up: a person and their studio, in one go. */
export const signUpSchema = z
  .object({
    name: name(100).meta({ description: "Name of the person" }),
    email: z.email().max(254).toLowerCase(),
    password: z.string().min(10, "must have at least 10 characters").max(128),
    studioName: name(200),
    timeZone: timeZoneSchema.default("UTC"),
  })
  .meta({ id: "SignUp" });
export type SignUp = z.infer<typeof signUpSchema>;
