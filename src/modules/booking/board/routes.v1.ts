import { createRoute } from "@hono/zod-openapi";
import { json, newRouter, refusals } from "@/services/http/router";
import { boardQuerySchema, boardSchema, groundQuerySchema, groundSchema } from "./contract";
import { readBoard } from "./read-board";
import { readGround } from "./read-ground";

export const boardRoutes = newRouter()
  .openapi(
    createRoute({
      method: "get",
      path: "/bookings/bars",
      tags: ["Bookings"],
      summary: "All bookings of a stretch of time, as bars",
      description: "For boards that show thousands of them: each booking is an array. GET /bookings has all of a booking, a page at a time.",
      request: { query: boardQuerySchema },
      responses: { 200: json(boardSchema, "All but the cancelled, in no order"), ...refusals(400) },
    }),
    async (c) => c.body(await readBoard(c.get("db"), c.get("principal"), c.req.valid("query")), 200, { "Content-Type": "application/json" }) as never,
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/resources/ground",
      tags: ["Resources"],
      summary: "When some resources work, when and why they are away, and what they have",
      description: "For boards: what rows stand on, whatever is booked. /resources/availability tells what is taken and what is free.",
      request: { query: groundQuerySchema },
      responses: { 200: json(groundSchema, "In the order of resourceIds"), ...refusals(400) },
    }),
    async (c) => c.json(await readGround(c.get("db"), c.get("principal"), c.req.valid("query")), 200),
  );
