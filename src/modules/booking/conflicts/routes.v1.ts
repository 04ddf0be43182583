import { createRoute } from "@hono/zod-openapi";
import { json, newRouter, refusals } from "@/services/http/router";
import { conflictPageSchema, listConflictsSchema } from "./contract";
import { listConflicts } from "./list-conflicts";

export const conflictRoutes = newRouter().openapi(
  createRoute({
    method: "get",
    path: "/bookings/conflicts",
    tags: ["Bookings"],
    summary: "Bookings of somebody who is away by now",
    description: "Confirmed bookings and holds that overlap approved leave, sick leave or a blackout of their resource.",
    request: { query: listConflictsSchema },
    responses: { 200: json(conflictPageSchema, "By start of the booking, with the absences"), ...refusals(400) },
  }),
  async (c) => c.json(await listConflicts(c.get("db"), c.get("principal"), c.req.valid("query")), 200),
);
