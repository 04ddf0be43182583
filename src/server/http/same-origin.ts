import { createMiddleware } from "hono/factory";
import { Problem } from "@/lib/problem";
import { hasSession } from "@/services/auth";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses a write that a page of another site makes with our visitor's cookie, or to sign our visitor in as somebody else.
 * An API key is exempt, for no page can make a browser add one; so is what neither is a browser nor carries a session.
 *
 * @param publicUrl what people open, when a proxy before us may put another Host into the request
 */
export function sameOrigin(publicUrl?: string) {
  return createMiddleware(async (c, next) => {
    const { method, headers } = c.req.raw;
    const exempt = SAFE.has(method) || headers.has("authorization");
    if (!exempt && !isOwnPage(headers, publicUrl)) {
      throw new Problem(403, "cross_origin", "Not allowed", "A change made with a session cookie must come from our own pages: programs send an API key instead.");
    }
    await next();
  });
}

/** Whether no other site's page sends these headers with our visitor's cookie. */
export function isOwnPage(headers: Headers, publicUrl: string | undefined): boolean {
  const publicHost = publicUrl && new URL(publicUrl).host;
  const site = headers.get("sec-fetch-site"); // set by the browser, out of reach of any page
  if (site !== null) return site === "same-origin";
  const origin = headers.get("origin"); // all that browsers send over plain http to another machine
  if (origin === null) return !hasSession(headers);
  const host = URL.canParse(origin) ? new URL(origin).host : "";
  return host !== "" && (host === headers.get("host") || host === publicHost);
}
