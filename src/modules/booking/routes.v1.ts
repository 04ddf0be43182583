import { createRoute, z } from "@hono/zod-openapi";
import { Problem } from "@/lib/problem";
import { idParam, json, newRouter, refusals } from "@/services/http/router";
import { etag, ifMatch } from "@/services/http/versions";
import {
  bookedSchema,
  bookingPageSchema,
  createBookingSchema,
  historyPageSchema,
  listBookingsSchema,
  listHistorySchema,
  projectStatusReportSchema,
  revertSchema,
  seenDetailedBookingSchema,
  updateBookingSchema,
} from "./contract";
import { createBooking } from "./create-booking";
import { getBooking, listBookings } from "./read-bookings";
import { listHistory } from "./read-history";
import { readProjectStatus } from "./status/read-project-status";
import { revertBooking } from "./revert-booking";
import { updateBooking } from "./update-booking";

const tags = ["Bookings"];

export const bookingRoutes = newRouter()
  .openapi(
    createRoute({
      method: "post",
      path: "/bookings",
      tags,
      summary: "Book a resource",
      description: "PostgreSQL itself refuses an overlap. The refusal names who has the resource.",
      request: { body: { required: true, ...json(createBookingSchema, "The booking") } },
      responses: { 201: json(bookedSchema, "Booked"), ...refusals(400, 403, 404, 409, 422) },
    }),
    async (c) => {
      const booking = await createBooking(c.get("db"), c.get("principal"), c.req.valid("json"));
      return c.json(booking, 201, { ETag: etag(booking.version), Location: `/api/v1/bookings/${booking.id}` });
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/bookings",
      tags,
      summary: "List bookings",
      request: { query: listBookingsSchema },
      responses: { 200: json(bookingPageSchema, "By start"), ...refusals(400) },
    }),
    async (c) => c.json(await listBookings(c.get("db"), c.get("principal"), c.req.valid("query")), 200),
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/bookings/{id}",
      tags,
      summary: "Read a booking",
      request: { params: idParam },
      responses: { 200: json(seenDetailedBookingSchema, "The booking; its version in ETag"), ...refusals(400, 404) },
    }),
    async (c) => {
      const booking = await getBooking(c.get("db"), c.get("principal"), c.req.valid("param").id);
      return c.json(booking, 200, { ETag: etag(booking.version) });
    },
  )
  .openapi(
    createRoute({
      method: "patch",
      path: "/bookings/{id}",
      tags,
      summary: "Move, change, confirm or cancel a booking",
      description: 'Under the same constraint as booking. `status: "cancelled"` cancels.',
      request: {
        params: idParam,
        headers: z.object({ "if-match": z.string().optional().meta({ description: "ETag of the version to change; needed" }) }),
        body: { required: true, ...json(updateBookingSchema, "What changes") },
      },
      responses: { 200: json(bookedSchema, "Stored"), ...refusals(400, 403, 404, 409, 412, 422, 428) },
    }),
    async (c) => {
      const header = c.req.valid("header")["if-match"];
      if (header === undefined) throw new Problem(428, "if_match_required", "If-Match is missing", "Send If-Match with the ETag of the booking you saw, so that nobody's change is lost.");
      const booking = await updateBooking(c.get("db"), c.get("principal"), c.req.valid("param").id, ifMatch(header), c.req.valid("json"));
      return c.json(booking, 200, { ETag: etag(booking.version) });
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/bookings/{id}/history",
      tags,
      summary: "Who changed a booking, when and what",
      request: { params: idParam, query: listHistorySchema },
      responses: { 200: json(historyPageSchema, "The first change first"), ...refusals(400, 404) },
    }),
    async (c) => c.json(await listHistory(c.get("db"), c.get("principal"), c.req.valid("param").id, c.req.valid("query")), 200),
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/bookings/{id}/revert",
      tags,
      summary: "Undo a change of a booking, as a new change, if it still fits",
      request: { params: idParam, body: { required: true, ...json(revertSchema, "Which change") } },
      responses: { 200: json(bookedSchema, "Undone"), ...refusals(400, 403, 404, 409, 412, 422) },
    }),
    async (c) => {
      const booking = await revertBooking(c.get("db"), c.get("principal"), c.req.valid("param").id, c.req.valid("json").version);
      return c.json(booking, 200, { ETag: etag(booking.version) });
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/projects/{id}/status",
      tags: ["Projects"],
      summary: "How a project stands",
      request: { params: idParam },
      responses: { 200: json(projectStatusReportSchema, "Budget, allocated, remaining, bookings by status"), ...refusals(400, 404) },
    }),
    async (c) => c.json(await readProjectStatus(c.get("db"), c.get("principal"), c.req.valid("param").id), 200),
  );
