import { createRoute } from "@hono/zod-openapi";
import { idParam, json, newRouter, refusals } from "@/services/http/router";
import { challengeHolds } from "./challenge-holds";
import { holdPageSchema, ladderSchema, listHoldsSchema } from "./contract";
import { listHolds } from "./list-holds";
import { readLadder } from "./read-ladder";
import { withdrawChallenge } from "./withdraw-challenge";

const tags = ["Holds"];

export const holdRoutes = newRouter()
  .openapi(
    createRoute({
      method: "get",
      path: "/holds",
      tags,
      summary: "List live holds with their rank",
      request: { query: listHoldsSchema },
      responses: { 200: json(holdPageSchema, "Challenged ones first, the most urgent at the top; then by start"), ...refusals(400) },
    }),
    async (c) => c.json(await listHolds(c.get("db"), c.get("principal"), c.req.valid("query")), 200),
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/bookings/{id}/ladder",
      tags,
      summary: "The holds that overlap a booking: first option, second option, and so on",
      request: { params: idParam },
      responses: { 200: json(ladderSchema, "In the order in which they were placed"), ...refusals(400, 404) },
    }),
    async (c) => c.json(await readLadder(c.get("db"), c.get("principal"), c.req.valid("param").id), 200),
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/bookings/{id}/challenge",
      tags,
      summary: "Ask the first options in the way of a hold to confirm or release",
      description: "They have as many working hours as the studio's settings say; then the worker releases them.",
      request: { params: idParam },
      responses: { 200: json(ladderSchema, "The ladder with the clocks"), ...refusals(400, 403, 404, 409) },
    }),
    async (c) => c.json(await challengeHolds(c.get("db"), c.get("principal"), c.req.valid("param").id), 200),
  )
  .openapi(
    createRoute({
      method: "delete",
      path: "/bookings/{id}/challenge",
      tags,
      summary: "Take back what a hold challenged",
      request: { params: idParam },
      responses: { 200: json(ladderSchema, "The ladder without its clocks"), ...refusals(400, 403, 404) },
    }),
    async (c) => c.json(await withdrawChallenge(c.get("db"), c.get("principal"), c.req.valid("param").id), 200),
  );
