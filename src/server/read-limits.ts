import { LRUCache } from "lru-cache";
import { findSettings } from "@/modules/tenant";
import { type Database, inTenant } from "@/services/db";

const FRESH_MS = 5_000;
const MOST_STUDIOS = 10_000;

export type Limits = { studio: number; key: number };

/** A studio's limits, out of memory: they are read anew every few seconds at most, and nobody but the first caller waits for it. */
export function createReadLimits(db: Database): (tenantId: string) => Promise<Limits> {
  const known = new LRUCache<string, Limits>({
    max: MOST_STUDIOS,
    ttl: FRESH_MS,
    allowStale: true,
    allowStaleOnFetchRejection: true,
    noDeleteOnFetchRejection: true,
    async fetchMethod(tenantId) {
      const { requestsPerMinute, keyRequestsPerMinute } = await inTenant(db, tenantId, (tx) => findSettings(tx, tenantId));
      return { studio: requestsPerMinute, key: keyRequestsPerMinute };
    },
  });
  return (tenantId) => known.forceFetch(tenantId);
}
