import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Hono } from "hono";
import type { ApiEnv } from "@/services/http/router";

const FILES: Record<string, string> = {
  "swagger-ui.css": "text/css",
  "swagger-ui-bundle.js": "text/javascript",
};

const page = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>API of Production Tool</title><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/api/docs/swagger-ui.css"></head>
<body><div id="docs"></div><script src="/api/docs/swagger-ui-bundle.js"></script><script src="/api/docs/start.js"></script></body>
</html>`;

const start = `window.ui = SwaggerUIBundle({ url: "/api/v1/openapi.json", dom_id: "#docs", deepLinking: true, persistAuthorization: false });`;

/** A page to read and try the API, with its files from the installed package: nothing comes from elsewhere. */
export const docs = new Hono<ApiEnv>()
  .get("/", (c) => c.html(page))
  .get("/start.js", (c) => c.body(start, 200, { "content-type": "text/javascript" }))
  .get("/:file", async (c) => {
    const type = FILES[c.req.param("file")];
    if (!type) return c.notFound();
    const content = await readFile(join(process.cwd(), "node_modules/swagger-ui-dist", c.req.param("file")));
    return c.body(content, 200, { "content-type": type, "cache-control": "public, max-age=86400" });
  });
