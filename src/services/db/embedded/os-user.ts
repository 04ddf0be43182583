import { stat } from "node:fs/promises";
import { StartupError } from "@/lib/startup-error";
import { lastLine, run } from "./run";
import type { OsUser } from "./types";

const NAME = "postgres";

/**
 * Whom PostgreSQL runs as. PostgreSQL refuses to run as root: then it is the owner of the existing cluster, else the
 * system user `postgres`, which is created when there is none.
 * @returns undefined for the user of this process.
 * @throws StartupError when root can neither find nor create such a user.
 */
export async function databaseUser(clusterDir: string): Promise<OsUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(clusterDir).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return (await find()) ?? (await create());
}

async function find(): Promise<OsUser | undefined> {
  const [uid, gid] = await Promise.all([run("id", ["-u", NAME]), run("id", ["-g", NAME])]);
  if (uid.code !== 0 || gid.code !== 0) return undefined;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

async function create(): Promise<OsUser> {
  const outcome = await run("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", NAME]).catch(
    (error: Error) => ({ stderr: error.message }),
  );
  const user = await find(); // whoever created it: two first starts may meet here
  if (user) return user;
  throw new StartupError(
    `PostgreSQL does not run as root, and the system user "${NAME}" could not be created (${lastLine(outcome.stderr)}): create it, or start as an ordinary user.`,
  );
}

/** True when that user can enter the folder: tried as that user, since access lists decide it as well as mode bits. */
export async function canEnter(dir: string, user: OsUser): Promise<boolean> {
  return (await run("/bin/sh", ["-c", 'cd -- "$1"', "sh", dir], { user })).code === 0;
}
