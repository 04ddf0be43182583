import { LRUCache } from "lru-cache";
import type { Principal } from "@/lib/principal";
import type { Database } from "@/services/db";
import { digestOf, isKey } from "./key-secret";
import { lookUpApiKey } from "./repository";

/**
 * Keys seen in the last two seconds, by digest: a busy key costs one look-up in that time, not one a request. A key revoked
 * by another process may so be used two seconds more; here it is forgotten at once. One cache a pool, for keys of one
 * database say nothing about another.
 */
const caches = new WeakMap<Database, LRUCache<string, Principal>>();

function cacheOf(db: Database): LRUCache<string, Principal> {
  let cache = caches.get(db);
  if (!cache) caches.set(db, (cache = new LRUCache({ max: 1_000, ttl: 2_000 })));
  return cache;
}

/** Who acts with this key; undefined when it is none of ours, or revoked. */
export async function findPrincipalByApiKey(db: Database, key: string): Promise<Principal | undefined> {
  if (!isKey(key)) return undefined;
  const digest = digestOf(key);
  const cache = cacheOf(db);
  const known = cache.get(digest);
  if (known) return known;
  const found = await lookUpApiKey(db.drizzle, digest);
  if (!found) return undefined;
  const principal: Principal = { tenantId: found.tenantId, role: found.role, actor: { type: "api_key", id: found.id, name: found.name } };
  cache.set(digest, principal);
  return principal;
}

/** The key was revoked: the next request looks it up again. */
export function forgetApiKey(db: Database, id: string): void {
  const cache = cacheOf(db);
  for (const [digest, principal] of cache.entries()) {
    if (principal.actor.id === id) cache.delete(digest);
  }
}
