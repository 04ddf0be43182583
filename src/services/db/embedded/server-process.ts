import { spawn } from "node:child_process";
import { open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { unwritable } from "./choose-data-dir";
import { isAlive } from "./is-alive";
import { isServerOf, readLockFile } from "./lock-file";
import { cleanEnvironment, lastLine, runNative } from "./run";
import { serverSettings } from "./settings";
import type { Cluster } from "./types";

/** What a start may run into and what passes by itself: another start, a port just taken, backends of a killed server. */
const PASSING = /lock file|shared memory block|Address already in use|TCP\/IP sockets|could not bind/;

export interface StartProblem {
  reason: string;
  passing: boolean;
}

/** PostgreSQL's own log, in the data folder. */
export const serverLog = (cluster: Cluster) => join(cluster.dir, "server.log");

/**
 * Starts PostgreSQL and waits until it is ready. It runs in a session of its own: Ctrl-C in the terminal does not reach it
 * before the requests are drained, and it survives this process. It is still our child, not a daemon as pg_ctl makes it:
 * then its end leaves no zombie in a container whose first process collects none.
 *
 * @returns why it did not start; undefined when it runs.
 */
export async function startServer(cluster: Cluster, port: number): Promise<StartProblem | undefined> {
  const log = await open(serverLog(cluster), "a", 0o600).catch((error: unknown) => {
    throw unwritable(cluster.dir, error);
  });
  if (cluster.user) await log.chown(cluster.user.uid, cluster.user.gid);
  const { size } = await log.stat();
  const settings = serverSettings(port).flatMap((setting) => ["-c", setting]);
  const child = spawn(join(cluster.native, "bin", "postgres"), ["-D", cluster.dir, ...settings], {
    cwd: "/",
    detached: true,
    env: cleanEnvironment(),
    stdio: ["ignore", log.fd, log.fd],
    ...cluster.user,
  });
  child.unref();
  let ended: string | undefined;
  child.on("error", (error) => (ended = error.message));
  child.on("exit", (code, signal) => (ended = `it ended with ${signal ?? `code ${code}`}`));
  await log.close();

  while (!ended) {
    const lock = await readLockFile(cluster.dir);
    if (lock?.ready && lock.pid === child.pid) return undefined;
    await sleep(20);
  }
  const said = (await readFile(serverLog(cluster))).subarray(size).toString();
  const fatal = [...said.matchAll(/(?:FATAL|PANIC): +(.*)/g)].at(-1)?.[1];
  return { reason: fatal ?? (lastLine(said) || ended), passing: PASSING.test(said) };
}

/**
 * Stops PostgreSQL and returns when its process is gone. A stop that takes too long is cut short; the next start recovers.
 *
 * Not with `pg_ctl stop`: that waits for the lock file to go, and does not notice when another process has started the
 * database again in between.
 */
export async function stopServer(cluster: Cluster): Promise<void> {
  const lock = await readLockFile(cluster.dir);
  if (!lock) return;
  const signal = (name: string) => runNative(cluster, "pg_ctl", ["kill", name, String(lock.pid)]);
  const stopped = async () => !(await isServerOf(cluster.dir, lock));

  await signal("INT");
  if (!(await happens(stopped, 60))) {
    cluster.log.warn("The database does not stop; cutting it short.");
    await signal("QUIT");
    await happens(stopped, 30);
  }
  // What has ended is still listed until its parent collects it; a moment's patience leaves a clean list behind.
  await happens(() => !isAlive(lock.pid), 2);
}

async function happens(what: () => boolean | Promise<boolean>, seconds: number): Promise<boolean> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(10)) {
    if (await what()) return true;
  }
  return false;
}
