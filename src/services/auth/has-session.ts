import { getSessionCookie } from "better-auth/cookies";

/** Our own prefix: cookies of localhost are shared by all its ports, and other applications use the default one. */
export const COOKIE_PREFIX = "pt";

/** Whether the request would be signed in by its cookie: it has one, and no API key, which would come first. Not a proof. */
export function hasSession(headers: Headers): boolean {
  return !headers.has("authorization") && getSessionCookie(headers, { cookiePrefix: COOKIE_PREFIX }) !== null;
}
