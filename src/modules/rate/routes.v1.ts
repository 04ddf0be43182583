import { createRoute } from "@hono/zod-openapi";
import { idParam, ifMatchHeader, json, newRouter, refusals } from "@/services/http/router";
import { etag, ifMatch } from "@/services/http/versions";
import { createRateCardSchema, listRateCardsSchema, rateCardPageSchema, rateCardSchema, updateRateCardSchema } from "./contract";
import { getRateCard, listRateCards } from "./read-rate-cards";
import { createRateCard, deleteRateCard, updateRateCard } from "./write-rate-cards";

const tags = ["Rates"];

export const rateRoutes = newRouter()
  .openapi(
    createRoute({
      method: "post",
      path: "/rate-cards",
      tags,
      summary: "Say what something costs, and is billed at, from a day on",
      description: "Bookings keep the rate that they were made from.",
      request: { body: { required: true, ...json(createRateCardSchema, "The card") } },
      responses: { 201: json(rateCardSchema, "Stored"), ...refusals(400, 403, 404, 409) },
    }),
    async (c) => {
      const card = await createRateCard(c.get("db"), c.get("principal"), c.req.valid("json"));
      return c.json(card, 201, { ETag: etag(card.version), Location: `/api/v1/rate-cards/${card.id}` });
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/rate-cards",
      tags,
      summary: "List rate cards",
      request: { query: listRateCardsSchema },
      responses: { 200: json(rateCardPageSchema, "The latest start first"), ...refusals(400, 403) },
    }),
    async (c) => c.json(await listRateCards(c.get("db"), c.get("principal"), c.req.valid("query")), 200),
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/rate-cards/{id}",
      tags,
      summary: "Read a rate card",
      request: { params: idParam },
      responses: { 200: json(rateCardSchema, "The card; its version in ETag"), ...refusals(400, 403, 404) },
    }),
    async (c) => {
      const card = await getRateCard(c.get("db"), c.get("principal"), c.req.valid("param").id);
      return c.json(card, 200, { ETag: etag(card.version) });
    },
  )
  .openapi(
    createRoute({
      method: "patch",
      path: "/rate-cards/{id}",
      tags,
      summary: "Change a rate card",
      request: { params: idParam, headers: ifMatchHeader, body: { required: true, ...json(updateRateCardSchema, "What changes") } },
      responses: { 200: json(rateCardSchema, "Stored"), ...refusals(400, 403, 404, 409, 412) },
    }),
    async (c) => {
      const card = await updateRateCard(c.get("db"), c.get("principal"), c.req.valid("param").id, ifMatch(c.req.valid("header")["if-match"]), c.req.valid("json"));
      return c.json(card, 200, { ETag: etag(card.version) });
    },
  )
  .openapi(
    createRoute({
      method: "delete",
      path: "/rate-cards/{id}",
      tags,
      summary: "Remove a rate card",
      request: { params: idParam },
      responses: { 204: { description: "Removed" }, ...refusals(400, 403, 404) },
    }),
    async (c) => {
      await deleteRateCard(c.get("db"), c.get("principal"), c.req.valid("param").id);
      return c.body(null, 204);
    },
  );
