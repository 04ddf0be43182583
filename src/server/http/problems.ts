import type { Context, ErrorHandler, NotFoundHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import { Problem } from "@/lib/problem";
import type { ApiEnv } from "@/services/http/router";
import { logger } from "@/services/logger";

/** Every refusal as RFC 9457; what nobody foresaw is logged under the request id and answered without a word about it. */
export const onError: ErrorHandler<ApiEnv> = (error, c) => {
  if (error instanceof Problem) return answer(c, error);
  if (error instanceof HTTPException && error.status < 500) {
    return answer(c, new Problem(400, "malformed_request", "Malformed request", `${error.message}: send a body that is valid JSON, with the content type application/json.`));
  }
  logger.error({ err: error, requestId: c.get("requestId"), method: c.req.method, path: withoutSecret(c.req.path) }, "a request failed");
  return body(c, 500, { title: "Internal error", code: "internal_error", detail: "Something went wrong on our side. Try again; if it stays, report the requestId." });
};

export const onNotFound: NotFoundHandler<ApiEnv> = (c) =>
  answer(c, new Problem(404, "route_not_found", "Not found", `There is nothing at ${c.req.method} ${c.req.path}: see /api/docs for what there is.`));

function answer(c: Context<ApiEnv>, problem: Problem) {
  return body(c, problem.status, { title: problem.title, code: problem.code, detail: problem.message, ...problem.extra });
}

function body(c: Context<ApiEnv>, status: Problem["status"] | 500, fields: { code: string } & Record<string, unknown>) {
  const requestId = c.get("requestId");
  return c.body(JSON.stringify({ type: `urn:production-tool:problem:${fields.code}`, status, ...fields, requestId }), status, { "content-type": "application/problem+json" });
}

/** The link of a calendar feed is its secret, and is not for the log. */
function withoutSecret(path: string): string {
  return path.replace(/(\/feeds\/).*/, "$1…");
}
