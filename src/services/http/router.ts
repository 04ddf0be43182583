import { OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { idSchema } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { invalidInput } from "@/lib/problem";
import type { Database } from "@/services/db";

/** What every handler finds in its context; `principal` is set on all routes but the public ones. */
export type ApiEnv = { Variables: { db: Database; principal: Principal; requestId: string } };

/** A router whose input is parsed by the Zod schemas of its routes; what does not fit is answered with 400 and the fields. */
export function newRouter() {
  return new OpenAPIHono<ApiEnv>({
    defaultHook: (result) => {
      if (!result.success) {
        throw invalidInput(result.error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message })));
      }
    },
  });
}

export const problemSchema = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: "Stable; what a program should look at" }),
    detail: z.string(),
    requestId: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: "Problem", description: "RFC 9457 problem details" });

const REASONS: Record<number, string> = {
  400: "The input is not valid",
  401: "Not signed in",
  403: "The role may not do this",
  404: "There is no such thing in this studio",
  409: "It clashes with what is there",
  412: "It was changed since; the present state is in `current`",
  413: "Too large",
  415: "Not the expected kind of content",
  422: "It cannot be done as asked",
  428: "If-Match is missing",
  429: "Too many requests; Retry-After says when to go on",
};

type Refusal = { description: string; content: { "application/problem+json": { schema: z.ZodType } } };

/** The refusals of a route, for its OpenAPI entry. 401, 429 and 500 go without saying. */
export function refusals(...statuses: number[]): Record<number, Refusal> {
  return Object.fromEntries([401, 429, ...statuses].map((status) => [status, { description: REASONS[status] ?? "Refused", content: { "application/problem+json": { schema: problemSchema } } }]));
}

/** A JSON body or answer, for an OpenAPI entry. */
export function json<T extends z.ZodType>(schema: T, description: string) {
  return { description, content: { "application/json": { schema } } };
}

/** `{id}` in a path. */
export const idParam = z.object({ id: idSchema });

/** The header of a change that may name the version it was made from. */
export const ifMatchHeader = z.object({ "if-match": z.string().optional().meta({ description: "ETag of the version to change; left out, the present one is changed" }) });
