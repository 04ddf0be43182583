import { BentoCache, bentostore } from "bentocache";
import { memoryDriver } from "bentocache/drivers/memory";
import { redisDriver } from "bentocache/drivers/redis";
import { Redis } from "ioredis";
import { logger } from "@/services/logger";

/** Nothing is kept longer, whatever is forgotten. */
const KEPT = "5m";
const MOST_KEPT = 200_000;
const REDIS_MS = 500;
const RETRY_MS = 500;

/** Two levels: this process's memory, and a Redis that processes share where there is one. What fails there is as if it were not kept. */
export type Cache = {
  /** What of the keys is kept. */
  getMany: <T>(keys: string[]) => Promise<Map<string, T>>;
  setMany: (entries: Map<string, unknown>) => Promise<void>;
  deleteMany: (keys: string[]) => Promise<void>;
  close: () => Promise<void>;
};

/** Each process has to see to it that what it keeps in memory is forgotten: nothing goes from one to the other. */
export function createCache(redisUrl: string | undefined, prefix: string): Cache {
  const redis = redisUrl === undefined ? undefined : connect(redisUrl);
  // What comes from Redis is put into memory as text (bentocache 1.6.1), and could not be read there as an object.
  const memory = bentostore().useL1Layer(memoryDriver({ maxItems: MOST_KEPT, serialize: redis !== undefined }));
  const store = redis ? memory.useL2Layer(redisDriver({ connection: redis.client })) : memory;
  const bento = new BentoCache({ default: "all", prefix, ttl: KEPT, suppressL2Errors: true, stores: { all: store } });
  // While Redis was away nothing could be forgotten in it.
  redis?.onReturn(() => bento.clear());

  return {
    async getMany<T>(keys: string[]) {
      const values = await Promise.all(keys.map((key) => bento.get<T | undefined>({ key })));
      return new Map(values.flatMap((value, i): [string, T][] => (value === undefined ? [] : [[keys[i] as string, value]])));
    },
    async setMany(entries) {
      await Promise.all([...entries].map(([key, value]) => bento.set({ key, value })));
    },
    async deleteMany(keys) {
      await bento.deleteMany({ keys });
    },
    async close() {
      redis?.client.disconnect();
    },
  };
}

function connect(url: string) {
  const client = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 0, connectTimeout: REDIS_MS, commandTimeout: REDIS_MS, retryStrategy: () => RETRY_MS });
  let isLost = false;
  client.on("error", (error) => {
    if (!isLost) logger.warn({ err: error }, "Redis does not answer: each process keeps what it reads for itself");
    isLost = true;
  });
  return {
    client,
    onReturn: (act: () => Promise<unknown>) => client.on("ready", () => void act().then(() => (isLost = false), (error: unknown) => logger.warn({ err: error }, "what Redis kept could not be forgotten"))),
  };
}
