import { setTimeout as sleep } from "node:timers/promises";
import { parseCronItems, run, type Runner } from "graphile-worker";
import pg from "pg";
import { logger } from "@/services/logger";
import { queueLogger } from "./queue-logger";

/** Different jobs at once, so that a slow one holds up none but itself. */
const CONCURRENCY = 3;
/** One to listen on, the others to work with. */
const CONNECTIONS = 1 + CONCURRENCY;
/** A new job is announced; this is for when the announcement was missed, as behind a transaction pooler. */
const POLL_MS = 5_000;
const RESTART_MS = 5_000;
const STOP_MS = 5_000;

/** Work that is due again and again, and once when the queue starts, because it may have been due while nobody was there. */
export type RecurringJob = {
  /** Under which the queue keeps it: no more than one of a name waits. */
  name: string;
  /** When, in the five fields of cron, UTC. */
  at: string;
  /** May be cut short by the end of the process, and then runs anew: what it did must not be done twice. */
  work: () => Promise<void>;
};

export type Queue = {
  /** Has a job done as soon as possible, and after the one of its name that is under way. */
  wake: (name: string) => Promise<void>;
  /** Stops taking jobs, and waits for those under way, though not for long. */
  stop: () => Promise<void>;
};

/**
 * Works through a queue of jobs in PostgreSQL until it is stopped. One process does a job, however many there are. Lost
 * connections are made anew.
 *
 * @param url signs in as the role that owns the schema `graphile_worker`; the tables in it are made and migrated here
 * @throws the driver's errors when it cannot be started
 */
export async function startQueue(url: string, jobs: RecurringJob[]): Promise<Queue> {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS, connectionTimeoutMillis: 10_000 });
  pool.on("error", (error) => logger.warn({ reason: error.message }, "a database connection of the worker was lost while idle"));
  pool.on("connect", (client) => client.on("error", () => {})); // who uses it learns of it
  const ending = new AbortController();
  let runner: Runner | undefined = await begin(pool, jobs).catch(async (error: unknown) => {
    await pool.end();
    throw error;
  });

  /** The runner gives up when it could not report a job as done for minutes. */
  async function keepRunning() {
    while (!ending.signal.aborted) {
      await (runner?.promise ?? sleep(RESTART_MS, undefined, { ref: false }));
      if (!ending.signal.aborted) runner = await begin(pool, jobs).catch((error: unknown) => void logger.warn({ err: error }, "the queue of jobs does not start"));
    }
  }
  const kept = keepRunning();

  return {
    async wake(name) {
      if (runner && !ending.signal.aborted) await add(runner, name);
    },
    async stop() {
      ending.abort();
      const stopped = (async () => {
        await runner?.stop();
        await kept;
        await pool.end();
      })();
      await Promise.race([stopped.catch(() => {}), sleep(STOP_MS, undefined, { ref: false })]);
    },
  };
}

async function begin(pool: pg.Pool, jobs: RecurringJob[]): Promise<Runner> {
  const runner = await run({
    pgPool: pool,
    logger: queueLogger,
    noHandleSignals: true,
    concurrency: CONCURRENCY,
    pollInterval: POLL_MS,
    noPreparedStatements: true,
    taskList: Object.fromEntries(jobs.map((job) => [job.name, inTurn(() => attempt(job))])),
    parsedCronItems: parseCronItems(jobs.map(({ name, at }) => ({ task: name, identifier: name, match: at, options: { backfillPeriod: 0, jobKey: name, jobKeyMode: "replace" } }))),
    preset: {
      plugins: [ownSchema],
      worker: { completeJobBatchDelay: 0 }, // only in batches is it tried again to report a job as done
    },
  });
  try {
    for (const { name } of jobs) await add(runner, name);
    return runner;
  } catch (error) {
    await runner.stop();
    throw error;
  }
}

const add = (runner: Runner, name: string) => runner.addJob(name, {}, { jobKey: name });

/** In this process one after the other of a name. Not by a queue of the library's own: one that a killed process held stays held for hours. */
function inTurn(work: () => Promise<void>): () => Promise<void> {
  let last = Promise.resolve();
  return () => (last = last.then(work));
}

/** To the queue a job that failed is done: it is due again soon, and failed ones would pile up there. */
async function attempt({ name, work }: RecurringJob) {
  try {
    await work();
  } catch (error) {
    logger.error({ err: error, job: name }, "a job failed: it is tried again when it is due");
  }
}

/** The queue would create its schema if need be, which takes a right in the whole database; our role has the schema, and only that. */
const ownSchema: GraphileConfig.Plugin = {
  name: "OwnSchema",
  version: "1",
  worker: {
    middleware: {
      async bootstrap(_next, { client, ctx: { escapedWorkerSchema: schema } }) {
        await client.query(`CREATE TABLE IF NOT EXISTS ${schema}.migrations (id int PRIMARY KEY, ts timestamptz NOT NULL DEFAULT now(), breaking boolean NOT NULL DEFAULT false)`);
      },
    },
  },
};
