import { createRoute } from "@hono/zod-openapi";
import { json, newRouter, refusals } from "@/services/http/router";
import { replacementSchema, replaceSchema } from "./contract";
import { replaceResource } from "./replace-resource";

export const replaceRoutes = newRouter().openapi(
  createRoute({
    method: "post",
    path: "/bookings/replace",
    tags: ["Bookings"],
    summary: "Replace one resource by another from a time on",
    description: "Moves all its bookings, or the ones named, in one transaction; one that runs across the time is split. `dryRun` says what would become of each.",
    request: { body: { required: true, ...json(replaceSchema, "Who, by whom, and when") } },
    responses: { 200: json(replacementSchema, "What became of each booking"), ...refusals(400, 403, 404, 409, 422) },
  }),
  async (c) => c.json(await replaceResource(c.get("db"), c.get("principal"), c.req.valid("json")), 200),
);
