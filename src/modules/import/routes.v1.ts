import { createRoute, z } from "@hono/zod-openapi";
import { Problem } from "@/lib/problem";
import { json, newRouter, refusals } from "@/services/http/router";
import { type ImportFormat, importQuerySchema, importReportSchema } from "./contract";
import { limitSize, tooLarge } from "./file/limit-size";
import { importBookings } from "./import-bookings";

const limit = () => (Number(process.env.IMPORT_MAX_MB) || 32) * 2 ** 20;

export const importRoutes = newRouter().openapi(
  createRoute({
    method: "post",
    path: "/imports/bookings",
    tags: ["Bookings"],
    summary: "Import bookings from a CSV or iCalendar file",
    description:
      "UTF-8; delimited by comma, semicolon or tab. The first line names the columns, in any order and case: resource, kind, project, start, end, and if you like title, status, externalId, notes. " +
      "Unknown resources and projects are made. Rows are booked in file order; one that is a conflict or invalid is reported with its line and stops no other. " +
      "Of an iCalendar file each VEVENT is a row, and one that repeats is one for each date (1,000 at most): UID is its externalId, SUMMARY is `Project: title`, CANCELLED cancels, TENTATIVE holds.",
    request: { query: importQuerySchema, body: { required: true, description: "The file", content: { "text/csv": { schema: z.string() }, "text/calendar": { schema: z.string() } } } },
    responses: { 200: json(importReportSchema, "What came of each row; with mode=atomic and any conflict or invalid row, nothing was stored"), ...refusals(400, 403, 413, 415, 422) },
  }),
  async (c) => {
    const format = formatOf(c.req.header("content-type"));
    if (Number(c.req.header("content-length") ?? 0) > limit()) throw tooLarge(limit());
    const report = await importBookings(c.get("db"), c.get("principal"), limitSize(bodyOf(c.req.raw), limit()), { ...c.req.valid("query"), format });
    return c.json(report, 200);
  },
);

const FORMATS = new Map<string, ImportFormat>([["text/csv", "csv"], ["text/calendar", "ics"]]);

/** @throws Problem 415 */
function formatOf(type = ""): ImportFormat {
  const [media, ...parameters] = type.toLowerCase().split(";").map((part) => part.trim());
  const charset = parameters.find((parameter) => parameter.startsWith("charset="))?.slice("charset=".length).replaceAll('"', "");
  const format = FORMATS.get(media ?? "");
  if (format && ["utf-8", "utf8", "us-ascii", undefined].includes(charset)) return format;
  throw new Problem(415, "import_not_csv", "Not CSV", "Send the file as the body of the request, in UTF-8, with the content type text/csv, or text/calendar for iCalendar.");
}

async function* bodyOf({ body }: Request): AsyncGenerator<Uint8Array> {
  if (!body) return;
  try {
    // Not cancelled when we stop early: the answer must still reach who is sending.
    yield* body.values({ preventCancel: true });
  } catch {
    throw new Problem(400, "import_interrupted", "Interrupted", "The upload ended before the file was complete: send it again. Nothing was stored.");
  }
}
