import { createHash } from "node:crypto";
import { access, constants, realpath } from "node:fs/promises";
import { userInfo } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { StartupError } from "@/lib/startup-error";
import { makeFolder, nearestFolder } from "./make-folder";
import { canEnter, databaseUser } from "./os-user";
import type { Log } from "./types";

/** Where root keeps what cannot lie in its own checkout because the database user could not reach it there. */
export const SHARED_DIR = "/var/lib/production-tool";

/**
 * Makes sure that the data folder exists, can be written, and can be reached by the user that PostgreSQL runs as.
 *
 * @param wanted the folder as configured, relative to the working folder; `explicit` when a person named it.
 * @returns the absolute folder to use: the wanted one, or, for root's unreachable default, one below /var/lib.
 * @throws StartupError when it cannot be written, or was named and cannot be reached.
 */
export async function chooseDataDir(wanted: { dataDir: string; explicit: boolean }, log: Log): Promise<string> {
  const dir = resolve(wanted.dataDir);
  const user = await databaseUser(join(dir, "postgres"));
  if (!user) return makeWritable(dir);

  if (await canEnter(await nearestFolder(dir), user)) {
    const made = await makeWritable(dir);
    if (await canEnter(made, user)) return made;
  }
  if (wanted.explicit) {
    throw new StartupError(
      `The database runs as another user than root and cannot reach DATA_DIR ${dir}: give the folders above it the right to pass (chmod o+x), or set DATA_DIR to a folder outside of them.`,
    );
  }
  const name = `${basename(dirname(dir))}-${createHash("sha256").update(dir).digest("hex").slice(0, 8)}`;
  await makeWritable(SHARED_DIR);
  const other = await makeWritable(join(SHARED_DIR, name));
  log.info(`The database does not run as root and cannot reach ${dir}, so the data is kept in ${other}.`);
  return other;
}

async function makeWritable(dir: string): Promise<string> {
  try {
    await makeFolder(dir);
    await access(dir, constants.W_OK | constants.X_OK);
    return await realpath(dir);
  } catch (error) {
    throw unwritable(dir, error);
  }
}

/** The clear line for a data folder that refuses a write. */
export function unwritable(dir: string, error: unknown): StartupError {
  const code = (error as NodeJS.ErrnoException).code ?? String(error);
  return new StartupError(
    `The data folder ${dir} cannot be written by user ${userInfo().username} (${code}): make it writable, or set DATA_DIR to a folder that is.`,
  );
}
