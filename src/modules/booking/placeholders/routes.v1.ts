import { createRoute } from "@hono/zod-openapi";
import { idParam, ifMatchHeader, json, newRouter, refusals } from "@/services/http/router";
import { etag, ifMatch } from "@/services/http/versions";
import { assignPlaceholder } from "./assign-placeholder";
import {
  assignedSchema,
  assignPlaceholderSchema,
  createPlaceholderSchema,
  listPlaceholdersSchema,
  placeholderCandidatesSchema,
  placeholderPageSchema,
  placeholderSchema,
  updatePlaceholderSchema,
} from "./contract";
import { createPlaceholder } from "./create-placeholder";
import { listPlaceholderCandidates } from "./list-candidates";
import { getPlaceholder, listPlaceholders } from "./read-placeholders";
import { updatePlaceholder } from "./update-placeholder";

const tags = ["Placeholders"];

export const placeholderRoutes = newRouter()
  .openapi(
    createRoute({
      method: "post",
      path: "/placeholders",
      tags,
      summary: "Say that somebody is needed who is not known yet",
      description: "Counts as demand and forecast cost of its project, and blocks nobody.",
      request: { body: { required: true, ...json(createPlaceholderSchema, "What is needed, and when") } },
      responses: { 201: json(placeholderSchema, "Stored"), ...refusals(400, 403, 404, 409, 422) },
    }),
    async (c) => {
      const placeholder = await createPlaceholder(c.get("db"), c.get("principal"), c.req.valid("json"));
      return c.json(placeholder, 201, { ETag: etag(placeholder.version), Location: `/api/v1/placeholders/${placeholder.id}` });
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/placeholders",
      tags,
      summary: "List placeholders",
      request: { query: listPlaceholdersSchema },
      responses: { 200: json(placeholderPageSchema, "By start"), ...refusals(400) },
    }),
    async (c) => c.json(await listPlaceholders(c.get("db"), c.get("principal"), c.req.valid("query")), 200),
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/placeholders/{id}",
      tags,
      summary: "Read a placeholder",
      request: { params: idParam },
      responses: { 200: json(placeholderSchema, "The placeholder; its version in ETag"), ...refusals(400, 404) },
    }),
    async (c) => {
      const placeholder = await getPlaceholder(c.get("db"), c.get("principal"), c.req.valid("param").id);
      return c.json(placeholder, 200, { ETag: etag(placeholder.version) });
    },
  )
  .openapi(
    createRoute({
      method: "patch",
      path: "/placeholders/{id}",
      tags,
      summary: "Change, cancel or reopen a placeholder",
      request: { params: idParam, headers: ifMatchHeader, body: { required: true, ...json(updatePlaceholderSchema, "What changes") } },
      responses: { 200: json(placeholderSchema, "Stored"), ...refusals(400, 403, 404, 409, 412, 422) },
    }),
    async (c) => {
      const version = ifMatch(c.req.valid("header")["if-match"]);
      const placeholder = await updatePlaceholder(c.get("db"), c.get("principal"), c.req.valid("param").id, version, c.req.valid("json"));
      return c.json(placeholder, 200, { ETag: etag(placeholder.version) });
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/placeholders/{id}/candidates",
      tags,
      summary: "Who could do what a placeholder stands for",
      request: { params: idParam },
      responses: { 200: json(placeholderCandidatesSchema, "The best first"), ...refusals(400, 404) },
    }),
    async (c) => c.json(await listPlaceholderCandidates(c.get("db"), c.get("principal"), c.req.valid("param").id), 200),
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/placeholders/{id}/assign",
      tags,
      summary: "Book a resource for a placeholder",
      description: "The booking is made in the same transaction; a refusal leaves the placeholder open.",
      request: { params: idParam, body: { required: true, ...json(assignPlaceholderSchema, "Who does it") } },
      responses: { 201: json(assignedSchema, "Booked"), ...refusals(400, 403, 404, 409, 422) },
    }),
    async (c) => {
      const assigned = await assignPlaceholder(c.get("db"), c.get("principal"), c.req.valid("param").id, c.req.valid("json"));
      return c.json(assigned, 201, { Location: `/api/v1/bookings/${assigned.booking.id}` });
    },
  );
