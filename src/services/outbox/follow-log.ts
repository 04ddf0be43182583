import { setTimeout as sleep } from "node:timers/promises";
import { type Database, inTenant, type Listener } from "@/services/db";
import { logger } from "@/services/logger";
import { createBell } from "./bell";
import { lastPosition, type PlacedEvent, selectAfter, studiosAfter } from "./read-log";

/** The channel on which is heard that events were numbered. */
export const PLACED = "events_placed";

const POLL_MS = 1_000;
const BATCH = 1_000;
const RETRY_MS = 300;
/** A step under way ends with its connection at the latest, which is closed after it. */
const STOP_MS = 2_000;

export type Follower = {
  /** Everything up to here was handed over, or is being read to be; what was not wanted when its reading began, is not. */
  position: () => number;
  stop: () => Promise<void>;
};

/**
 * Hands over every event as it gets its number, in order, from now on; none twice, none left out, also not when the connection
 * was lost in between.
 *
 * @param isWanted whether anybody here cares for a studio: of others nothing is read
 * @param handle must not throw. @param moved called with the new position after each step, also when nothing in it was wanted
 */
export async function followLog(db: Database, listener: Listener, isWanted: (tenantId: string) => boolean, handle: (tenantId: string, events: PlacedEvent[]) => void | Promise<void>, moved: (position: number) => void = () => {}): Promise<Follower> {
  let position = await lastPosition(db);
  let reading = position;
  const ending = new AbortController();
  const bell = createBell();
  listener.on(PLACED, bell.ring);

  /** @returns whether there is more at once */
  async function step(): Promise<boolean> {
    const { upto, count, tenantIds } = await studiosAfter(db, position, BATCH);
    reading = upto;
    const from = position;
    for (const tenantId of tenantIds.filter(isWanted)) {
      await handle(tenantId, await inTenant(db, tenantId, (tx) => selectAfter(tx, tenantId, from, BATCH, { upto })));
    }
    if (upto > position) moved((position = upto));
    return count === BATCH;
  }

  async function run() {
    while (!ending.signal.aborted) {
      try {
        if (!(await step())) await bell.wait(POLL_MS);
      } catch (error) {
        if (!ending.signal.aborted) logger.warn({ err: error }, "the log of events could not be read");
        await sleep(RETRY_MS, undefined, { ref: false });
      }
    }
  }
  const ran = run();

  return {
    position: () => reading,
    async stop() {
      ending.abort();
      bell.ring();
      await Promise.race([ran, sleep(STOP_MS, undefined, { ref: false })]);
    },
  };
}
