import { type AddressInfo, createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { StartupError } from "@/lib/startup-error";
import { hold } from "./hold";
import { discardLockFile, isServerOf, readLockFile } from "./lock-file";
import { serverLog, type StartProblem, startServer } from "./server-process";
import type { Cluster, Credentials } from "./types";

/** How often a start may fail for a reason that does not look passing. */
const STARTS = 3;

export interface Held {
  client: pg.Client;
  port: number;
}

/**
 * Gets hold of the running database, starting it where it does not run, whatever state it was left in: running without
 * anybody (a killed Node process), being stopped or started by another process, killed with its lock file in place.
 *
 * There is no lock of our own around this. PostgreSQL allows one server a folder, and whoever loses that race, or finds
 * the database leaving, looks again.
 *
 * @param wanted the port to start it on, and how long to try. Without a port: the one it had when it was killed, because
 *   other processes may still have pools on it, else a free one.
 * @throws StartupError with PostgreSQL's reason when it cannot be brought up.
 */
export async function acquire(cluster: Cluster, credentials: Credentials, wanted: { port?: number; seconds: number }): Promise<Held> {
  const deadline = Date.now() + wanted.seconds * 1000;
  let port = wanted.port ?? (await readLockFile(cluster.dir))?.port;
  let problem: StartProblem | undefined;
  let failures = 0;
  for (let pause = 50; Date.now() < deadline; pause = Math.min(pause * 1.5, 1000)) {
    const lock = await readLockFile(cluster.dir);
    if (lock && (await isServerOf(cluster.dir, lock))) {
      const client = await hold(lock.port, credentials);
      if (client) return { client, port: lock.port };
    } else {
      if (lock) await discardLockFile(cluster.dir, lock);
      problem = await startServer(cluster, port ?? (await freePort()));
      if (!problem) continue;
      if (!problem.passing && ++failures >= STARTS) break;
      port = wanted.port;
    }
    await sleep(pause);
  }
  throw new StartupError(
    `The database in ${cluster.dir} does not start (${problem?.reason ?? "it gives no answer"}): see ${serverLog(cluster)}.`,
  );
}

/** A TCP port of the loopback interface that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
