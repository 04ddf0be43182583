import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import type { Database } from "@/services/db";
import type { ApiEnv } from "@/services/http/router";
import type { Context } from "./context";
import { docs } from "./http/docs";
import { health } from "./http/health";
import { jsonLimit } from "./http/json-limit";
import { onError, onNotFound } from "./http/problems";
import { rateLimits } from "./http/rate-limits";
import { requestId } from "./http/request-id";
import { createV1, CURRENT_VERSION } from "./http/v1";
import { createReadLimits } from "./read-limits";

const apiVersion = createMiddleware(async (c, next) => {
  await next();
  c.header("API-Version", CURRENT_VERSION);
});

/** Whether the process is up and can serve, alone: for one that serves neither API nor pages. */
export function createHealth(db: Database) {
  return new Hono<ApiEnv>()
    .use("*", async (c, next) => {
      c.set("db", db);
      await next();
    })
    .route("/", health);
}

/** The HTTP API, the same in the Node server and in Next's route handler. */
export function createApi(context: Context) {
  const { db, auth, addressOf } = context;
  const limits = rateLimits({ ...context, limitsOf: createReadLimits(db) });
  const app = new Hono<ApiEnv>();
  app.onError(onError);
  app.notFound(onNotFound);
  app.use("*", requestId, async (c, next) => {
    c.set("db", db);
    await next();
  });
  app.route("/", health);
  app.use("/api/*", apiVersion);
  app.all("/api/auth/*", limits.ofAddress, jsonLimit, (c) => auth.handle(c.req.raw, addressOf(c)));
  app.route("/api/docs", docs);
  const v1 = createV1(context, limits);
  app.route("/api/v1", v1);
  app.route("/api", v1);
  return app;
}
