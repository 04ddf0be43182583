import { createRoute } from "@hono/zod-openapi";
import { json, newRouter, refusals } from "@/services/http/router";
import { boardQuerySchema, boardSchema } from "./contract";
import { readBoard } from "./read-board";

export const boardRoutes = newRouter().openapi(
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
);
