import { Hono } from "hono";
import { isMigrated } from "@/services/db";
import type { ApiEnv } from "@/services/http/router";
import { logger } from "@/services/logger";

/** /healthz: the process is up. /readyz: it can serve, for the database is reachable and migrated. */
export const health = new Hono<ApiEnv>()
  .get("/healthz", (c) => c.json({ status: "ok" }))
  .get("/readyz", async (c) => {
    try {
      if (await isMigrated(c.get("db").pool)) return c.json({ status: "ready" });
      return c.json({ status: "not_ready", reason: "the database is not migrated to this version" }, 503);
    } catch (error) {
      logger.warn({ err: error }, "the database does not answer");
      return c.json({ status: "not_ready", reason: "the database does not answer" }, 503);
    }
  });
