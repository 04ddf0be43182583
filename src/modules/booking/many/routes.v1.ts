import { createRoute } from "@hono/zod-openapi";
import { json, newRouter, refusals } from "@/services/http/router";
import { changeBookings } from "./change-bookings";
import { changedSchema, changeManySchema } from "./contract";

export const manyRoutes = newRouter().openapi(
  createRoute({
    method: "post",
    path: "/bookings/changes",
    tags: ["Bookings"],
    summary: "Change several bookings together, all or nothing",
    description:
      "Each as PATCH /bookings/{id} does, from the version named. One may go where another one leaves, in whatever order they are named. " +
      "Refused (409 changes_conflict) with each that cannot be changed in `items`: its bookingId, resourceId, title, the code and detail of why, and what is in its way in `conflicts`.",
    request: { body: { required: true, ...json(changeManySchema, "What changes") } },
    responses: { 200: json(changedSchema, "Stored"), ...refusals(400, 403, 404, 409) },
  }),
  async (c) => c.json(await changeBookings(c.get("db"), c.get("principal"), c.req.valid("json")), 200),
);
