import { createRoute, z } from "@hono/zod-openapi";
import { idParam, json, newRouter, refusals } from "@/services/http/router";
import { createdFeedSchema, createFeedSchema, feedPageSchema, listFeedsSchema } from "./contract";
import { createFeed } from "./create-feed";
import { listFeeds } from "./list-feeds";
import { readFeed } from "./read-feed";
import { revokeFeed } from "./revoke-feed";

const tags = ["Calendar feeds"];

export const feedRoutes = newRouter()
  .openapi(
    createRoute({
      method: "get",
      path: "/calendar-feeds",
      tags,
      summary: "List the calendar feeds",
      request: { query: listFeedsSchema },
      responses: { 200: json(feedPageSchema, "Yours, and everybody's to an owner; the newest first, revoked ones too"), ...refusals(400) },
    }),
    async (c) => c.json(await listFeeds(c.get("db"), c.get("principal"), c.req.valid("query")), 200),
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/calendar-feeds",
      tags,
      summary: "Make a link that calendars subscribe to",
      description: "It shows what you may see at the time it is read, and nothing once you have left or your key is revoked.",
      request: { body: { required: true, ...json(createFeedSchema, "Of what") } },
      responses: { 201: json(createdFeedSchema, "The link, shown this once"), ...refusals(400, 404, 422) },
    }),
    async (c) => c.json(await createFeed(c.get("db"), c.get("principal"), c.req.valid("json")), 201, { "Cache-Control": "no-store" }),
  )
  .openapi(
    createRoute({
      method: "delete",
      path: "/calendar-feeds/{id}",
      tags,
      summary: "Revoke a calendar feed",
      request: { params: idParam },
      responses: { 204: { description: "Out of use" }, ...refusals(400, 404) },
    }),
    async (c) => {
      await revokeFeed(c.get("db"), c.get("principal"), c.req.valid("param").id);
      return c.body(null, 204);
    },
  );

/** What calendars ask for: the link is all that they have. */
export const publicFeedRoutes = newRouter().openapi(
  createRoute({
    method: "get",
    path: "/feeds/{file}",
    tags,
    security: [],
    summary: "The calendar behind a link",
    description: "Bookings from 90 days ago to 400 days ahead, 5,000 at most; those cancelled in the last 30 days as CANCELLED, holds and requests as TENTATIVE.",
    request: { params: z.object({ file: z.string().meta({ description: "What the link ends in: its token and .ics" }) }), headers: z.object({ "if-none-match": z.string().optional() }) },
    responses: {
      200: { description: "The calendar", content: { "text/calendar": { schema: z.string() } } },
      304: { description: "Nothing has changed" },
      ...refusals(404),
    },
  }),
  async (c) => {
    const { etag, write } = await readFeed(c.get("db"), c.req.valid("param").file);
    const headers = { ETag: etag, "Cache-Control": "private, no-cache" };
    if (isKnown(c.req.valid("header")["if-none-match"], etag)) return c.body(null, 304, headers);
    return c.body(await write(), 200, { ...headers, "Content-Type": "text/calendar; charset=utf-8" });
  },
);

/** By weak comparison: a proxy that compresses weakens the ETag. */
function isKnown(header: string | undefined, etag: string): boolean {
  return header !== undefined && (header.trim() === "*" || header.split(",").some((known) => known.trim().replace(/^W\//, "") === etag));
}
