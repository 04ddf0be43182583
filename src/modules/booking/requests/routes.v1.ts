import { createRoute } from "@hono/zod-openapi";
import { idParam, json, newRouter, refusals } from "@/services/http/router";
import { etag } from "@/services/http/versions";
import { bookedSchema } from "../contract";
import { decisionSchema, listRequestsSchema, requestPageSchema } from "./contract";
import { decideRequest } from "./decide-request";
import { listRequests } from "./list-requests";

const tags = ["Requests"];

export const requestRoutes = newRouter()
  .openapi(
    createRoute({
      method: "get",
      path: "/requests",
      tags,
      summary: "List the bookings that were asked for and wait for a decision",
      request: { query: listRequestsSchema },
      responses: { 200: json(requestPageSchema, "By start"), ...refusals(400) },
    }),
    async (c) => c.json(await listRequests(c.get("db"), c.get("principal"), c.req.valid("query")), 200),
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/bookings/{id}/decision",
      tags,
      summary: "Approve or decline a requested booking",
      description: "Whoever may confirm a booking of this resource may decide. An approved one is booked or held under the same rules as any other; one that does not fit stays a request.",
      request: { params: idParam, body: { required: true, ...json(decisionSchema, "The decision") } },
      responses: { 200: json(bookedSchema, "The booking as it is now"), ...refusals(400, 403, 404, 409, 412, 422) },
    }),
    async (c) => {
      const booking = await decideRequest(c.get("db"), c.get("principal"), c.req.valid("param").id, c.req.valid("json"));
      return c.json(booking, 200, { ETag: etag(booking.version) });
    },
  );
