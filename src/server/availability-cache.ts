import { createLoadCache, type LoadCache } from "@/modules/booking";
import { concernOf } from "@/modules/live";
import { createCache } from "@/services/cache";
import type { Database, Listener } from "@/services/db";
import { followLog, watchOwnEvents } from "@/services/outbox";

/** What is taken of resources, kept in memory and, where there is one, in Redis: forgotten by what this process writes at once, and by what others write as its events come. */
export async function startAvailabilityCache(db: Database, listener: Listener, redisUrl: string | undefined): Promise<{ loads: LoadCache; stop: () => Promise<void> }> {
  const cache = createCache(redisUrl, "loads");
  const loads = createLoadCache(cache);
  const forget = (tenantId: string, events: Parameters<typeof concernOf>[0][]) => {
    for (const event of events) {
      const concern = concernOf(event);
      if (concern) loads.forget(tenantId, concern);
    }
  };
  const unwatch = watchOwnEvents(forget);
  const follower = await followLog(db, listener, () => true, forget);
  return {
    loads,
    async stop() {
      unwatch();
      await follower.stop();
      await cache.close();
    },
  };
}
