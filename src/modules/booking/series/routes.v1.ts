import { createRoute } from "@hono/zod-openapi";
import { idParam, ifMatchHeader, json, newRouter, refusals } from "@/services/http/router";
import { etag, ifMatch } from "@/services/http/versions";
import { addDates } from "./add-dates";
import { addDatesSchema, createSeriesSchema, detailedSeriesSchema, listSeriesSchema, seriesPageSchema, seriesResultSchema, updateSeriesSchema } from "./contract";
import { createSeries } from "./create-series";
import { getSeries, listSeries } from "./read-series";
import { updateSeries } from "./update-series";

const tags = ["Series"];

export const seriesRoutes = newRouter()
  .openapi(
    createRoute({
      method: "post",
      path: "/series",
      tags,
      summary: "Book a resource again and again",
      description: "Every date is a booking of its own, under the same constraint. A dry run answers 200 with the results that the real call would give.",
      request: { body: { required: true, ...json(createSeriesSchema, "The series") } },
      responses: { 200: json(seriesResultSchema, "What it would do"), 201: json(seriesResultSchema, "Booked, date by date"), ...refusals(400, 403, 404, 409, 422) },
    }),
    async (c) => {
      const result = await createSeries(c.get("db"), c.get("principal"), c.req.valid("json"));
      if (!result.series) return c.json(result, 200);
      return c.json(result, 201, { ETag: etag(result.series.version), Location: `/api/v1/series/${result.series.id}` });
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/series",
      tags,
      summary: "List series",
      request: { query: listSeriesSchema },
      responses: { 200: json(seriesPageSchema, "The newest first"), ...refusals(400) },
    }),
    async (c) => c.json(await listSeries(c.get("db"), c.get("principal"), c.req.valid("query")), 200),
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/series/{id}",
      tags,
      summary: "Read a series with all its dates",
      request: { params: idParam },
      responses: { 200: json(detailedSeriesSchema, "The series; its version in ETag"), ...refusals(400, 404) },
    }),
    async (c) => {
      const series = await getSeries(c.get("db"), c.get("principal"), c.req.valid("param").id);
      return c.json(series, 200, { ETag: etag(series.version) });
    },
  )
  .openapi(
    createRoute({
      method: "patch",
      path: "/series/{id}",
      tags,
      summary: "Change all dates of a series, or a date and those that follow",
      description:
        "All of them, or none when one does not fit (409 series_conflict with the results). Bookings that have begun stay as they are, and what was changed on one date alone stays so unless asked. Dates that were deleted stay deleted. From a date on: the series ends before it, and a new one begins, which is in the answer.",
      request: { params: idParam, headers: ifMatchHeader, body: { required: true, ...json(updateSeriesSchema, "What changes") } },
      responses: { 200: json(seriesResultSchema, "Stored, or in a dry run what it would do"), ...refusals(400, 403, 404, 409, 412, 422) },
    }),
    async (c) => {
      const version = ifMatch(c.req.valid("header")["if-match"]);
      const result = await updateSeries(c.get("db"), c.get("principal"), c.req.valid("param").id, version, c.req.valid("json"));
      return c.json(result, 200, result.series ? { ETag: etag(result.series.version) } : {});
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/series/{id}/dates",
      tags,
      summary: "Book dates of a series that were skipped",
      request: { params: idParam, body: { required: true, ...json(addDatesSchema, "Which dates") } },
      responses: { 200: json(seriesResultSchema, "Booked, date by date; or in a dry run what it would do"), ...refusals(400, 403, 404, 409, 422) },
    }),
    async (c) => c.json(await addDates(c.get("db"), c.get("principal"), c.req.valid("param").id, c.req.valid("json")), 200),
  );
