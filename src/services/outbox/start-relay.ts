import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { newId } from "@/lib/ids";
import type { Database, Listener } from "@/services/db";
import { logger } from "@/services/logger";
import { WRITTEN } from "./announce";
import { createBell } from "./bell";

/** How long the one relay is in charge without saying so again; who takes over waits no longer than this and POLL_MS. */
const LEASE = "3 seconds";
const POLL_MS = 1_000;
/** Also the size of a turn: no studio gets more of them numbered before the others had theirs. */
const BATCH = 500;
const RETRY_MS = 500;
/** A step under way ends with its connection at the latest, which is closed after it. */
const STOP_MS = 2_000;

export type Relay = { stop: () => Promise<void> };

/**
 * Gives committed events their `position`, in any number of processes at once: one of them holds a lease, the others look
 * every second whether it has run out. See place_events.
 */
export function startRelay(db: Database, listener: Listener): Relay {
  const me = newId();
  const ending = new AbortController();
  const bell = createBell();
  listener.on(WRITTEN, bell.ring);

  async function run() {
    while (!ending.signal.aborted) {
      try {
        const placed = await place(db, me);
        if (placed === BATCH) continue;
        await bell.wait(POLL_MS);
      } catch (error) {
        if (!ending.signal.aborted) logger.warn({ err: error }, "events could not be numbered");
        await sleep(RETRY_MS, undefined, { ref: false });
      }
    }
  }
  const ran = run();

  return {
    async stop() {
      ending.abort();
      bell.ring();
      await Promise.race([ran, sleep(STOP_MS, undefined, { ref: false })]);
      await db.drizzle.execute(sql`SELECT leave_relay(${me})`).catch(() => {});
    },
  };
}

/** @returns how many events got their number; null while another process is in charge */
async function place(db: Database, me: string): Promise<number | null> {
  const { rows } = await db.drizzle.execute<{ placed: number | null }>(sql`SELECT place_events(${me}, ${LEASE}, ${BATCH}) AS placed`);
  return rows[0]?.placed ?? null;
}
