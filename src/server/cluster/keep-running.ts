import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";

const RESTART_MS = 500;
const STOP_MS = 15_000;

export type Kept = { stop: () => Promise<void> };

/** A process that is started again when it ends, until it is stopped. What it says is said with its name before it, and first which process it is. */
export function keepRunning(name: string, command: string, args: string[], env: NodeJS.ProcessEnv): Kept {
  const ending = new AbortController();
  let child: ChildProcess | undefined;

  async function run() {
    while (!ending.signal.aborted) {
      child = spawn(command, args, { env, stdio: ["ignore", "pipe", "pipe"] });
      console.log(`${name} is process ${child.pid}`);
      for (const stream of [child.stdout, child.stderr]) if (stream) createInterface(stream).on("line", (line) => line && console.log(`${name} | ${line}`));
      const ended = await new Promise<string>((resolve) => {
        child?.once("error", (error) => resolve(error.message));
        child?.once("exit", (code, signal) => resolve(signal ?? String(code)));
      });
      if (ending.signal.aborted) return;
      console.log(`${name} | ended (${ended}), is started again`);
      await sleep(RESTART_MS);
    }
  }
  const ran = run();

  return {
    async stop() {
      ending.abort();
      child?.kill("SIGCONT"); // one that was stopped could not end
      child?.kill("SIGTERM");
      const hurry = setTimeout(() => child?.kill("SIGKILL"), STOP_MS);
      await ran;
      clearTimeout(hurry);
    },
  };
}
