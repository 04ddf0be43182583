import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { freePort } from "@/services/db/embedded";

export type RunningCluster = {
  url: string;
  /** The process of that name (web0, realtime1, realtime2, worker3, redis), as it was said last. */
  pidOf: (name: string) => number;
  databasePid: () => Promise<number>;
  output: () => string;
  stop: () => Promise<void>;
};

/** `npm run cluster` as processes of their own, over a data folder. @throws with its output when it ends instead */
export async function runCluster(dataDir: string): Promise<RunningCluster> {
  const port = await freePort();
  const child = spawn(process.execPath, ["--import", "tsx", "src/server/cluster/main.ts"], {
    cwd: resolve(import.meta.dirname, "../../.."),
    env: { PATH: process.env.PATH, HOME: process.env.HOME, LOG_LEVEL: "error", DEMO: "0", NODE_ENV: "production", PORT: String(port), DATA_DIR: dataDir },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (part: string) => (output += part));
  const ended = once(child, "close");
  while (!output.includes("runs as a cluster")) {
    const isOver = await Promise.race([ended.then(() => true), once(child.stdout, "data").then(() => false)]);
    if (isOver) throw new Error(`the cluster ended:\n${output}`);
  }
  return {
    url: `http://localhost:${port}`,
    pidOf: (name) => Number([...output.matchAll(new RegExp(`^${name} is process (\\d+)`, "gm"))].at(-1)?.[1]),
    databasePid: async () => Number((await readFile(join(dataDir, "postgres/postmaster.pid"), "utf8")).split("\n")[0]),
    output: () => output,
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
