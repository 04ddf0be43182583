import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { StartupError } from "@/lib/startup-error";

/** What the pages are made of. */
const SOURCES = ["src", "public", "package-lock.json", "next.config.ts", "postcss.config.mjs", "tsconfig.json"];
const STAMP = ".next/built-from";
const LOCK = ".next/lock";
/** Ample time for a start whose build has ended to write the stamp. */
const STAMP_MS = 2000;

/**
 * Builds the pages when there is no build, or when it was made from other sources. Contents are compared, not times, which
 * a checkout changes.
 *
 * @param signal ends a build that is under way.
 * @throws StartupError when they cannot be built.
 */
export async function buildPages(signal: AbortSignal): Promise<void> {
  const sources = await fingerprint();
  while (!(await isBuiltFrom(sources))) {
    console.log("Building the pages (once, about a minute) ...");
    const code = await nextBuild(signal);
    signal.throwIfAborted();
    if (code === 0) await writeFile(STAMP, sources);
    else if (!(await endOfAnotherBuild(signal)) && !(await isBuiltFrom(sources))) {
      throw new StartupError("The pages could not be built: the lines above say why.");
    }
  }
}

async function isBuiltFrom(sources: string): Promise<boolean> {
  return existsSync(".next/BUILD_ID") && (await readFile(STAMP, "utf8").catch(() => "")) === sources;
}

async function nextBuild(signal: AbortSignal): Promise<number | null> {
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
  const child = spawn(process.execPath, [next, "build"], {
    stdio: "inherit",
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  const stop = () => child.kill("SIGTERM");
  signal.addEventListener("abort", stop);
  const [code] = (await once(child, "exit")) as [number | null];
  signal.removeEventListener("abort", stop);
  return code;
}

/** Next refuses to build beside another build, of a second start; its lock file goes when that one ends. @returns whether there was one. */
async function endOfAnotherBuild(signal: AbortSignal): Promise<boolean> {
  if (!existsSync(LOCK)) return false;
  console.log("Waiting for the other build ...");
  while (existsSync(LOCK)) await sleep(500, undefined, { signal });
  await sleep(STAMP_MS, undefined, { signal });
  return true;
}

async function fingerprint(): Promise<string> {
  const hash = createHash("sha256");
  for (const source of SOURCES) {
    for (const file of await filesOf(source)) hash.update(file).update("\0").update(await readFile(file));
  }
  return hash.digest("hex");
}

/** All files below a path in a stable order, tests left out: no page is made of them. */
async function filesOf(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => undefined);
  if (!found) return [];
  if (found.isFile()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}
