import { createRoute } from "@hono/zod-openapi";
import { json, newRouter, refusals } from "@/services/http/router";
import { eventPageSchema, listEventsSchema } from "./contract";
import { listEvents } from "./list-events";

export const eventRoutes = newRouter().openapi(
  createRoute({
    method: "get",
    path: "/events",
    tags: ["Events"],
    summary: "What happened, in order",
    description: "Every change of the studio after a position, as the caller may see it. Kept while the studio exists: a program that names the last position that it was given misses nothing. What happens now is also sent at once over Socket.IO at `/live`.",
    request: { query: listEventsSchema },
    responses: { 200: json(eventPageSchema, "By position"), ...refusals(400) },
  }),
  async (c) => c.json(await listEvents(c.get("db"), c.get("principal"), c.req.valid("query")), 200),
);
