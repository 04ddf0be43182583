import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { logger } from "@/services/logger";

const RETRY_MS = 500;
const CLOSE_MS = 1_000;

/** Announcements of PostgreSQL. They wake whoever waits; what there is to know is read from tables, so that a lost one costs time alone. */
export type Listener = {
  /** Calls `act` at every announcement with what it says, and without whenever the connection was made anew, because some may have been missed. */
  on: (channel: string, act: (said?: string) => void) => void;
  close: () => Promise<void>;
};

/**
 * Listens over a connection of its own, made anew when it is lost.
 * @param url leads to PostgreSQL itself: behind a transaction pooler nothing is heard, and whoever listens has to look by the clock
 */
export function openListener(url: string): Listener {
  const acts = new Map<string, Set<(said?: string) => void>>();
  const ending = new AbortController();
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;

  async function connect() {
    const mine = new pg.Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: 5_000 });
    client = mine;
    let isLost = false;
    const lost = (error?: Error) => {
      if (isLost) return;
      isLost = true;
      void mine.end();
      if (ending.signal.aborted) return;
      if (error) logger.debug({ err: error }, "the connection that listens was lost");
      timer = setTimeout(() => void connect(), RETRY_MS);
    };
    mine.on("error", lost);
    mine.on("end", () => lost());
    mine.on("notification", ({ channel, payload }) => acts.get(channel)?.forEach((act) => act(payload)));
    try {
      await mine.connect();
      for (const channel of acts.keys()) await mine.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
      for (const each of acts.values()) each.forEach((act) => act());
    } catch (error) {
      lost(error as Error);
    }
  }
  const started = Promise.resolve().then(connect); // a tick later, so that who opens it can say what to listen to
  let asked = started; // one statement after the other

  return {
    on(channel, act) {
      const known = acts.get(channel);
      acts.set(channel, (known ?? new Set()).add(act));
      if (!known) asked = asked.then(async () => void (await client?.query(`LISTEN ${pg.escapeIdentifier(channel)}`))).catch(() => {}); // a lost connection listens when it is back
    },
    async close() {
      ending.abort();
      clearTimeout(timer);
      // A connection that is being made, or whose other end is gone, may not end by itself.
      const ended = started.then(() => client?.end()).catch(() => {});
      await Promise.race([ended, sleep(CLOSE_MS, undefined, { ref: false })]);
    },
  };
}
