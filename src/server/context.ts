import { type AuthProvider, type AuthSettings, createAuth } from "@/services/auth";
import type { Database } from "@/services/db";
import { createRateLimiter, type RateLimiter } from "@/services/rate-limit";
import { type Authenticate, createAuthenticate } from "./authenticate";

/** What answers requests: the database, who people are, who sends a request, how often anybody may, and what secrets are sealed with. */
export type Context = { db: Database; auth: AuthProvider; authenticate: Authenticate; publicUrl: string | undefined; secret: string; limiter: RateLimiter };

/** Wires a context over a pool, and over the Redis of all processes where there is one. One for each module graph: the Node server's, and Next's own. */
export function createContext(db: Database, { redisUrl, ...settings }: AuthSettings & { redisUrl?: string | undefined }): Context {
  const auth = createAuth(db, settings);
  return { db, auth, authenticate: createAuthenticate({ db, auth }), publicUrl: settings.publicUrl, secret: settings.secret, limiter: createRateLimiter(redisUrl) };
}
