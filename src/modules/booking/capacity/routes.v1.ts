import { createRoute } from "@hono/zod-openapi";
import { idParam, json, newRouter, refusals } from "@/services/http/router";
import { changeCapacity, readCapacity } from "./change-capacity";
import { capacitySchema, changeCapacitySchema } from "./contract";

const tags = ["Resources"];

export const capacityRoutes = newRouter()
  .openapi(
    createRoute({
      method: "get",
      path: "/resources/{id}/capacity",
      tags,
      summary: "What a resource has, when",
      request: { params: idParam },
      responses: { 200: json(capacitySchema, "In order of time"), ...refusals(400, 404) },
    }),
    async (c) => c.json(await readCapacity(c.get("db"), c.get("principal"), c.req.valid("param").id), 200),
  )
  .openapi(
    createRoute({
      method: "put",
      path: "/resources/{id}/capacity",
      tags,
      summary: "Give a resource more or less from a day on",
      description: "The past stays as it was. Refused with the confirmed bookings that would no longer fit.",
      request: { params: idParam, body: { required: true, ...json(changeCapacitySchema, "The capacity, and from when on") } },
      responses: { 200: json(capacitySchema, "Stored"), ...refusals(400, 403, 404, 409) },
    }),
    async (c) => c.json(await changeCapacity(c.get("db"), c.get("principal"), c.req.valid("param").id, c.req.valid("json")), 200),
  );
