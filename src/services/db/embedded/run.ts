import { spawn } from "node:child_process";
import { join } from "node:path";
import type { Cluster, OsUser } from "./types";

export interface Outcome {
  /** Exit code; null when a signal ended it. */
  code: number | null;
  stdout: string;
  stderr: string;
}

/**
 * Runs one command to its end and returns what it said; a failing command is an outcome, not an error.
 *
 * The child gets its own session, so that Ctrl-C in the terminal cannot cut it short, a working folder that every user
 * can enter, and an environment of its own.
 * @throws when the command cannot be started at all.
 */
export function run(file: string, args: string[], options: { user?: OsUser | undefined; input?: string } = {}): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd: "/",
      detached: true,
      env: cleanEnvironment(),
      ...options.user,
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    child.stdin.on("error", () => {}); // the child may end without reading its input
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stdout, stderr }));
    child.stdin.end(options.input ?? "");
  });
}

/** Nothing of this process's environment but PATH: PGDATA, PGPORT or a locale of the shell must not matter. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  return { NODE_ENV: process.env.NODE_ENV, PATH: `${process.env.PATH ?? ""}:/usr/sbin:/usr/bin:/sbin:/bin`, LC_ALL: "C", TZ: "UTC" };
}

/** Runs one of PostgreSQL's own programs (`initdb`, `pg_ctl`, `postgres`) as the user of the cluster. */
export function runNative(cluster: Pick<Cluster, "native" | "user">, program: string, args: string[], input?: string): Promise<Outcome> {
  return run(join(cluster.native, "bin", program), args, { user: cluster.user, ...(input !== undefined && { input }) });
}

/** The last line that says something: the part of a program's complaint worth showing to a person. */
export function lastLine(text: string): string {
  return text.trim().split("\n").at(-1)?.trim() ?? "";
}
