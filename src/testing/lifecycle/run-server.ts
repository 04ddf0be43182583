import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { freePort } from "@/services/db/embedded";

export interface RunningServer {
  url: string;
  process: ChildProcess;
  /** Everything it has printed so far. */
  output(): string;
  /** Sends the signal and waits for the end. @returns the exit code, null when the signal ended it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts `npm start`'s script as a process of its own and waits until it says that it runs. @throws with its output when it ends instead. */
export async function runServer(env: Record<string, string>): Promise<RunningServer> {
  const port = await freePort();
  const { process, output, ended } = launch({ PORT: String(port), ...env });
  while (!/Production Tool runs.* at /.test(output())) {
    const ending = await Promise.race([ended, once(process.stdout, "data").then(() => undefined)]);
    if (ending) throw new Error(`the server ended with ${ending.code}:\n${output()}`);
  }
  return {
    url: `http://localhost:${port}`,
    process,
    output,
    async end(signal) {
      process.kill(signal);
      return (await ended).code;
    },
  };
}

/** Starts it and waits for the end of a start that is expected to fail. */
export async function runToEnd(env: Record<string, string>): Promise<{ code: number | null; output: string }> {
  const { output, ended } = launch(env);
  return { code: (await ended).code, output: output() };
}

function launch(env: Record<string, string>) {
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: resolve(import.meta.dirname, "../../.."),
    // Not the environment of the tests; and a NODE_ENV of somebody's shell must not matter.
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: "development", LOG_LEVEL: "error", DEMO: "0", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (part: string) => (text += part));
  const ended = once(child, "close").then(([code]) => ({ code: code as number | null }));
  return { process: child, output: () => text, ended };
}
