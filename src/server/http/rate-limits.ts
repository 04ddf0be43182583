import { setTimeout as sleep } from "node:timers/promises";
import type { Context as HonoContext } from "hono";
import { createMiddleware } from "hono/factory";
import { Problem } from "@/lib/problem";
import type { ApiEnv } from "@/services/http/router";
import { type Policy, type RateLimiter, rateLimitHeaders, type Spent } from "@/services/rate-limit";
import type { Limits } from "../read-limits";
import type { AddressOf } from "./address-of";
import { createRefusedKeys } from "./refused-keys";

/** Of calls by nobody we know; a sign-up makes a person, a studio and a password's hash. */
const ADDRESS: Policy = { name: "address", quota: 600 };
const SIGN_UP_WEIGHT = 20;
/** An import takes as long as hundreds of bookings; not as many requests, so that a sheet a minute fits into any limit. */
const IMPORT_WEIGHT = 20;

/** Who goes on calling right after a refusal waits for the next one, about as long: loops without a pause would keep the process busy with saying no, and all at once. */
const INSIST_MS = 500;

const WHO = { studio: "The members and keys of this studio together", key: "A member or key of this studio", address: "An address from which nobody is signed in" };

/** How often anybody may call: a member or key, all of a studio, and an address whose callers we do not know. */
export function rateLimits({ limiter, limitsOf, addressOf }: { limiter: RateLimiter; limitsOf: (tenantId: string) => Promise<Limits>; addressOf: AddressOf }) {
  const refused = createRefusedKeys();

  /** Before anybody is looked up. */
  const ofRefused = createMiddleware<ApiEnv>(async (c, next) => {
    const spent = refused.find(c.req.raw.headers);
    if (spent) {
      await sleep(INSIST_MS * (0.5 + Math.random()));
      throw refusal(c, spent);
    }
    await next();
  });

  function refuse(c: HonoContext<ApiEnv>, spent: Spent[]): Problem {
    refused.add(c.req.raw.headers, spent);
    return refusal(c, spent);
  }

  /** A key that is over its own limit takes nothing from its studio, and a studio nothing from another. */
  const ofPrincipal = createMiddleware<ApiEnv>(async (c, next) => {
    const { tenantId, actor } = c.get("principal");
    const limits = await limitsOf(tenantId);
    const weight = c.req.method === "POST" && c.req.path.includes("/imports/") ? IMPORT_WEIGHT : 1;
    const own = await limiter.spend(`${tenantId}:${actor.type}:${actor.id}`, weight, { name: "key", quota: limits.key });
    if (own.exceeded) throw refuse(c, [own]);
    const studio = await limiter.spend(tenantId, weight, { name: "studio", quota: limits.studio });
    if (studio.exceeded) throw refuse(c, [own, studio]);
    await next();
    tell(c, [own, studio]);
  });

  async function countAddress(c: HonoContext<ApiEnv>, weight: number) {
    const address = addressOf(c);
    const spent = address === undefined ? undefined : await limiter.spend(address, weight, ADDRESS);
    if (spent?.exceeded) throw refusal(c, [spent]);
    if (spent) tell(c, [spent]);
  }

  const ofAddress = (weight: number) =>
    createMiddleware<ApiEnv>(async (c, next) => {
      await countAddress(c, weight);
      await next();
    });

  return {
    ofRefused,
    ofPrincipal,
    /** @throws Problem 429 when too many calls without a good credential came from the caller's address */
    countStranger: (c: HonoContext<ApiEnv>) => countAddress(c, 1),
    ofSignUp: ofAddress(SIGN_UP_WEIGHT),
    /** What is answered without knowing who asks: signing in and out, and calendars behind their links. */
    ofAddress: ofAddress(1),
  };
}
export type RateLimits = ReturnType<typeof rateLimits>;

function tell(c: HonoContext<ApiEnv>, spent: Spent[]) {
  for (const [name, value] of Object.entries(rateLimitHeaders(spent))) c.header(name, value);
}

/** @param spent what was taken; the last of it was too much */
function refusal(c: HonoContext<ApiEnv>, spent: Spent[]): Problem {
  const { policy, resetSeconds } = spent.at(-1) as Spent;
  tell(c, spent);
  c.header("Retry-After", String(resetSeconds));
  return new Problem(429, "rate_limited", "Too many requests", `${WHO[policy.name]} may make ${policy.quota} requests a minute: wait ${resetSeconds} seconds, then go on slower.`, { policy: policy.name, retryAfterSeconds: resetSeconds });
}
