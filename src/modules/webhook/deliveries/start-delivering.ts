import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "@/services/db";
import { logger } from "@/services/logger";
import type { WebhookMeans } from "../means";
import { deliverWebhooks } from "./deliver-webhooks";

/** What is under way for longer than this when the process ends is sent again after the next start. */
const STOP_MS = 2_000;

export type Delivering = {
  /** Sends what is due, and what becomes due soon after; when that is under way already, once more after it. Does not wait for it: receivers may be slow, and jobs have other things to do. */
  wake: () => void;
  stop: () => Promise<void>;
};

export function startDelivering(db: Database, means: WebhookMeans): Delivering {
  const ending = new AbortController();
  let running: Promise<void> | undefined;
  let again = false;
  let timer: NodeJS.Timeout | undefined;

  async function run() {
    try {
      const next = await deliverWebhooks(db, { ...means, ending: ending.signal });
      if (next) timer = setTimeout(wake, Math.max(0, next.epochMilliseconds - Date.now())).unref();
    } catch (error) {
      if (!ending.signal.aborted) logger.error({ err: error }, "webhooks could not be delivered: it is tried again in a minute");
    }
    running = undefined;
    if (again) wake();
  }

  function wake() {
    clearTimeout(timer);
    again = running !== undefined;
    if (!again && !ending.signal.aborted) running = run();
  }

  return {
    wake,
    async stop() {
      ending.abort();
      clearTimeout(timer);
      await Promise.race([running, sleep(STOP_MS, undefined, { ref: false })]);
    },
  };
}
