import type { Server } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { openListener, openPool } from "@/services/db";
import { logger } from "@/services/logger";
import { createMailer } from "@/services/mail";
import { startRelay } from "@/services/outbox";
import { createApi, createHealth } from "./api";
import { authSecret } from "./auth-secret";
import { startAvailabilityCache } from "./availability-cache";
import { buildPages } from "./build-pages";
import { type ProcessRole, readConfig, ROLES } from "./config";
import { createContext } from "./context";
import { seedDemo } from "./demo";
import type { Lifetime } from "./lifetime";
import { probePort } from "./listen";
import { openDatabase } from "./open-database";
import { serveLive } from "./realtime/serve-live";
import { serveScreens } from "./realtime/serve-screens";
import { serveWeb } from "./web";
import { startWorker } from "./worker";

const POOL_CLOSE_MS = 1000;

const log = { info: (line: string) => console.log(line), warn: (line: string) => logger.warn(line) };

/**
 * Starts the one Node process: database, worker, API and pages. What was set up is undone by the lifetime, also when a later step
 * fails.
 *
 * @throws StartupError in one clear line.
 */
export async function start({ ending, hurry, atEnd, end }: Lifetime, { dev }: { dev: boolean }): Promise<void> {
  const config = readConfig(process.env);
  const port = await probePort(config);
  const pagesUrl = config.publicUrl ?? `http://localhost:${port}`;
  const does = (role: ProcessRole) => config.roles.has(role);
  if (!dev && does("web")) await buildPages(ending);

  const database = await openDatabase(config, log);
  atEnd(() => database.close());
  database.onLost((error) => {
    logger.fatal({ err: error }, "the database is lost");
    end(1);
  });

  // Next compiles its own copy of our modules and opens its own pool: these two it finds in the environment.
  const secret = config.authSecret ?? (await authSecret(database.dataDir));
  Object.assign(process.env, { DATABASE_URL: database.servingUrl, AUTH_SECRET: secret });
  if (database.embedded) process.env.DB_NAMED_STATEMENTS ??= "1"; // no pooler in between
  const db = openPool(database.servingUrl);
  // A query that nobody waits for any more must not hold up the end; stopping the database ends it.
  atEnd(() => Promise.race([db.close(), sleep(POOL_CLOSE_MS, undefined, { ref: false })]));
  const context = createContext(db, { secret, publicUrl: config.publicUrl, redisUrl: config.redisUrl, webhookAllowPrivate: config.webhookAllowPrivate, trustedProxies: config.trustedProxies });
  atEnd(() => context.limiter.close());
  const demo = does("web") && database.embedded && config.demo ? await seedDemo({ ...context, dataDir: database.dataDir }) : undefined;

  const listener = openListener(config.databaseDirectUrl ?? database.servingUrl);
  atEnd(() => listener.close());
  if (does("realtime") || does("worker")) {
    const relay = startRelay(db, listener);
    atEnd(() => relay.stop());
  }
  if (does("worker")) {
    const mailer = config.mail && createMailer(config.mail);
    const worker = await startWorker(database.workerUrl, { db, listener, auth: context.auth, mailer, pagesUrl, webhooks: { secret, addressRule: context.addressRule } });
    atEnd(async () => {
      await worker.stop();
      mailer?.close();
    });
  }

  const kept = does("web") && config.availabilityCache ? await startAvailabilityCache(db, listener, config.redisUrl) : undefined;
  if (kept) atEnd(() => kept.stop());

  ending.throwIfAborted();
  const live = does("realtime") ? (server: Server) => serveLive(server, context, { db, listener, redisUrl: config.redisUrl }) : undefined;
  if (does("web")) {
    const web = await serveWeb({ host: config.host, port, dev, fetch: createApi({ ...context, ...(kept && { loads: kept.loads }) }).fetch, live });
    atEnd(() => web.close(hurry));
  } else if (live) {
    const screens = await serveScreens({ host: config.host, port, fetch: createHealth(db).fetch, live });
    atEnd(() => screens.close());
  }

  const where = does("web") || live ? ` at ${pagesUrl}` : "";
  console.log(`\nProduction Tool runs${config.roles.size < ROLES.length ? ` as ${[...config.roles].join(" and ")}` : ""}${where}`);
  if (demo) console.log(`Sign in to the demo studio as ${demo.email} with the password ${demo.password}`);
}
