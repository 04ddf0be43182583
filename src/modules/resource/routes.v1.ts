import { createRoute } from "@hono/zod-openapi";
import { idParam, ifMatchHeader, json, newRouter, refusals } from "@/services/http/router";
import { etag, ifMatch } from "@/services/http/versions";
import { createResourceSchema, listResourcesSchema, resourcePageSchema, resourceSchema, updateResourceSchema } from "./contract";
import { createResource } from "./create-resource";
import { getResource, listResources } from "./read-resources";
import { updateResource } from "./update-resource";

const tags = ["Resources"];

export const resourceRoutes = newRouter()
  .openapi(
    createRoute({
      method: "post",
      path: "/resources",
      tags,
      summary: "Add a resource",
      request: { body: { required: true, ...json(createResourceSchema, "The resource") } },
      responses: { 201: json(resourceSchema, "Stored"), ...refusals(400, 403, 409) },
    }),
    async (c) => {
      const resource = await createResource(c.get("db"), c.get("principal"), c.req.valid("json"));
      return c.json(resource, 201, { ETag: etag(resource.version), Location: `/api/v1/resources/${resource.id}` });
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/resources",
      tags,
      summary: "Search resources",
      request: { query: listResourcesSchema },
      responses: { 200: json(resourcePageSchema, "By name"), ...refusals(400) },
    }),
    async (c) => c.json(await listResources(c.get("db"), c.get("principal"), c.req.valid("query")), 200),
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/resources/{id}",
      tags,
      summary: "Read a resource",
      request: { params: idParam },
      responses: { 200: json(resourceSchema, "The resource"), ...refusals(400, 404) },
    }),
    async (c) => {
      const resource = await getResource(c.get("db"), c.get("principal"), c.req.valid("param").id);
      return c.json(resource, 200, { ETag: etag(resource.version) });
    },
  )
  .openapi(
    createRoute({
      method: "patch",
      path: "/resources/{id}",
      tags,
      summary: "Change a resource",
      request: { params: idParam, headers: ifMatchHeader, body: { required: true, ...json(updateResourceSchema, "What changes") } },
      responses: { 200: json(resourceSchema, "Stored"), ...refusals(400, 403, 404, 409, 412) },
    }),
    async (c) => {
      const version = ifMatch(c.req.valid("header")["if-match"]);
      const resource = await updateResource(c.get("db"), c.get("principal"), c.req.valid("param").id, version, c.req.valid("json"));
      return c.json(resource, 200, { ETag: etag(resource.version) });
    },
  );
