import { randomBytes } from "node:crypto";
import { chown, mkdtemp, open, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { StartupError } from "@/lib/startup-error";
import { unwritable } from "./choose-data-dir";
import { isAlive } from "./is-alive";
import { lastLine, runNative } from "./run";
import type { Cluster, Credentials } from "./types";

/** Only over the loopback interface, only with a password. */
const HOST_RULES = "host all all 127.0.0.1/32 scram-sha-256\n";

/**
 * Creates the cluster unless it exists: a UTF-8 database with byte-wise sorting on every machine, checksums, the three
 * roles and the database. Everything happens in a draft folder beside it, which takes the name when it is complete: a
 * start that was killed halfway leaves no broken cluster, and of two first starts at once one wins.
 *
 * @param major of the PostgreSQL that will run it.
 * @throws StartupError when it cannot be created or belongs to another major version.
 */
export async function ensureCluster(cluster: Cluster, major: string): Promise<void> {
  if (!(await versionOf(cluster.dir))) {
    cluster.log.info(`Creating the database in ${cluster.dir} ...`);
    await removeOldDrafts(cluster.dir);
    await createCluster(cluster);
  }
  const found = await versionOf(cluster.dir);
  if (found === major) return;
  throw new StartupError(
    found
      ? `${cluster.dir} was made by PostgreSQL ${found} and this version brings ${major}: move it with the tools of PostgreSQL ${found} (pg_dump), or set DATA_DIR to another folder.`
      : `${cluster.dir} holds something that is not a database: move it away, or set DATA_DIR to another folder.`,
  );
}

/** The passwords of an existing cluster. @throws StartupError when they cannot be read. */
export async function readCredentials(cluster: Cluster): Promise<Credentials> {
  const file = join(cluster.dir, "credentials.json");
  try {
    return JSON.parse(await readFile(file, "utf8")) as Credentials;
  } catch (error) {
    throw new StartupError(`The database's passwords in ${file} cannot be read (${(error as Error).message}): start as the user that created it, or restore that file.`);
  }
}

async function createCluster(cluster: Cluster): Promise<void> {
  const draft = await mkdtemp(`${cluster.dir}.new-${process.pid}-`).catch((error: unknown) => {
    throw unwritable(dirname(cluster.dir), error);
  });
  try {
    if (cluster.user) await chown(draft, cluster.user.uid, cluster.user.gid);
    const locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--encoding=UTF8"];
    await step(cluster, "initdb", ["-D", draft, "--username=postgres", "--auth=reject", "--data-checksums", ...locale]);
    await writeFile(join(draft, "pg_hba.conf"), HOST_RULES);

    const credentials: Credentials = { postgres: password(), pt_owner: password(), pt_app: password() };
    await step(cluster, "postgres", ["--single", "-c", "exit_on_error=on", "-D", draft, "postgres"], setUp(credentials));
    await writeSecret(join(draft, "credentials.json"), JSON.stringify(credentials));
    await rename(draft, cluster.dir);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!["ENOTEMPTY", "EEXIST"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  }
}

/** What the superuser is needed for, once. Its session ends at a line break: one statement a line. */
function setUp(passwords: Credentials): string {
  return `
ALTER ROLE postgres PASSWORD '${passwords.postgres}';
CREATE ROLE pt_owner LOGIN PASSWORD '${passwords.pt_owner}' IN ROLE pg_use_reserved_connections;
CREATE ROLE pt_app LOGIN PASSWORD '${passwords.pt_app}';
CREATE DATABASE production_tool OWNER pt_owner;
REVOKE CONNECT ON DATABASE production_tool, postgres, template1 FROM PUBLIC;
GRANT CONNECT ON DATABASE production_tool TO pt_app;
GRANT CONNECT ON DATABASE postgres TO pt_owner;
`;
}

async function step(cluster: Cluster, program: string, args: string[], input?: string): Promise<void> {
  const { code, stderr } = await runNative(cluster, program, args, input);
  if (code === 0) return;
  const reason = /(?:FATAL|PANIC|ERROR|error): .*/.exec(stderr)?.[0] ?? lastLine(stderr);
  throw new StartupError(`The database could not be created in ${cluster.dir} (${program}: ${reason}): see that there is room and that the folder can be written.`);
}

async function writeSecret(file: string, text: string): Promise<void> {
  const handle = await open(file, "wx", 0o600);
  await handle.writeFile(text);
  await handle.sync(); // initdb has synced the rest
  await handle.close();
}

/** Drafts of starts that were killed. A draft whose process lives is somebody's work. */
async function removeOldDrafts(dir: string): Promise<void> {
  const prefix = `${basename(dir)}.new-`;
  for (const name of await readdir(dirname(dir)).catch(() => [])) {
    if (!name.startsWith(prefix) || isAlive(Number.parseInt(name.slice(prefix.length), 10))) continue;
    await rm(join(dirname(dir), name), { recursive: true, force: true });
  }
}

const password = () => randomBytes(24).toString("hex");
const versionOf = async (dir: string) => (await readFile(join(dir, "PG_VERSION"), "utf8").catch(() => "")).trim();
