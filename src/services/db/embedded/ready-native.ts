import { cp, mkdtemp, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { StartupError } from "@/lib/startup-error";
import { SHARED_DIR } from "./choose-data-dir";
import { locateNative } from "./locate-native";
import { makeFolder } from "./make-folder";
import { lastLine, run, runNative } from "./run";
import type { Log, OsUser } from "./types";

/**
 * Finds a PostgreSQL that `user` can really run: the one in node_modules, or, where that user cannot reach it (a checkout
 * of root), a copy made once below /var/lib.
 *
 * @returns its folder and its major version.
 * @throws StartupError when it does not run on this machine.
 */
export async function readyNative(user: OsUser | undefined, log: Log): Promise<{ native: string; major: string }> {
  const { native, version } = await locateNative();
  const trial = await tryNative(native, user);
  if (trial.major) return { native, major: trial.major };
  if (!user) throw new StartupError(doesNotRun(trial.problem));

  const copy = join(SHARED_DIR, `postgresql-${version}`);
  if (!(await exists(copy))) {
    log.info(`The database user cannot reach ${native}, so PostgreSQL is copied once to ${copy}.`);
    await copyNative(native, copy).catch((error: Error) => {
      throw new StartupError(`PostgreSQL could not be copied to ${copy} (${error.message}): make room there, or start as an ordinary user.`);
    });
  }
  const second = await tryNative(copy, user);
  if (!second.major) throw new StartupError(doesNotRun(second.problem));
  return { native: copy, major: second.major };
}

async function tryNative(native: string, user: OsUser | undefined): Promise<{ major?: string | undefined; problem: string }> {
  try {
    const { stdout, stderr } = await runNative({ native, user }, "postgres", ["--version"]);
    return { major: /\(PostgreSQL\) (\d+)/.exec(stdout)?.[1], problem: lastLine(stderr) };
  } catch (error) {
    return { problem: (error as Error).message }; // not even started: no right to enter or to execute
  }
}

/** Copies beside the target first: a copy that was cut short must never be taken for a whole one. */
async function copyNative(from: string, to: string): Promise<void> {
  await makeFolder(SHARED_DIR);
  const draft = await mkdtemp(`${to}.new-`);
  try {
    await cp(from, draft, { recursive: true, verbatimSymlinks: true });
    await run("chmod", ["-R", "a+rX", draft]);
    await rename(draft, to);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!(await exists(to))) throw error; // another start was faster, and its copy is as good
  }
}

function doesNotRun(problem: string): string {
  return `The PostgreSQL that npm installed does not run on this machine (${problem}): run "npm ci" here again, or set DATABASE_URL and DATABASE_ADMIN_URL to a PostgreSQL of your own.`;
}

const exists = (path: string) => stat(path).then(() => true, () => false);
