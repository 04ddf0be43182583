import { StartupError } from "@/lib/startup-error";
import { logger } from "@/services/logger";

/** One Ctrl-C arrives twice when npm passes it on as well; what comes this soon after the first is the same wish. */
const ECHO_MS = 1000;
const PARENT_CHECK_MS = 200;

export interface Lifetime {
  /** Aborted when the process is to end. */
  ending: AbortSignal;
  /** Aborted when it is to end without waiting for anybody. */
  hurry: AbortSignal;
  /** Says what to undo at the end; what was set up last is undone first. */
  atEnd(undo: () => Promise<unknown>): void;
  /** Ends the process with an exit code, after undoing everything. */
  end(code: number): void;
}

/**
 * Runs the process: starts, then stays until a signal or an error that nobody caught, undoes what was set up, and exits.
 * SIGINT, SIGTERM and a closed terminal end it with code 0, a second one in a hurry; a failed start and an uncaught error with 1.
 */
export function live(start: (lifetime: Lifetime) => Promise<void>): void {
  const ending = new AbortController();
  const hurry = new AbortController();
  const hurried = new Promise<void>((resolve) => hurry.signal.addEventListener("abort", () => resolve()));
  const undos: (() => Promise<unknown>)[] = [];
  let askedAt = 0;

  const lifetime: Lifetime = { ending: ending.signal, hurry: hurry.signal, atEnd: (undo) => void undos.push(undo), end: (code) => void end(code) };

  async function end(code: number): Promise<void> {
    if (ending.signal.aborted) return;
    ending.abort();
    await Promise.race([started, hurried]);
    for (const undo of undos.toReversed()) await undo().catch((error: unknown) => logger.error({ err: error }, "could not be closed"));
    process.exit(code);
  }

  function asked(): void {
    if (!askedAt) console.log("Stopping ...");
    else if (Date.now() - askedAt > ECHO_MS) hurry.abort();
    askedAt ||= Date.now();
    void end(0);
  }

  // A closed terminal is nobody's loss: without listeners, every line said into it would count as an uncaught error.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, asked);
  process.on("uncaughtException", (error) => {
    if (!ending.signal.aborted) logger.fatal({ err: error }, "uncaught error");
    void end(1);
  });
  // Not fatal: a page may start a query early and then not need its answer, as Next explains where it does the same.
  process.on("unhandledRejection", (error) => logger.error({ err: error }, "unhandled rejection"));
  endWithParent(asked);

  const started = start(lifetime).catch((error: unknown) => {
    if (ending.signal.aborted) return;
    if (error instanceof StartupError) console.error(error.message);
    else logger.fatal({ err: error }, "the start failed");
    void end(1);
  });
}

/** Under npm, whose shell may be killed without telling us: then nobody is left to stop this process. */
function endWithParent(asked: () => void): void {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    asked();
  }, PARENT_CHECK_MS);
  timer.unref();
}
