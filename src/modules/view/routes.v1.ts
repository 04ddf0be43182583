import { createRoute } from "@hono/zod-openapi";
import { idParam, ifMatchHeader, json, newRouter, refusals } from "@/services/http/router";
import { etag, ifMatch } from "@/services/http/versions";
import { createViewSchema, listViewsSchema, updateViewSchema, viewPageSchema, viewSchema } from "./contract";
import { listViews } from "./list-views";
import { createView, deleteView, updateView } from "./write-views";

const tags = ["Views"];

export const viewRoutes = newRouter()
  .openapi(
    createRoute({
      method: "get",
      path: "/views",
      tags,
      summary: "List the saved views of the board",
      request: { query: listViewsSchema },
      responses: { 200: json(viewPageSchema, "Yours and the shared ones, by name"), ...refusals(400) },
    }),
    async (c) => c.json(await listViews(c.get("db"), c.get("principal"), c.req.valid("query")), 200),
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/views",
      tags,
      summary: "Save how you look at the board",
      request: { body: { required: true, ...json(createViewSchema, "The view") } },
      responses: { 201: json(viewSchema, "Saved"), ...refusals(400, 409) },
    }),
    async (c) => {
      const view = await createView(c.get("db"), c.get("principal"), c.req.valid("json"));
      return c.json(view, 201, { ETag: etag(view.version) });
    },
  )
  .openapi(
    createRoute({
      method: "patch",
      path: "/views/{id}",
      tags,
      summary: "Rename, share or save anew a view of yours, or as an owner a shared one",
      request: { params: idParam, headers: ifMatchHeader, body: { required: true, ...json(updateViewSchema, "What changes") } },
      responses: { 200: json(viewSchema, "Stored"), ...refusals(400, 403, 404, 412) },
    }),
    async (c) => {
      const view = await updateView(c.get("db"), c.get("principal"), c.req.valid("param").id, ifMatch(c.req.valid("header")["if-match"]), c.req.valid("json"));
      return c.json(view, 200, { ETag: etag(view.version) });
    },
  )
  .openapi(
    createRoute({
      method: "delete",
      path: "/views/{id}",
      tags,
      summary: "Remove a view of yours, or as an owner a shared one",
      request: { params: idParam, headers: ifMatchHeader },
      responses: { 204: { description: "Removed, for all who saw it" }, ...refusals(400, 403, 404, 412) },
    }),
    async (c) => {
      await deleteView(c.get("db"), c.get("principal"), c.req.valid("param").id, ifMatch(c.req.valid("header")["if-match"]));
      return c.body(null, 204);
    },
  );
