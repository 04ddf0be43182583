import { setTimeout as sleep } from "node:timers/promises";
import { StartupError } from "@/lib/startup-error";
import { logger } from "@/services/logger";
import { buildPages } from "../build-pages";
import { readConfig } from "../config";
import type { Lifetime } from "../lifetime";
import { probePort } from "../listen";
import { openDatabase } from "../open-database";
import { keepRunning } from "./keep-running";
import { serveProxy } from "./proxy";
import { startRedis } from "./start-redis";

const START_MS = 120_000;
/** Each process has a pool of its own, and Next one more: together they must fit into what PostgreSQL lets in. */
const POOL = "8";
/** The proxy is on this machine. */
const TRUSTED = "127.0.0.0/8, ::1/128";

/** `npm run cluster`: one web, two realtime and one worker process on this machine, with a Redis, behind a small reverse proxy. */
export async function startCluster({ ending, atEnd }: Lifetime): Promise<void> {
  const config = readConfig(process.env);
  const port = await probePort(config);
  await buildPages(ending);
  const { host } = config;
  const redis = config.redisUrl === undefined ? await startRedis(host) : undefined;
  if (redis) atEnd(() => redis.kept.stop());

  // Migrated once before the others come; and kept, so that an embedded database outlives any of them.
  const database = await openDatabase(config, { info: (line) => console.log(line), warn: (line) => logger.warn(line) });
  atEnd(() => database.close());

  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: "production", HOST: host, REDIS_URL: config.redisUrl ?? redis?.url, DB_POOL_MAX: POOL, TRUSTED_PROXIES: process.env.TRUSTED_PROXIES || TRUSTED, npm_lifecycle_event: "" };
  const pagesUrl = config.publicUrl ?? `http://localhost:${port}`;
  const roles = ["web", "realtime", "realtime", "worker"] as const;
  const started = await Promise.all(
    roles.map(async (role, i) => {
      const own = String(await probePort({ host, port: 0 }));
      const kept = keepRunning(`${role}${i}`, process.execPath, ["scripts/start.mjs"], { ...env, ROLES: role, PORT: own, ...(role === "worker" && { PUBLIC_URL: pagesUrl }) }); // the worker has no port of its own that its mails could lead to
      atEnd(() => kept.stop());
      return { role, url: `http://${host}:${own}`, kept };
    }),
  );
  const of = (role: string) => started.filter((one) => one.role === role).map(({ url }) => url);
  await allAnswer([...of("web"), ...of("realtime")], ending);
  const proxy = await serveProxy({ host, port }, { web: of("web"), realtime: of("realtime") });
  atEnd(() => proxy.close());
  console.log(`\nProduction Tool runs as a cluster at ${pagesUrl}`);
}

async function allAnswer(urls: string[], ending: AbortSignal): Promise<void> {
  const until = Date.now() + START_MS;
  for (const url of urls) {
    while (!(await fetch(`${url}/readyz`).then(({ ok }) => ok, () => false))) {
      ending.throwIfAborted();
      if (Date.now() > until) throw new StartupError("The cluster does not start: the lines above say why.");
      await sleep(200);
    }
  }
}
