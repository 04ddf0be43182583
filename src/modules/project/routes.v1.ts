import { createRoute } from "@hono/zod-openapi";
import { idParam, ifMatchHeader, json, newRouter, refusals } from "@/services/http/router";
import { etag, ifMatch } from "@/services/http/versions";
import { createProjectSchema, detailedProjectSchema, listProjectsSchema, projectPageSchema, updateProjectSchema } from "./contract";
import { createProject } from "./create-project";
import { getProject, listProjects } from "./read-projects";
import { updateProject } from "./update-project";

const tags = ["Projects"];

export const projectRoutes = newRouter()
  .openapi(
    createRoute({
      method: "post",
      path: "/projects",
      tags,
      summary: "Add a project",
      request: { body: { required: true, ...json(createProjectSchema, "The project") } },
      responses: { 201: json(detailedProjectSchema, "Stored"), ...refusals(400, 403, 409) },
    }),
    async (c) => {
      const project = await createProject(c.get("db"), c.get("principal"), c.req.valid("json"));
      return c.json(project, 201, { ETag: etag(project.version), Location: `/api/v1/projects/${project.id}` });
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/projects",
      tags,
      summary: "Search projects",
      request: { query: listProjectsSchema },
      responses: { 200: json(projectPageSchema, "By name"), ...refusals(400) },
    }),
    async (c) => c.json(await listProjects(c.get("db"), c.get("principal"), c.req.valid("query")), 200),
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/projects/{id}",
      tags,
      summary: "Read a project",
      request: { params: idParam },
      responses: { 200: json(detailedProjectSchema, "The project"), ...refusals(400, 404) },
    }),
    async (c) => {
      const project = await getProject(c.get("db"), c.get("principal"), c.req.valid("param").id);
      return c.json(project, 200, { ETag: etag(project.version) });
    },
  )
  .openapi(
    createRoute({
      method: "patch",
      path: "/projects/{id}",
      tags,
      summary: "Change a project",
      request: { params: idParam, headers: ifMatchHeader, body: { required: true, ...json(updateProjectSchema, "What changes") } },
      responses: { 200: json(detailedProjectSchema, "Stored"), ...refusals(400, 403, 404, 409, 412, 422) },
    }),
    async (c) => {
      const version = ifMatch(c.req.valid("header")["if-match"]);
      const project = await updateProject(c.get("db"), c.get("principal"), c.req.valid("param").id, version, c.req.valid("json"));
      return c.json(project, 200, { ETag: etag(project.version) });
    },
  );
