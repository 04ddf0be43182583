import { createMiddleware } from "hono/factory";
import { newId } from "@/lib/ids";
import type { ApiEnv } from "@/services/http/router";

/** Names the request: by the caller's X-Request-Id when that is harmless in a log, else by one of ours. The answer carries it. */
export const requestId = createMiddleware<ApiEnv>(async (c, next) => {
  const given = c.req.header("x-request-id");
  const id = given && /^[\w.:-]{1,100}$/.test(given) ? given : newId();
  c.set("requestId", id);
  await next();
  c.header("X-Request-Id", id);
});
