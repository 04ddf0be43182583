import { setTimeout as sleep } from "node:timers/promises";
import { Redis } from "ioredis";
import { StartupError } from "@/lib/startup-error";
import { probePort } from "../listen";
import { keepRunning, type Kept } from "./keep-running";

const READY_MS = 10_000;

/** A Redis of this machine, on a free port of the loopback interface, that keeps nothing on disk. @throws StartupError when there is none to start */
export async function startRedis(host: string): Promise<{ url: string; kept: Kept }> {
  const port = await probePort({ host, port: 0 });
  const kept = keepRunning("redis", "redis-server", ["--port", String(port), "--bind", host, "--save", "", "--appendonly", "no", "--loglevel", "warning"], process.env);
  const url = `redis://${host}:${port}`;
  const until = Date.now() + READY_MS;
  while (!(await answers(url))) {
    if (Date.now() < until) await sleep(100);
    else {
      await kept.stop();
      throw new StartupError("Redis cannot be started: install it (on Debian: apt-get install redis-server), or set REDIS_URL to one that runs.");
    }
  }
  return { url, kept };
}

async function answers(url: string): Promise<boolean> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 });
  redis.on("error", () => {});
  try {
    await redis.connect();
    return (await redis.ping()) === "PONG";
  } catch {
    return false;
  } finally {
    redis.disconnect();
  }
}
