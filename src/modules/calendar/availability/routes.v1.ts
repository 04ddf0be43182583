import { createRoute } from "@hono/zod-openapi";
import { idParam, ifMatchHeader, json, newRouter, refusals } from "@/services/http/router";
import { etag, ifMatch } from "@/services/http/versions";
import { availabilityPageSchema, availabilitySchema, createAvailabilitySchema, listAvailabilitySchema, updateAvailabilitySchema } from "./contract";
import { createAvailability } from "./create-availability";
import { getAvailability, listAvailability } from "./read-availability";
import { updateAvailability } from "./update-availability";

const tags = ["Working time"];

export const timeOffRoutes = newRouter()
  .openapi(
    createRoute({
      method: "post",
      path: "/availability",
      tags,
      summary: "Say when a resource is away, or works beside its calendar",
      description: "Leave that a viewer asks for waits for approval. Bookings that it meets stay: they are in conflict with it.",
      request: { body: { required: true, ...json(createAvailabilitySchema, "The time, as instants or whole days") } },
      responses: { 201: json(availabilitySchema, "Stored"), ...refusals(400, 403, 404, 409) },
    }),
    async (c) => {
      const availability = await createAvailability(c.get("db"), c.get("principal"), c.req.valid("json"));
      return c.json(availability, 201, { ETag: etag(availability.version), Location: `/api/v1/availability/${availability.id}` });
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/availability",
      tags,
      summary: "List time off and extra working time",
      request: { query: listAvailabilitySchema },
      responses: { 200: json(availabilityPageSchema, "By start"), ...refusals(400) },
    }),
    async (c) => c.json(await listAvailability(c.get("db"), c.get("principal"), c.req.valid("query")), 200),
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/availability/{id}",
      tags,
      summary: "Read an entry of time off",
      request: { params: idParam },
      responses: { 200: json(availabilitySchema, "The entry"), ...refusals(400, 404) },
    }),
    async (c) => {
      const availability = await getAvailability(c.get("db"), c.get("principal"), c.req.valid("param").id);
      return c.json(availability, 200, { ETag: etag(availability.version) });
    },
  )
  .openapi(
    createRoute({
      method: "patch",
      path: "/availability/{id}",
      tags,
      summary: "Decide about time off, or change it",
      request: { params: idParam, headers: ifMatchHeader, body: { required: true, ...json(updateAvailabilitySchema, "What changes") } },
      responses: { 200: json(availabilitySchema, "Stored"), ...refusals(400, 403, 404, 409, 412) },
    }),
    async (c) => {
      const version = ifMatch(c.req.valid("header")["if-match"]);
      const availability = await updateAvailability(c.get("db"), c.get("principal"), c.req.valid("param").id, version, c.req.valid("json"));
      return c.json(availability, 200, { ETag: etag(availability.version) });
    },
  );
