import { createRoute, z } from "@hono/zod-openapi";
import { json, newRouter, refusals } from "@/services/http/router";
import { availabilityQuerySchema, availabilitySchema, candidatesSchema, freeQuerySchema, freeSchema } from "./contract";
import { findCandidates } from "./find-candidates";
import type { LoadCache } from "./load-cache";
import { listFree } from "./list-free";
import { readAvailability } from "./read-availability";

const freeRoute = createRoute({
  method: "get",
  path: "/resources/free",
  tags: ["Resources"],
  summary: "Which resources are wholly free",
  description: "Of which nothing is confirmed in the time asked about, and that are not away in it. /resources/availability tells more, of each.",
  request: { query: freeQuerySchema },
  responses: { 200: json(freeSchema, "Their ids"), ...refusals(400) },
});

/** @param loads what is taken of resources, as far as it is kept */
export const availabilityRoutes = (loads?: LoadCache) => newRouter().openapi(freeRoute, async (c) => c.json(await listFree(c.get("db"), c.get("principal"), c.req.valid("query")), 200)).openapi(
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
