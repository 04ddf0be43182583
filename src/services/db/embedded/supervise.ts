import { acquire, type Held } from "./acquire";
import { release } from "./hold";
import type { Cluster, Credentials } from "./types";

const PATIENCE = { seconds: 60 };

export interface Supervision {
  /** Lets go of the database; the last one stops it. */
  close(): Promise<void>;
  /** Calls the listener once, when the database was lost and cannot be brought back. */
  onLost(listener: (error: Error) => void): void;
}

/**
 * Watches the connection that holds the database. When it breaks while in use, the server was killed: it is started
 * again on the same port, so that pools find it by themselves.
 */
export function supervise(cluster: Cluster, credentials: Credentials, first: Held): Supervision {
  const { port } = first;
  const listeners: ((error: Error) => void)[] = [];
  let client: Held["client"] | undefined;
  let closing: Promise<void> | undefined;
  let recovery = Promise.resolve();

  watch(first);

  function watch(held: Held): void {
    client = held.client;
    client.once("end", () => {
      client = undefined;
      if (!closing) recovery = recover();
    });
  }

  async function recover(): Promise<void> {
    cluster.log.warn("The database is gone; bringing it back ...");
    try {
      const held = await acquire(cluster, credentials, { port, ...PATIENCE });
      watch(held);
      if (held.port !== port) throw new Error(`The database came back on another port (${held.port}, it was ${port}).`);
      cluster.log.warn("The database is back.");
    } catch (error) {
      for (const listener of listeners) listener(error as Error);
    }
  }

  async function leave(): Promise<void> {
    await recovery;
    if (!client) return;
    try {
      await release(client, cluster);
    } catch {
      // It broke at this very moment. Only a running database can tell whether anybody else uses it.
      const held = await acquire(cluster, credentials, PATIENCE);
      await release(held.client, cluster);
    }
  }

  return { close: () => (closing ??= leave()), onLost: (listener) => void listeners.push(listener) };
}
