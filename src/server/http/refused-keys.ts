import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { Spent } from "@/services/rate-limit";

/** So that a storm of a refused key costs next to nothing, and a raised limit soon holds. */
const REFUSED_MS = 1_000;
const MOST_REFUSED = 10_000;

/** Remembers for a moment which API keys were refused and why, to refuse them again before anybody is looked up. */
export function createRefusedKeys() {
  const refused = new LRUCache<string, Spent[]>({ max: MOST_REFUSED, ttl: REFUSED_MS });
  return {
    find: (headers: Headers): Spent[] | undefined => {
      const key = digestOf(headers);
      return key === undefined ? undefined : refused.get(key);
    },
    add(headers: Headers, spent: Spent[]) {
      const key = digestOf(headers);
      if (key !== undefined) refused.set(key, spent);
    },
  };
}

function digestOf(headers: Headers): string | undefined {
  const authorization = headers.get("authorization");
  return authorization === null ? undefined : createHash("sha256").update(authorization).digest("base64");
}
