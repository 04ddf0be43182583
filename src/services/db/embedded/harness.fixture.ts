import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { isAlive } from "./is-alive";
import { readLockFile } from "./lock-file";

export const quiet = { info: () => {}, warn: () => {} };

/** A new data folder that the database user can reach, and `remove`, which kills what still runs in it. */
export async function temporaryDataDir() {
  const dataDir = await mkdtemp(join(tmpdir(), "pt-embedded-"));
  await chmod(dataDir, 0o755);
  return {
    dataDir,
    async remove() {
      const pid = await serverPid(dataDir);
      if (pid && isAlive(pid)) process.kill(pid, "SIGQUIT");
      await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

/** The process number of the server of that folder; undefined when it is stopped. */
export async function serverPid(dataDir: string): Promise<number | undefined> {
  return (await readLockFile(join(dataDir, "postgres")))?.pid;
}

/** Opens the folder in a process of its own. */
export async function openElsewhere(dataDir: string): Promise<{ child: ChildProcess; adminUrl: string }> {
  const child = spawn(process.execPath, ["--import", "tsx", join(import.meta.dirname, "opener.fixture.ts"), dataDir], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(child.stdout.setEncoding("utf8"), "data")) as [string];
  return { child, adminUrl: line.trim() };
}

/** Sends the signal and waits for the end of the process. */
export async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  child.kill(signal);
  await once(child, "exit");
}

/** One statement on a connection of its own. */
export async function query<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client(url);
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

/** Waits until it is true. @throws after ten seconds. */
export async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 10_000; !(await what()); await sleep(20)) {
    if (Date.now() > end) throw new Error("waited for ten seconds in vain");
  }
}

/** True once nothing runs under that number: a zombie, which only its parent can clear away, counts as gone. */
export async function isGone(pid: number): Promise<boolean> {
  return !isAlive(pid) || /^State:\s+Z/m.test(await readFile(`/proc/${pid}/status`, "utf8").catch(() => ""));
}
