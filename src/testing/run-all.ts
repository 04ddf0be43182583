import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildPages } from "@/server/build-pages";
import { POOLER_SAMPLE, testBehindPooler } from "./behind-pooler";
import { ensureChromium } from "./ensure-chromium";
import { ensureRedis } from "./ensure-redis";

// `npm test`: type check, lint, import law, build, then every test. Stops at the first step that fails, and says which.
const REPORT = join(tmpdir(), `production-tool-tests-${process.pid}.json`);

async function step(name: string, work: () => Promise<void>): Promise<void> {
  const began = performance.now();
  try {
    await work();
    console.log(`ok      ${name} (${((performance.now() - began) / 1_000).toFixed(1)} s)`);
  } catch (error) {
    console.error(`FAILED  ${name}: ${error instanceof Error ? error.message : error}`);
    process.exit(1);
  }
}

async function npm(...args: string[]): Promise<void> {
  const child = spawn("npm", ["run", "--silent", ...args], { stdio: "inherit" });
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error("see the lines above");
}

async function vitest(): Promise<void> {
  const child = spawn(process.execPath, ["node_modules/vitest/vitest.mjs", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${REPORT}`], { stdio: "inherit" });
  const [code] = (await once(child, "exit")) as [number | null];
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(await readFile(REPORT, "utf8")) as Record<string, number>;
  const skipped = (numPendingTests ?? 0) + (numTodoTests ?? 0);
  console.log(`\n${numPassedTests} passed, ${numFailedTests} failed`);
  if (skipped > 0) throw new Error(`${skipped} tests were skipped: nothing may be`);
  if (code !== 0) throw new Error("see the lines above");
}

Object.assign(process.env, { NEXT_TELEMETRY_DISABLED: "1" });
await step("browser", async () => {
  process.env.CHROMIUM_PATH = ensureChromium();
});
await step("redis", async () => ensureRedis());
await step("lint", () => npm("check:lint"));
await step("import law", () => npm("check:imports"));
await step("build", () => buildPages(new AbortController().signal)); // before the type check, which wants the routes' types
await step("types", () => npm("check:types"));
await step("tests", vitest);
await step("behind a pooler", () => testBehindPooler(POOLER_SAMPLE));
