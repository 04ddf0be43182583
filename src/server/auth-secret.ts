import { randomBytes } from "node:crypto";
import { link, readFile, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { StartupError } from "@/lib/startup-error";
import { makeFolder } from "@/services/db/embedded";

/**
 * The secret that signs sessions: made once and kept in the data folder, readable by its owner alone.
 * @throws StartupError when it can be neither read nor kept.
 */
export async function authSecret(dataDir: string): Promise<string> {
  const file = join(dataDir, "auth-secret");
  try {
    await makeFolder(dataDir);
    return await readFile(file, "utf8").catch(() => create(file));
  } catch (error) {
    throw new StartupError(`The secret in ${file} cannot be read or kept (${(error as Error).message}): make it readable, or set AUTH_SECRET (32 characters or more).`);
  }
}

/** Takes its name when it is complete, and never over another: two first starts end up with one secret. */
async function create(file: string): Promise<string> {
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  await writeFile(draft, randomBytes(32).toString("base64url"), { mode: 0o600 });
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  await unlink(draft);
  return readFile(file, "utf8");
}
