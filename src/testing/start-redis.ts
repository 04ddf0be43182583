import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { Redis } from "ioredis";
import { freePort } from "@/services/db/embedded";
import { ensureRedis } from "./ensure-redis";

export type TestRedis = {
  url: string;
  /** Ends it at once, as a crash would, and waits until it is gone. */
  kill: () => Promise<void>;
  /** Starts it again at the same address, empty. */
  restart: () => Promise<void>;
};

/** A Redis of the test's own on a free port of the loopback interface, which keeps nothing on disk. */
export async function startRedis(): Promise<TestRedis> {
  ensureRedis();
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let child = await run(port, url);
  return {
    url,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGKILL");
      await once(child, "exit");
    },
    async restart() {
      child = await run(port, url);
    },
  };
}

async function run(port: number, url: string): Promise<ChildProcess> {
  const child = spawn("redis-server", ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--loglevel", "warning"], { stdio: "ignore" });
  const probe = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => 50 });
  probe.on("error", () => {}); // it does not listen yet
  const ended = once(child, "exit").then(() => {
    throw new Error(`redis-server ended before it answered at ${url}`);
  });
  ended.catch(() => {});
  await Promise.race([probe.ping(), ended]).finally(() => probe.disconnect());
  return child;
}
