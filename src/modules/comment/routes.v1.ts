import { createRoute } from "@hono/zod-openapi";
import { idParam, ifMatchHeader, json, newRouter, refusals } from "@/services/http/router";
import { etag, ifMatch } from "@/services/http/versions";
import { changeComment, removeComment } from "./change-comment";
import { changeCommentSchema, commentPageSchema, commentSchema, listCommentsSchema, writeCommentSchema } from "./contract";
import { listComments } from "./list-comments";
import { writeComment } from "./write-comment";

const tags = ["Comments"];

export const commentRoutes = newRouter()
  .openapi(
    createRoute({
      method: "get",
      path: "/bookings/{id}/comments",
      tags,
      summary: "What was said about a booking",
      description: "One that was removed is listed without its text. Whoever may not read the booking's project is answered as if there were no such booking.",
      request: { params: idParam, query: listCommentsSchema },
      responses: { 200: json(commentPageSchema, "The oldest first"), ...refusals(400, 404) },
    }),
    async (c) => c.json(await listComments(c.get("db"), c.get("principal"), c.req.valid("param").id, c.req.valid("query")), 200),
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/bookings/{id}/comments",
      tags,
      summary: "Say something about a booking",
      description: "As anybody may who may read it. Who made the booking and who said something before are told.",
      request: { params: idParam, body: { required: true, ...json(writeCommentSchema, "What") } },
      responses: { 201: json(commentSchema, "Said"), ...refusals(400, 404, 409) },
    }),
    async (c) => {
      const comment = await writeComment(c.get("db"), c.get("principal"), c.req.valid("param").id, c.req.valid("json"));
      return c.json(comment, 201, { ETag: etag(comment.version) });
    },
  )
  .openapi(
    createRoute({
      method: "patch",
      path: "/comments/{id}",
      tags,
      summary: "Change what you said",
      request: { params: idParam, headers: ifMatchHeader, body: { required: true, ...json(changeCommentSchema, "The text anew") } },
      responses: { 200: json(commentSchema, "Stored"), ...refusals(400, 403, 404, 412) },
    }),
    async (c) => {
      const comment = await changeComment(c.get("db"), c.get("principal"), c.req.valid("param").id, ifMatch(c.req.valid("header")["if-match"]), c.req.valid("json"));
      return c.json(comment, 200, { ETag: etag(comment.version) });
    },
  )
  .openapi(
    createRoute({
      method: "delete",
      path: "/comments/{id}",
      tags,
      summary: "Remove what you said, or as an owner what anybody said",
      request: { params: idParam },
      responses: { 204: { description: "Its text is gone" }, ...refusals(400, 403, 404) },
    }),
    async (c) => {
      await removeComment(c.get("db"), c.get("principal"), c.req.valid("param").id);
      return c.body(null, 204);
    },
  );
