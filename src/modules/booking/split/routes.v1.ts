import { createRoute } from "@hono/zod-openapi";
import { Problem } from "@/lib/problem";
import { idParam, ifMatchHeader, json, newRouter, refusals } from "@/services/http/router";
import { ifMatch } from "@/services/http/versions";
import { splitResultSchema, splitSchema } from "./contract";
import { splitBooking } from "./split-booking";

export const splitRoutes = newRouter().openapi(
  createRoute({
    method: "post",
    path: "/bookings/{id}/split",
    tags: ["Bookings"],
    summary: "Make two bookings of one",
    description: "The booking ends at `at`, and a new one has the rest of it; everything else is the same, and what was agreed to be its price is shared out by working time. The new one stays in the bundle, but not in the series.",
    request: { params: idParam, headers: ifMatchHeader.extend({ "if-match": ifMatchHeader.shape["if-match"].meta({ description: "ETag of the version to split; needed" }) }), body: { required: true, ...json(splitSchema, "Where") } },
    responses: { 201: json(splitResultSchema, "Both; Location is of the new one"), ...refusals(400, 403, 404, 409, 412, 428) },
  }),
  async (c) => {
    const header = c.req.valid("header")["if-match"];
    if (header === undefined) throw new Problem(428, "if_match_required", "If-Match is missing", "Send If-Match with the ETag of the booking you saw, so that nobody's change is lost.");
    const result = await splitBooking(c.get("db"), c.get("principal"), c.req.valid("param").id, ifMatch(header), c.req.valid("json"));
    return c.json(result, 201, { Location: `/api/v1/bookings/${result.second.id}` });
  },
);
