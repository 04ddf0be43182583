import { compress } from "hono/compress";
import { createMiddleware } from "hono/factory";
import { Problem } from "@/lib/problem";
import { availabilityRoutes, boardRoutes, bookingRoutes, bundleRoutes, capacityRoutes, conflictRoutes, holdRoutes, kitRoutes, manyRoutes, placeholderRoutes, policyRoutes, replaceRoutes, requestRoutes, seriesRoutes, splitRoutes } from "@/modules/booking";
import { calendarRoutes, timeOffRoutes } from "@/modules/calendar";
import { commentRoutes } from "@/modules/comment";
import { feedRoutes, publicFeedRoutes } from "@/modules/feed";
import { importRoutes } from "@/modules/import";
import { eventRoutes } from "@/modules/live";
import { notificationRoutes } from "@/modules/notification";
import { phaseRoutes, projectRoutes } from "@/modules/project";
import { rateRoutes } from "@/modules/rate";
import { resourceRoutes } from "@/modules/resource";
import { publicTenantRoutes, tenantRoutes } from "@/modules/tenant";
import { viewRoutes } from "@/modules/view";
import { webhookRoutes } from "@/modules/webhook";
import { type ApiEnv, newRouter } from "@/services/http/router";
import type { Context } from "../context";
import { documentIdempotency } from "./document-idempotency";
import { idempotency, idempotencyOfUpload } from "./idempotency";
import { jsonLimit } from "./json-limit";
import type { RateLimits } from "./rate-limits";
import { sameOrigin } from "./same-origin";

/** The present version of the API; docs/adr/0002 says how versions come and go. */
export const CURRENT_VERSION = "1";

/** All of version 1: what needs nobody, then what needs a principal. */
export function createV1({ auth, authenticate, publicUrl, secret, addressRule, loads }: Context, limits: RateLimits) {
  const signedIn = createMiddleware<ApiEnv>(async (c, next) => {
    const principal = await authenticate(c.req.raw.headers);
    if (!principal) {
      await limits.countStranger(c);
      throw new Problem(401, "not_authenticated", "Not signed in", "Sign in, or send Authorization: Bearer with an API key of the studio.");
    }
    c.set("principal", principal);
    await next();
  });

  const router = newRouter();
  router.openAPIRegistry.registerComponent("securitySchemes", "apiKey", { type: "http", scheme: "bearer", description: "An API key of the studio" });
  router.get("/openapi.json", (c) =>
    c.json(
      documentIdempotency(
        router.getOpenAPI31Document({
          openapi: "3.1.0",
          info: { title: "Production Tool", version: CURRENT_VERSION, description: "Resource booking for production teams. Times are ISO 8601 with offset or Z, ranges are [start, end), errors are RFC 9457 problems." },
          servers: [{ url: "/api/v1" }],
          security: [{ apiKey: [] }],
        }),
      ),
    ),
  );
  router.use("*", sameOrigin(publicUrl));
  for (const path of ["/sign-up", "/studios"]) router.use(path, limits.ofSignUp, jsonLimit);
  router.route("/", publicTenantRoutes(auth));
  router.use("/feeds/*", limits.ofAddress);
  router.route("/", publicFeedRoutes);
  router.use("*", limits.ofRefused, signedIn, limits.ofPrincipal);
  router.use("/imports/*", idempotencyOfUpload(secret));
  router.route("/", importRoutes);
  router.use("*", jsonLimit, idempotency(secret));
  for (const path of ["/bookings/bars", "/resources/ground"]) router.use(path, compress());
  // These first: /resources/{id} and /bookings/{id} would take "availability", "bars", "conflicts" and "ground" for an id.
  for (const routes of [availabilityRoutes(loads), boardRoutes, conflictRoutes, replaceRoutes, splitRoutes, manyRoutes, bookingRoutes, commentRoutes, holdRoutes, capacityRoutes, policyRoutes, requestRoutes, seriesRoutes, bundleRoutes, kitRoutes, placeholderRoutes, calendarRoutes, timeOffRoutes, resourceRoutes, projectRoutes, phaseRoutes, rateRoutes, eventRoutes, feedRoutes, notificationRoutes, webhookRoutes({ secret, addressRule }), viewRoutes, tenantRoutes]) router.route("/", routes);
  return router;
}
