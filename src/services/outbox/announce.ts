import type pg from "pg";
import type { Database } from "@/services/db";
import { logger } from "@/services/logger";

/** The channel on which the relay hears that there are events to number. */
export const WRITTEN = "events_written";

/** What is announced this soon after the last time is announced with the next. */
const PAUSE_MS = 5;

type State = { isBusy: boolean; again: boolean };
const states = new WeakMap<pg.Pool, State>();

/**
 * Wakes the relay. After the commit and not in it: a NOTIFY inside a transaction takes a lock over all commits of the database.
 * One that is lost costs the time until the relay looks by itself.
 */
export function announceEvents({ pool }: Database): void {
  const state = states.get(pool) ?? { isBusy: false, again: false };
  states.set(pool, state);
  if (state.isBusy) {
    state.again = true;
    return;
  }
  state.isBusy = true;
  void announce(pool, state);
}

async function announce(pool: pg.Pool, state: State) {
  do {
    state.again = false;
    await pool.query(`NOTIFY ${WRITTEN}`).catch((error: unknown) => logger.debug({ err: error }, "events could not be announced"));
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS).unref());
  } while (state.again && !pool.ending);
  state.isBusy = false;
}
