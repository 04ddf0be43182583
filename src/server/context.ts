import type { LoadCache } from "@/modules/booking";
import { type AuthProvider, type AuthSettings, createAuth } from "@/services/auth";
import type { Database } from "@/services/db";
import { createRateLimiter, type RateLimiter } from "@/services/rate-limit";
import { type AddressRule, createAddressRule, createRanges } from "@/services/webhook-http";
import { type Authenticate, createAuthenticate } from "./authenticate";
import { type AddressOf, createAddressOf } from "./http/address-of";

/** What answers requests: the database, who people are, who sends a request, how often anybody may, what secrets are sealed with, where webhooks may lead, from where a request comes, and what is kept of what is taken. */
export type Context = { db: Database; auth: AuthProvider; authenticate: Authenticate; publicUrl: string | undefined; secret: string; limiter: RateLimiter; addressRule: AddressRule; addressOf: AddressOf; loads?: LoadCache };

type Settings = AuthSettings & { redisUrl?: string | undefined; webhookAllowPrivate?: string | undefined; trustedProxies?: string | undefined };

/** Wires a context over a pool, and over the Redis of all processes where there is one. One for each module graph: the Node server's, and Next's own. */
export function createContext(db: Database, { redisUrl, webhookAllowPrivate, trustedProxies, ...settings }: Settings): Context {
  const auth = createAuth(db, settings);
  return { db, auth, authenticate: createAuthenticate({ db, auth }), publicUrl: settings.publicUrl, secret: settings.secret, limiter: createRateLimiter(redisUrl), addressRule: createAddressRule(webhookAllowPrivate), addressOf: createAddressOf(createRanges(trustedProxies)) };
}
