import { link, readFile, rename, unlink } from "node:fs/promises";
import { basename, isAbsolute, join } from "node:path";
import { run } from "./run";

/** What PostgreSQL writes into `postmaster.pid`: who runs the cluster, and where it listens. */
export interface LockFile {
  pid: number;
  dir: string;
  port: number;
  /** The server says that it accepts connections. */
  ready: boolean;
  text: string;
}

/** @returns undefined when there is no lock file, or none that is written out yet. */
export async function readLockFile(dir: string): Promise<LockFile | undefined> {
  const text = await readFile(join(dir, "postmaster.pid"), "utf8").catch(() => "");
  const [pid, dataDir, , port, , , , status] = text.split("\n");
  if (!dataDir || !Number(port)) return undefined;
  return { pid: Math.abs(Number(pid)), dir: dataDir, port: Number(port), ready: status?.trim() === "ready", text };
}

/**
 * Whether the process that the lock file names is this cluster's server. After a crash the number may belong to any
 * other process, to a zombie that nobody reaps, or, in a copied data folder, to the server of the original.
 */
export async function isServerOf(dir: string, lock: LockFile): Promise<boolean> {
  const [program, ...args] = await commandLine(lock.pid);
  if (!program || basename(program) !== "postgres") return false;
  const given = args[args.indexOf("-D") + 1];
  return (given && isAbsolute(given) ? given : lock.dir) === dir;
}

async function commandLine(pid: number): Promise<string[]> {
  if (process.platform === "linux") return (await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")).split("\0");
  const { stdout } = await run("ps", ["-ww", "-o", "args=", "-p", String(pid)]);
  return stdout.trim().split(" ");
}

/**
 * Takes away the lock file of a server that is gone: PostgreSQL itself refuses to start when any process has that number.
 * Should another start have replaced the file meanwhile, it is put back; two servers on one folder stay impossible either
 * way, because PostgreSQL also checks its shared memory.
 */
export async function discardLockFile(dir: string, stale: LockFile): Promise<void> {
  const file = join(dir, "postmaster.pid");
  const aside = `${file}.stale-${process.pid}`;
  try {
    await rename(file, aside);
    if ((await readFile(aside, "utf8")) !== stale.text) await link(aside, file);
    await unlink(aside);
  } catch {
    // Another start was faster; the next look at the folder tells what to do.
  }
}
