import type { z } from "zod";
import type { Actor, Principal } from "@/lib/principal";
import { Problem } from "@/lib/problem";
import { StartupError } from "@/lib/startup-error";
import { findStudioId } from "@/modules/tenant";
import { type Database, openPool } from "@/services/db";
import { readConfig } from "../config";
import { openDatabase } from "../open-database";

/** The command was not called as it should be: exit code 2. */
export class UsageError extends Error {}

/** Who commands act as. */
export const COMMAND_LINE: Actor = { type: "system", id: "cli", name: "Command line" };

const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** Standard output belongs to the command's answer, so only what went wrong is said, on standard error. */
const log = { info: () => {}, warn: (line: string) => console.error(line) };

/**
 * Runs one command and ends the process: 0 done, 1 refused (one line says why), 2 called wrongly. It works beside a running
 * server and without one.
 *
 * @param usage what --help prints
 * @param read understands the words and returns what to do; called before anything is opened
 */
export async function runCommand(usage: string, read: (words: string[]) => (db: Database) => Promise<void>): Promise<void> {
  const words = process.argv.slice(2);
  if (words.includes("--help")) return console.log(usage);
  try {
    await withDatabase(read(words));
  } catch (error) {
    process.exitCode = isMisuse(error) ? 2 : 1;
    if (isMisuse(error)) console.error(`${error.message.replace(/\.?$/, ".")} --help says how to call it.`);
    else if (error instanceof Problem || error instanceof StartupError) console.error(error.message);
    else console.error(error);
  }
}

async function withDatabase(run: (db: Database) => Promise<void>) {
  const database = await openDatabase(readConfig(process.env), log);
  // Our transactions need no farewell; an embedded database does, when nobody else uses it.
  for (const [signal, code] of Object.entries(SIGNALS)) process.once(signal, () => void database.close().finally(() => process.exit(code)));
  const db = openPool(database.servingUrl, 4);
  try {
    await run(db);
  } finally {
    await db.close();
    await database.close();
  }
}

function isMisuse(error: unknown): error is Error {
  return error instanceof UsageError || (error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS"));
}

/** The options of a command, checked. @throws UsageError that names the first wrong one */
export function checked<T extends z.ZodType>(schema: T, options: Record<string, unknown>): z.infer<T> {
  const parsed = schema.safeParse(options);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = String(issue?.path[0]);
  const option = `--${field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  throw new UsageError(options[field] === undefined ? `${option} is missing` : `${option}: ${issue?.message}`);
}

/** The command line in the studio with this slug, as its owner. @throws Problem 404 */
export async function inStudio(db: Database, slug: string): Promise<Principal> {
  const tenantId = await findStudioId(db, slug);
  if (!tenantId) throw new Problem(404, "studio_not_found", "Not found", `There is no studio with the slug ${slug}: npm run studio -- create --slug ${slug} --name <text> makes it.`);
  return { tenantId, role: "owner", actor: COMMAND_LINE };
}
