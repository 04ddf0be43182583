import { createRoute } from "@hono/zod-openapi";
import { idParam, ifMatchHeader, json, newRouter, refusals } from "@/services/http/router";
import { etag, ifMatch } from "@/services/http/versions";
import { createKitSchema, kitPageSchema, kitSchema, listKitsSchema, namedKitSchema, updateKitSchema } from "./contract";
import { createKit } from "./create-kit";
import { getKit, listKits } from "./read-kits";
import { deleteKit, updateKit } from "./update-kit";

const tags = ["Kits"];

export const kitRoutes = newRouter()
  .openapi(
    createRoute({
      method: "post",
      path: "/kits",
      tags,
      summary: "Save a kit",
      description: "Needs that are booked together more than once: POST /bookings/bundle takes it by kitId.",
      request: { body: { required: true, ...json(createKitSchema, "The kit") } },
      responses: { 201: json(kitSchema, "Stored"), ...refusals(400, 403, 409) },
    }),
    async (c) => {
      const kit = await createKit(c.get("db"), c.get("principal"), c.req.valid("json"));
      return c.json(kit, 201, { ETag: etag(kit.version), Location: `/api/v1/kits/${kit.id}` });
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/kits",
      tags,
      summary: "List kits",
      request: { query: listKitsSchema },
      responses: { 200: json(kitPageSchema, "By name"), ...refusals(400) },
    }),
    async (c) => c.json(await listKits(c.get("db"), c.get("principal"), c.req.valid("query")), 200),
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/kits/{id}",
      tags,
      summary: "Read a kit",
      request: { params: idParam },
      responses: { 200: json(namedKitSchema, "The kit; its version in ETag"), ...refusals(400, 404) },
    }),
    async (c) => {
      const kit = await getKit(c.get("db"), c.get("principal"), c.req.valid("param").id);
      return c.json(kit, 200, { ETag: etag(kit.version) });
    },
  )
  .openapi(
    createRoute({
      method: "patch",
      path: "/kits/{id}",
      tags,
      summary: "Change a kit",
      request: { params: idParam, headers: ifMatchHeader, body: { required: true, ...json(updateKitSchema, "What changes") } },
      responses: { 200: json(kitSchema, "Stored"), ...refusals(400, 403, 404, 409, 412) },
    }),
    async (c) => {
      const version = ifMatch(c.req.valid("header")["if-match"]);
      const kit = await updateKit(c.get("db"), c.get("principal"), c.req.valid("param").id, version, c.req.valid("json"));
      return c.json(kit, 200, { ETag: etag(kit.version) });
    },
  )
  .openapi(
    createRoute({
      method: "delete",
      path: "/kits/{id}",
      tags,
      summary: "Remove a kit",
      request: { params: idParam, headers: ifMatchHeader },
      responses: { 204: { description: "Gone" }, ...refusals(400, 403, 404, 412) },
    }),
    async (c) => {
      await deleteKit(c.get("db"), c.get("principal"), c.req.valid("param").id, ifMatch(c.req.valid("header")["if-match"]));
      return c.body(null, 204);
    },
  );
