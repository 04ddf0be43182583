import { createRoute } from "@hono/zod-openapi";
import { json, newRouter, refusals } from "@/services/http/router";
import { chooseChannels, readChannels } from "./channels";
import { channelsSchema, listMailsSchema, listNoticesSchema, mailPageSchema, markReadSchema, noticePageSchema, unreadSchema } from "./contract";
import { countNotices, listNotices, readNotices } from "./inbox";
import { listMails } from "./mails/list-mails";

const tags = ["Notifications"];

export const notificationRoutes = newRouter()
  .openapi(
    createRoute({
      method: "get",
      path: "/notifications",
      tags,
      summary: "Your inbox",
      request: { query: listNoticesSchema },
      responses: { 200: json(noticePageSchema, "Your messages, the newest first"), ...refusals(400, 422) },
    }),
    async (c) => c.json(await listNotices(c.get("db"), c.get("principal"), c.req.valid("query")), 200),
  )
  .openapi(
    createRoute({ method: "get", path: "/notifications/unread", tags, summary: "How many you have not read", responses: { 200: json(unreadSchema, "The number; 0 for an API key"), ...refusals() } }),
    async (c) => c.json({ unread: await countNotices(c.get("db"), c.get("principal")) }, 200),
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/notifications/read",
      tags,
      summary: "Mark messages as read",
      request: { body: { required: true, ...json(markReadSchema, "Which") } },
      responses: { 200: json(unreadSchema, "How many are left"), ...refusals(400, 422) },
    }),
    async (c) => c.json({ unread: await readNotices(c.get("db"), c.get("principal"), c.req.valid("json")) }, 200),
  )
  .openapi(
    createRoute({ method: "get", path: "/notification-settings", tags, summary: "What you are told of, and how", responses: { 200: json(channelsSchema, "By kind"), ...refusals(422) } }),
    async (c) => c.json(await readChannels(c.get("db"), c.get("principal")), 200),
  )
  .openapi(
    createRoute({
      method: "put",
      path: "/notification-settings",
      tags,
      summary: "Choose what you are told of, and how",
      request: { body: { required: true, ...json(channelsSchema, "By kind, all of them") } },
      responses: { 200: json(channelsSchema, "Stored, for what happens from now on"), ...refusals(400, 422) },
    }),
    async (c) => c.json(await chooseChannels(c.get("db"), c.get("principal"), c.req.valid("json")), 200),
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/mails",
      tags,
      summary: "What the studio has mailed",
      description: "For owners. Without a mail server this is where mails are read.",
      request: { query: listMailsSchema },
      responses: { 200: json(mailPageSchema, "The newest first"), ...refusals(400, 403) },
    }),
    async (c) => c.json(await listMails(c.get("db"), c.get("principal"), c.req.valid("query")), 200),
  );
