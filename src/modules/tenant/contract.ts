import { z } from "zod";
import { pageOf, pageQuery } from "@/lib/page";
import { ROLES } from "@/lib/principal";
import { name } from "@/lib/text";
import { localTimeSchema, timeZoneSchema } from "@/lib/time";

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

/** GET /api/v1/studio: where the caller is, and as what. */
export const currentStudioSchema = z
  .object({
    studio: studioSchema,
    role: roleSchema,
    actor: z.object({ type: z.enum(["user", "api_key", "system"]), id: z.string(), name: z.string() }).meta({ id: "Actor" }),
  })
  .meta({ id: "CurrentStudio" });
export type CurrentStudio = z.infer<typeof currentStudioSchema>;

/** What becomes of a booking outside working time when nobody overrides: refused, booked with a warning, or booked. */
export const outsideSchema = z.enum(["refuse", "warn", "allow"]);
export type Outside = z.infer<typeof outsideSchema>;

const settings = {
  dayStart: localTimeSchema.meta({ description: "Local time at which the booking day begins: local hours before it belong to the day before, as in 06:00 for a post house" }),
  outsideWorkingTime: outsideSchema.meta({ description: "What becomes of a booking outside working time: refused, booked with a warning, or booked" }),
  challengeMinutes: z.int().min(1).max(60_000).meta({ description: "Working minutes that a challenged hold has to be confirmed or released" }),
  requestsPerMinute: z.int().min(60).max(1_000_000).meta({ description: "Requests that all members and API keys together may make in a minute; more are answered with 429" }),
  keyRequestsPerMinute: z.int().min(1).max(1_000_000).meta({ description: "As requestsPerMinute, of one member or API key" }),
};

/** GET and PATCH /api/v1/studio/settings: how a studio wants its bookings. Version 0: nobody changed them yet. */
export const studioSettingsSchema = z.object({ ...settings, version: z.int() }).meta({ id: "StudioSettings" });
export type StudioSettings = z.infer<typeof studioSettingsSchema>;
export const updateSettingsSchema = z.object(settings).partial().meta({ id: "UpdateStudioSettings" });
export type UpdateSettings = z.infer<typeof updateSettingsSchema>;

export const memberSchema = z
  .object({ id: z.guid(), userId: z.string(), name: z.string(), email: z.string(), role: roleSchema, createdAt: z.iso.datetime() })
  .meta({ id: "Member" });
export type Member = z.infer<typeof memberSchema>;

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
export const listApiKeysSchema = z.object(pageQuery);
export type ListApiKeys = z.infer<typeof listApiKeysSchema>;
export const apiKeyListSchema = pageOf(apiKeySchema).meta({ id: "ApiKeyPage" });
export const createdApiKeySchema = apiKeySchema.extend({ key: z.string().meta({ description: "Shown this once" }) }).meta({ id: "CreatedApiKey" });
export type CreatedApiKey = z.infer<typeof createdApiKeySchema>;

/** POST /api/v1/studios: the studio of a signed-in person who has none. Its slug comes from its name. */
export const createOwnStudioSchema = z.object({ name: name(200), timeZone: timeZoneSchema.default("UTC") }).meta({ id: "CreateOwnStudio" });
export type CreateOwnStudio = z.infer<typeof createOwnStudioSchema>;

export const createdStudioSchema = z.object({ studio: studioSchema }).meta({ id: "CreatedStudio" });

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
