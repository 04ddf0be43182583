import { createRoute, z } from "@hono/zod-openapi";
import { json, newRouter, refusals } from "@/services/http/router";
import { availabilityQuerySchema, availabilitySchema, candidatesSchema } from "./contract";
import { findCandidates } from "./find-candidates";
import type { LoadCache } from "./load-cache";
import { readAvailability } from "./read-availability";

/** @param loads what is taken of resources, as far as it is kept */
export const availabilityRoutes = (loads?: LoadCache) => newRouter().openapi(
  createRoute({
    method: "get",
    path: "/resources/availability",
    tags: ["Resources"],
    summary: "When resources are busy and free, or who can do it",
    description: "With `duration` or `hours` it ranks who can do it, and says why the others cannot; without, it lists when each resource is busy, away and free.",
    request: { query: availabilityQuerySchema },
    responses: { 200: json(z.union([availabilitySchema, candidatesSchema]), "By name of the resource; or, for duration or hours, the best first"), ...refusals(400, 404) },
  }),
  async (c) => {
    const query = c.req.valid("query");
    const isSearch = query.duration !== undefined || query.hours !== undefined;
    return c.json(isSearch ? await findCandidates(c.get("db"), c.get("principal"), query, loads) : await readAvailability(c.get("db"), c.get("principal"), query, loads), 200);
  },
);
