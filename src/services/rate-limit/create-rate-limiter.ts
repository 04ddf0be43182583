import { Redis } from "ioredis";
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis } from "rate-limiter-flexible";
import { logger } from "@/services/logger";
import { type Policy, type Spent, WINDOW_SECONDS } from "./policy";

const REDIS_MS = 500;
const RETRY_MS = 500;

export type RateLimiter = {
  /** Takes `weight` from what `who` has in this window; what is taken in vain counts too. */
  spend: (who: string, weight: number, policy: Policy) => Promise<Spent>;
  close: () => Promise<void>;
};

/**
 * Counts requests in windows of a minute: in this process, or with a Redis for all processes together. While Redis does not answer
 * each process counts for itself, from nothing: limits are then looser, and nobody is refused for it.
 */
export function createRateLimiter(redisUrl: string | undefined): RateLimiter {
  const own = new RateLimiterMemory({ points: 0, duration: WINDOW_SECONDS });
  const redis = redisUrl === undefined ? undefined : connectLater(redisUrl);
  const shared: RateLimiterAbstract = redis ? new RateLimiterRedis({ storeClient: redis.client, points: 0, duration: WINDOW_SECONDS, keyPrefix: "rate", rejectIfRedisNotReady: true, insuranceLimiter: own }) : own;
  return {
    async spend(who, weight, policy) {
      await redis?.tried();
      // "penalty" counts without judging: the library's limit belongs to a limiter, ours to a studio.
      const { consumedPoints, msBeforeNext } = await shared.penalty(`${policy.name}:${who}`, Math.min(weight, policy.quota)); // so that an import fits into any limit
      return { policy, remaining: Math.max(0, policy.quota - consumedPoints), resetSeconds: Math.max(1, Math.ceil(msBeforeNext / 1_000)), exceeded: consumedPoints > policy.quota };
    },
    close: async () => redis?.client.disconnect(),
  };
}

/** Connects when it is first needed: not every process that has a context answers requests. */
function connectLater(url: string) {
  const client = new Redis(url, { lazyConnect: true, enableOfflineQueue: false, maxRetriesPerRequest: 0, connectTimeout: REDIS_MS, commandTimeout: REDIS_MS, retryStrategy: () => RETRY_MS });
  let lost = false;
  client.on("ready", () => {
    lost = false;
  });
  client.on("error", (error) => {
    if (!lost) logger.warn({ err: error }, "Redis does not answer: each process counts requests for itself");
    lost = true;
  });
  let first: Promise<void> | undefined;
  return { client, tried: () => (first ??= client.connect().catch(() => {})) };
}
