import { createRoute } from "@hono/zod-openapi";
import { idParam, ifMatchHeader, json, newRouter, refusals } from "@/services/http/router";
import { etag, ifMatch } from "@/services/http/versions";
import { apiKeyListSchema, createApiKeySchema, createdApiKeySchema, currentStudioSchema, listApiKeysSchema, studioSettingsSchema, updateSettingsSchema } from "./contract";
import { createApiKey } from "./create-api-key";
import { listApiKeys } from "./list-api-keys";
import { getSettings } from "./read-settings";
import { getStudio } from "./read-studio";
import { revokeApiKey } from "./revoke-api-key";
import { updateSettings } from "./update-settings";

const tags = ["Studio"];

export const tenantRoutes = newRouter()
  .openapi(
    createRoute({
      method: "get",
      path: "/studio",
      tags,
      summary: "The studio you are in, and as what",
      responses: { 200: json(currentStudioSchema, "The studio, your role, and who you are"), ...refusals() },
    }),
    async (c) => {
      const principal = c.get("principal");
      const { role, actor } = principal;
      return c.json({ studio: await getStudio(c.get("db"), principal), role, actor }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/studio/settings",
      tags,
      summary: "How the studio wants its bookings",
      responses: { 200: json(studioSettingsSchema, "The settings; version 0 while nobody changed them"), ...refusals() },
    }),
    async (c) => {
      const settings = await getSettings(c.get("db"), c.get("principal"));
      return c.json(settings, 200, { ETag: etag(settings.version) });
    },
  )
  .openapi(
    createRoute({
      method: "patch",
      path: "/studio/settings",
      tags,
      summary: "Change how the studio wants its bookings",
      request: { headers: ifMatchHeader, body: { required: true, ...json(updateSettingsSchema, "What changes") } },
      responses: { 200: json(studioSettingsSchema, "Stored"), ...refusals(400, 403, 412) },
    }),
    async (c) => {
      const version = ifMatch(c.req.valid("header")["if-match"]);
      const settings = await updateSettings(c.get("db"), c.get("principal"), version, c.req.valid("json"));
      return c.json(settings, 200, { ETag: etag(settings.version) });
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/api-keys",
      tags,
      summary: "List the API keys",
      request: { query: listApiKeysSchema },
      responses: { 200: json(apiKeyListSchema, "The newest first, revoked ones too"), ...refusals(400, 403) },
    }),
    async (c) => c.json(await listApiKeys(c.get("db"), c.get("principal"), c.req.valid("query")), 200),
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/api-keys",
      tags,
      summary: "Make an API key",
      request: { body: { required: true, ...json(createApiKeySchema, "Its name and role") } },
      responses: { 201: json(createdApiKeySchema, "The key, shown this once"), ...refusals(400, 403) },
    }),
    async (c) => c.json(await createApiKey(c.get("db"), c.get("principal"), c.req.valid("json")), 201, { "Cache-Control": "no-store" }),
  )
  .openapi(
    createRoute({
      method: "delete",
      path: "/api-keys/{id}",
      tags,
      summary: "Revoke an API key",
      request: { params: idParam },
      responses: { 204: { description: "Out of use" }, ...refusals(400, 403, 404) },
    }),
    async (c) => {
      await revokeApiKey(c.get("db"), c.get("principal"), c.req.valid("param").id);
      return c.body(null, 204);
    },
  );
