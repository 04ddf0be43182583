import { createRoute } from "@hono/zod-openapi";
import { idParam, ifMatchHeader, json, newRouter, refusals } from "@/services/http/router";
import { etag, ifMatch } from "@/services/http/versions";
import { createPhaseSchema, phaseListSchema, phaseSchema, updatePhaseSchema } from "./contract";
import { listPhases } from "./read-phases";
import { createPhase, deletePhase, updatePhase } from "./write-phases";

const tags = ["Projects"];

export const phaseRoutes = newRouter()
  .openapi(
    createRoute({
      method: "post",
      path: "/projects/{id}/phases",
      tags,
      summary: "Add a phase to a project",
      request: { params: idParam, body: { required: true, ...json(createPhaseSchema, "The phase") } },
      responses: { 201: json(phaseSchema, "Stored"), ...refusals(400, 403, 404, 409, 422) },
    }),
    async (c) => {
      const phase = await createPhase(c.get("db"), c.get("principal"), c.req.valid("param").id, c.req.valid("json"));
      return c.json(phase, 201, { ETag: etag(phase.version) });
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/projects/{id}/phases",
      tags,
      summary: "The phases of a project, with what is allocated of each",
      request: { params: idParam },
      responses: { 200: json(phaseListSchema, "In the order in which they begin"), ...refusals(400, 404) },
    }),
    async (c) => c.json(await listPhases(c.get("db"), c.get("principal"), c.req.valid("param").id), 200),
  )
  .openapi(
    createRoute({
      method: "patch",
      path: "/phases/{id}",
      tags,
      summary: "Change a phase",
      description: "A budget below what is allocated is refused while the project blocks.",
      request: { params: idParam, headers: ifMatchHeader, body: { required: true, ...json(updatePhaseSchema, "What changes") } },
      responses: { 200: json(phaseSchema, "Stored"), ...refusals(400, 403, 404, 409, 412, 422) },
    }),
    async (c) => {
      const phase = await updatePhase(c.get("db"), c.get("principal"), c.req.valid("param").id, ifMatch(c.req.valid("header")["if-match"]), c.req.valid("json"));
      return c.json(phase, 200, { ETag: etag(phase.version) });
    },
  )
  .openapi(
    createRoute({
      method: "delete",
      path: "/phases/{id}",
      tags,
      summary: "Remove a phase that nothing is booked in",
      request: { params: idParam },
      responses: { 204: { description: "Removed" }, ...refusals(400, 403, 404, 409) },
    }),
    async (c) => {
      await deletePhase(c.get("db"), c.get("principal"), c.req.valid("param").id);
      return c.body(null, 204);
    },
  );
