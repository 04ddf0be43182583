import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import type { Principal } from "@/lib/principal";
import type { AuthProvider } from "@/services/auth";
import type { Database } from "@/services/db";
import type { ApiEnv } from "@/services/http/router";
import { docs } from "./http/docs";
import { health } from "./http/health";
import { onError, onNotFound } from "./http/problems";
import { requestId } from "./http/request-id";
import { createV1, CURRENT_VERSION } from "./http/v1";

export type ApiDeps = {
  db: Database;
  auth: AuthProvider;
  authenticate: (headers: Headers) => Promise<Principal | undefined>;
};

const apiVersion = createMiddleware(async (c, next) => {
  await next();
  c.header("API-Version", CURRENT_VERSION);
});

/** The HTTP API, the same in the Node server and in Next's route handler. */
export function createApi({ db, auth, authenticate }: ApiDeps) {
  const app = new Hono<ApiEnv>();
  app.onError(onError);
  app.notFound(onNotFound);
  app.use("*", requestId, async (c, next) => {
    c.set("db", db);
    await next();
  });
  app.route("/", health);
  app.use("/api/*", apiVersion);
  app.all("/api/auth/*", (c) => auth.handle(c.req.raw));
  app.route("/api/docs", docs);
  const v1 = createV1(authenticate);
  app.route("/api/v1", v1);
  app.route("/api", v1);
  return app;
}
