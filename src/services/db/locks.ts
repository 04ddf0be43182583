import { crc32 } from "node:zlib";

const STRIPES = 1024;

/** An advisory lock of PostgreSQL, by its two int4 keys. */
export type Lock = { space: number; stripe: number };

/**
 * The lock that writers of one thing of a tenant take before they write, so that they wait in a queue instead of
 * running into each other's constraint. It is for speed alone: two things may share a stripe, and nothing relies on it
 * being held. 1,024 stripes a tenant bound what one transaction can take from the server's lock table.
 */
export function lockOf(tenantId: string, thingId: string): Lock {
  return { space: crc32(tenantId) | 0, stripe: crc32(thingId) % STRIPES };
}

/** Takes them in one order everywhere, so that two transactions never wait for each other. Numbers only: safe to inline. */
export function lockStatement(locks: Lock[]): string {
  const keys = new Map(locks.map((lock) => [`${lock.space},${lock.stripe}`, lock]));
  return [...keys.values()]
    .toSorted((a, b) => a.space - b.space || a.stripe - b.stripe)
    .map(({ space, stripe }) => `SELECT pg_advisory_xact_lock(${space}, ${stripe})`)
    .join("; ");
}
